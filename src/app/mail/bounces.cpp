#include "app/mail/bounces.h"

#include <algorithm>

#include "app/mail/mail_moves.h"
#include "app/mail/mail_name.h"
#include "base/text.h"
#include "store/mails.h"

namespace stoa {

namespace {

using Action = mail::DeliveryStatus::Action;

// What the notification says for good, if anything: that a mail is late is no end of it.
const mail::DeliveryStatus* find_end(const mail::Mail& notification) {
    for (const Action action : {Action::Failed, Action::Delivered, Action::Relayed}) {
        const auto found = std::ranges::find(notification.delivery_status, action, &mail::DeliveryStatus::action);
        if (found != notification.delivery_status.end()) return &*found;
    }
    return nullptr;
}

}  // namespace

std::string bounce_address(const App& app) { return "bounces@" + app.mail.domain; }

bool is_bounce_address(const App& app, std::string_view address) { return fold_case(address) == fold_case(bounce_address(app)); }

Result<void> note_bounce(App& app, const mail::Mail& notification) {
    const std::string_view original = notification.original_message_id;
    const std::size_t at = original.find('@');
    const auto name = at == std::string_view::npos ? std::nullopt : parse_mail_name(original.substr(0, at));
    const mail::DeliveryStatus* const end = find_end(notification);
    if (!end || !name) return {};
    const MailState state = end->action == Action::Failed ? MailState::Bounced : MailState::Delivered;
    const auto moved = TRY(app.database.write([&](store::Transaction& transaction) -> Result<std::optional<store::SentMail>> {
        auto mail = TRY(store::find_sent_mail(transaction, name->seller, name->mail));
        if (mail) TRY(move_mail(app, transaction, name->seller, *mail, state, end->status + " " + end->diagnostic));
        return mail;
    }));
    if (moved) publish_mail_move(app, name->seller, moved->conversation);
    return {};
}

}  // namespace stoa
