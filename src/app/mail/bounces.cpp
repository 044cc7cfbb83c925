#include "app/mail/bounces.h"

#include <algorithm>

#include "app/mail/outgoing_mails.h"
#include "store/mails.h"

namespace stoa {

Result<void> note_bounce(App& app, const mail::Mail& notification) {
    const auto failed =
        std::ranges::find(notification.delivery_status, mail::DeliveryStatus::Action::Failed, &mail::DeliveryStatus::action);
    const auto name = parse_mail_name(notification.original_message_id);
    if (failed == notification.delivery_status.end() || !name) return {};
    TRY(app.database.write([&](store::Transaction& transaction) -> Result<void> {
        if (!TRY(store::find_sent_mail(transaction, name->seller, name->mail))) return {};
        return store::move_sent_mail(transaction, name->seller, name->mail, MailState::Failed, app.clock(),
                                     failed->status + " " + failed->diagnostic);
    }));
    app.hub.publish(name->seller);
    return {};
}

}  // namespace stoa
