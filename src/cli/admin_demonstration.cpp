#include <fmt/format.h>
#include <fmt/ostream.h>

#include "cli/admin.h"
#include "cli/read_demonstration.h"

namespace stoa::cli {

Result<int> make_demonstration(App& app, const std::string& directory, const Terminal& terminal) {
    const Timestamp began = system_now();
    const Demonstration demonstration = TRY(read_demonstration(directory, app.clock()));
    const DemonstrationMade made = TRY(create_demonstration(app, demonstration, demonstration_password));
    if (!made.violations.empty()) {
        for (const std::string& violation : made.violations) fmt::print(terminal.err, "{}\n", violation);
        return fail(problems::message_blocked,
                    fmt::format("{} findings in the demonstration's messages; nothing was written", made.violations.size()));
    }
    fmt::print(terminal.out,
               "made {} sellers, {} buyers, {} orders, {} conversations with {} messages ({} masked) in {:.1f} s; the password is {}\n",
               demonstration.sellers.size(), demonstration.buyers.size(), demonstration.orders.size(), demonstration.conversations.size(),
               made.messages, made.masked, static_cast<double>((system_now() - began).ms) / 1000.0, demonstration_password);
    return exit_done;
}

}  // namespace stoa::cli
