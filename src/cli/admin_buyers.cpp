#include <fmt/format.h>
#include <fmt/ostream.h>

#include "app/people/merge_buyers.h"
#include "cli/admin.h"
#include "cli/progress.h"

namespace stoa::cli {

Result<int> merge_buyers(App& app, const std::string& kept, const std::string& merged, const Terminal& terminal) {
    Progress progress(terminal, 0, "orders and conversations");
    const auto draw = [&](std::int64_t rows) { progress.update(rows, rows); };
    const BuyersMerged done = TRY(stoa::merge_buyers(app, {.kept = kept, .merged = merged, .on_progress = draw}));
    if (done.were_one) {
        fmt::print(terminal.out, "{} and {} are one buyer already\n", kept, merged);
        return exit_done;
    }
    fmt::print(terminal.out, "{} is the buyer {} now: moved {} orders and {} conversations\n", merged, kept, done.orders,
               done.conversations);
    if (done.logins_moved > 0) {
        fmt::print(terminal.out, "{} sign in as before{} and see all of it; {} sessions were ended\n",
                   done.logins_moved == 1 ? "the merged buyer's login can" : "the merged buyer's logins can",
                   done.both_had_logins ? ", beside the kept buyer's," : "", done.sessions_ended);
    }
    return exit_done;
}

}  // namespace stoa::cli
