#include "app/mail/failing_mail.h"

#include "base/text.h"
#include "store/buyers.h"
#include "store/mail_failures.h"
#include "store/people.h"

namespace stoa {

namespace {

// Where mail for the caller goes; empty where none can.
Result<std::string> address_of(store::Reader& reader, const Caller& caller) {
    if (caller.buyer) {
        const auto buyer = TRY(store::find_buyer(reader, *caller.buyer));
        return buyer && buyer->email ? fold_case(*buyer->email) : std::string();
    }
    const auto user = TRY(store::find_user(reader, caller.user));
    return user && user->login.contains('@') ? fold_case(user->login) : std::string();
}

}  // namespace

Result<void> note_failure(App& app, store::Transaction& transaction, SellerId seller, const store::SentMail& mail,
                          const std::string& reply) {
    const auto stored = TRY(store::find_sent_mail(transaction, seller, mail.id));
    if (!stored || stored->state == MailState::Failed) return {};
    TRY(store::move_sent_mail(transaction, seller, mail.id, MailState::Failed, app.clock(), reply));
    return store::count_mail_failure(transaction, fold_case(stored->recipient), app.clock(), reply);
}

Result<std::optional<FailingMail>> find_failing_mail(const App& app, store::Reader& reader, const Caller& caller) {
    if (!app.mail.sends()) return std::nullopt;
    std::string address = TRY(address_of(reader, caller));
    if (address.empty()) return std::nullopt;
    auto failures = TRY(store::find_mail_failures(reader, address));
    const bool told = failures && failures->count >= FailingMail::told_from && app.clock() - failures->last_at < FailingMail::told_for;
    if (!told) return std::nullopt;
    return FailingMail{.address = std::move(address), .failed_at = failures->last_at, .reply = std::move(failures->reply)};
}

Result<void> forget_failing_mail(App& app, const Caller& caller) {
    return app.database.write([&](store::Transaction& transaction) -> Result<void> {
        const std::string address = TRY(address_of(transaction, caller));
        return store::forget_mail_failures(transaction, address);
    });
}

}  // namespace stoa
