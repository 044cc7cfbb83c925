#include "app/messages/kept_draft.h"

#include "app/people/secrets.h"
#include "store/conversations.h"
#include "store/message_mails.h"
#include "store/people.h"

namespace stoa {

Result<Target> load_draft_target(store::Reader& reader, SellerId seller, const store::DraftRow& draft) {
    if (draft.conversation) return load_conversation_target(reader, seller, *draft.conversation);
    if (draft.order) return load_order_target(reader, seller, *draft.order, draft.topic.value_or(Topic::Other), draft.author);
    const auto author = TRY(store::find_user(reader, draft.author_id));
    if (!draft.sku || !author || !author->buyer) return not_found("conversation");
    return load_sku_target(reader, seller, *author->buyer, *draft.sku, draft.item_title.value_or(*draft.sku));
}

Result<Caller> find_draft_author(store::Reader& reader, SellerId seller, const store::DraftRow& draft) {
    const auto user = TRY(store::find_user(reader, draft.author_id));
    // What is no person is a seller's program.
    Caller author = user ? caller_of(*user) : Caller{.user = draft.author_id, .role = Role::Token, .door = Door::Api};
    if (TRY(store::find_mail_behind(reader, seller, draft.id))) author.door = Door::Mail;
    author.unproven = draft.unproven;
    return author;
}

Submission submission_of(const Caller& author, Target target, store::DraftRow draft) {
    return {.caller = author,
            .target = std::move(target),
            .author = draft.author,
            .kind = draft.kind.value_or(Kind::Reply),
            .reason = draft.reason,
            .subject = std::move(draft.subject).value_or(""),
            .text = std::move(draft.body),
            .draft = draft.id};
}

Result<std::optional<std::int32_t>> raise_version(store::Transaction& transaction, SellerId seller, const store::DraftRow& draft) {
    if (!draft.conversation || draft.author != Author::Seller) return std::nullopt;
    auto row = TRY(store::find_conversation(transaction, seller, *draft.conversation, UserId{}));
    if (!row) return std::nullopt;
    ++row->inbox.version;
    if (!TRY(store::move_inbox(transaction, seller, *draft.conversation, row->inbox)))
        return fail(problems::conversation_busy, "a message of this conversation was faster");
    return row->inbox.version;
}

}  // namespace stoa
