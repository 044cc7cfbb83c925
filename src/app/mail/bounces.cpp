#include "app/mail/bounces.h"

#include <algorithm>

#include "app/mail/failing_mail.h"
#include "app/mail/mail_name.h"
#include "store/mails.h"

namespace stoa {

Result<void> note_bounce(App& app, const mail::Mail& notification) {
    const auto failed =
        std::ranges::find(notification.delivery_status, mail::DeliveryStatus::Action::Failed, &mail::DeliveryStatus::action);
    const std::string_view original = notification.original_message_id;
    const std::size_t at = original.find('@');
    const auto name = at == std::string_view::npos ? std::nullopt : parse_mail_name(original.substr(0, at));
    if (failed == notification.delivery_status.end() || !name) return {};
    TRY(app.database.write([&](store::Transaction& transaction) -> Result<void> {
        const auto mail = TRY(store::find_sent_mail(transaction, name->seller, name->mail));
        if (!mail) return {};
        return note_failure(app, transaction, name->seller, *mail, failed->status + " " + failed->diagnostic);
    }));
    app.hub.publish(name->seller);
    return {};
}

}  // namespace stoa
