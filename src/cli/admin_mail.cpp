// stoa admin mail: what waits to go out, and what could not; and who may write for a seller where no mail goes out.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include "app/mail/mail_queue.h"
#include "app/mail/sender_confirmation.h"
#include "cli/admin.h"

namespace stoa::cli {

namespace {

constexpr int listed_max = 1000;  // Of each state.
const Caller system_caller{.role = Role::System};

}  // namespace

Result<int> list_mail_queue(App& app, const Terminal& terminal) {
    const auto mails = TRY(stoa::list_mail_queue(app, listed_max));
    for (const QueuedMail& mail : mails) {
        fmt::print(terminal.out, "{}  {}  {}  to {}{}\n", to_text(mail.name), to_text(mail.state), format_time(mail.changed_at),
                   mail.recipient, mail.reply.empty() ? "" : ": " + mail.reply);
    }
    if (mails.empty()) fmt::print(terminal.out, "no mail waits, and none has failed\n");
    return exit_done;
}

Result<int> show_mail(App& app, const std::string& name, const Terminal& terminal) {
    const ShownMail shown = TRY(stoa::show_mail(app, system_caller, name));
    if (!shown.source) return fail(problems::not_found, "what the mail was about is gone");
    terminal.out << *shown.source;
    return exit_done;
}

Result<int> retry_mail(App& app, const std::string& name, const Terminal& terminal) {
    TRY(stoa::retry_mail(app, system_caller, name));
    fmt::print(terminal.out, "{} is sent again as soon as a server runs\n", name);
    return exit_done;
}

Result<int> confirm_sender(App& app, const std::string& seller, const std::string& address, const Terminal& terminal) {
    TRY(confirm_waiting_sender(app, seller, address));
    fmt::print(terminal.out, "{} may write for {} now\n", address, seller);
    return exit_done;
}

}  // namespace stoa::cli
