#include "app/attachments/attachment_rights.h"

#include <fmt/format.h>

#include "app/access.h"
#include "store/buyer_conversations.h"
#include "store/drafts.h"

namespace stoa {

namespace {

Result<bool> may_see_message(store::Reader& reader, const Caller& caller, SellerId seller, ConversationId conversation) {
    if (!caller.buyer) return may_at(caller, Right::ReadInbox, seller);
    const auto own = TRY(store::find_buyer_conversation(reader, *caller.buyer, conversation));
    return own && own->seller == seller;
}

// Others see a draft only while a moderator has to decide about it.
Result<bool> may_see_draft(store::Reader& reader, const Caller& caller, SellerId seller, DraftId id) {
    const auto draft = TRY(store::find_draft(reader, seller, id));
    if (!draft) return false;
    return draft->author_id == caller.user || (draft->state == DraftState::Held && may(caller, Right::Moderate));
}

Result<bool> may_see(store::Reader& reader, const Caller& caller, SellerId seller, const store::AttachmentRow& row) {
    if (row.seq) return may_see_message(reader, caller, seller, *row.conversation);
    if (row.author_id == caller.user) return true;
    if (row.draft) return may_see_draft(reader, caller, seller, *row.draft);
    return false;
}

}  // namespace

Result<store::AttachmentRow> get_own_attachment(store::Reader& reader, const Caller& caller, SellerId seller, AttachmentId id) {
    if (!caller.buyer) TRY(require(caller, Right::WriteMessages, seller));
    auto row = TRY(store::find_attachment(reader, seller, id));
    if (!row || row->author_id != caller.user) return not_found("file");
    return *std::move(row);
}

Result<store::AttachmentRow> get_visible_attachment(store::Reader& reader, const Caller& caller, SellerId seller, AttachmentId id) {
    auto row = TRY(store::find_attachment(reader, seller, id));
    // What is missing takes as long as what is another's.
    if (!row && caller.buyer) TRY(may_see_message(reader, caller, seller, ConversationId{}));
    if (!row || !TRY(may_see(reader, caller, seller, *row))) return not_found("file");
    return *std::move(row);
}

Result<void> require_visible_draft(store::Reader& reader, const Caller& caller, SellerId seller, DraftId draft) {
    if (!TRY(may_see_draft(reader, caller, seller, draft))) return not_found("draft");
    return {};
}

std::unexpected<Error> file_not_ready(const store::AttachmentRow& row) {
    return std::unexpected(Error{.problem = problems::file_not_ready,
                                 .message = fmt::format("the file is not ready: {}", to_text(row.state)),
                                 .arguments = {{"state", std::string(to_text(row.state))}}});
}

}  // namespace stoa
