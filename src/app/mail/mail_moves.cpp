#include "app/mail/mail_moves.h"

#include "app/conversations/quiet_events.h"
#include "store/buyer_marks.h"

namespace stoa {

Result<void> note_mail_move(App& app, store::Transaction& transaction, SellerId seller, ConversationId conversation, const Uuid& object) {
    const auto row = TRY(note_quiet_event(app, transaction, conversation, {.seller = seller, .verb = Verb::MailMoved, .object = object}));
    if (!row) return {};
    return store::note_mark(transaction, store::BuyerMark::Mail, row->conversation.buyer, conversation, app.clock());
}

Result<void> move_mail(App& app, store::Transaction& transaction, SellerId seller, const store::SentMail& mail, MailState state,
                       const std::string& reply) {
    TRY(store::move_sent_mail(transaction, seller, mail.id, state, app.clock(), reply));
    if (!mail.conversation || mail.kind != MailKind::Message) return {};
    return note_mail_move(app, transaction, seller, *mail.conversation, mail.id);
}

void publish_mail_move(App& app, SellerId seller, const std::optional<ConversationId>& conversation) {
    app.hub.publish(seller);
    if (!conversation) return;
    const auto row =
        app.database.read([&](store::Reader& reader) { return store::find_conversation(reader, seller, *conversation, UserId{}); });
    if (row && *row) app.hub.publish((*row)->conversation.buyer);
}

}  // namespace stoa
