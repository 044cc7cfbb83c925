// How files are shown, and what becomes of those of a draft that is delivered.
#include "app/attachments/attachment_rights.h"
#include "app/attachments/attachment_view.h"
#include "app/attachments/facts_json.h"

namespace stoa {

namespace {

Result<std::vector<AttachmentView>> views_of(store::Reader& reader, SellerId seller, const std::vector<store::AttachmentRow>& rows) {
    std::vector<AttachmentView> views;
    views.reserve(rows.size());
    for (const store::AttachmentRow& row : rows) views.push_back(TRY(attachment_view(reader, seller, row)));
    return views;
}

AttachmentPartView part_view(const store::AttachmentFile& file) {
    return {.part = file.part, .media_type = file.media_type, .size_bytes = file.size_bytes, .width = file.width, .height = file.height};
}

// Where what was refused is a file within the file.
Result<std::optional<std::string>> find_refused_entry(store::Reader& reader, SellerId seller, const store::AttachmentRow& row) {
    const auto facts = TRY(store::find_attachment_facts(reader, seller, row.id));
    if (!facts || !row.refusal) return std::nullopt;
    for (const policy::FileConcern& concern : TRY(decode_facts(*facts)).concerns)
        if (concern.id == *row.refusal && !concern.entry.empty()) return concern.entry;
    return std::nullopt;
}

}  // namespace

Result<AttachmentView> attachment_view(store::Reader& reader, SellerId seller, const store::AttachmentRow& row) {
    AttachmentView view{.seller = seller,
                        .id = row.id,
                        .name = row.name,
                        .media_type = row.detected_type.value_or(row.declared_type),
                        .size_bytes = row.size_bytes,
                        .state = row.state,
                        .refusal = row.refusal};
    if (row.state == AttachmentState::Refused) view.refused_entry = TRY(find_refused_entry(reader, seller, row));
    if (row.state != AttachmentState::Ready) return view;
    for (const store::AttachmentFile& file : TRY(store::list_attachment_files(reader, seller, row.id)))
        if (file.part != AttachmentPart::Original) view.parts.push_back(part_view(file));
    return view;
}

Result<void> add_originals(store::Reader& reader, std::vector<AttachmentView>& views) {
    for (AttachmentView& view : views) {
        if (view.state != AttachmentState::Ready) continue;
        const auto original = TRY(store::find_attachment_file(reader, view.seller, view.id, AttachmentPart::Original));
        const auto rebuilt = TRY(store::find_attachment_file(reader, view.seller, view.id, AttachmentPart::Rebuilt));
        if (original && rebuilt && original->sha256 != rebuilt->sha256) view.parts.push_back(part_view(*original));
    }
    return {};
}

Result<std::vector<AttachmentView>> list_attachments_of_draft(store::Reader& reader, SellerId seller, DraftId draft) {
    return views_of(reader, seller, TRY(store::list_draft_attachments(reader, seller, draft)));
}

Result<std::vector<AttachmentView>> list_attachments_of_message(store::Reader& reader, SellerId seller, ConversationId conversation,
                                                                std::int32_t seq) {
    return views_of(reader, seller, TRY(store::list_message_attachments(reader, seller, conversation, seq)));
}

Result<std::map<std::int32_t, std::vector<AttachmentView>>> list_attachments_of_messages(store::Reader& reader, SellerId seller,
                                                                                         ConversationId conversation,
                                                                                         std::int32_t first_seq, std::int32_t last_seq) {
    std::map<std::int32_t, std::vector<AttachmentView>> views;
    for (const store::AttachmentRow& row : TRY(store::list_conversation_attachments(reader, seller, conversation, first_seq, last_seq)))
        views[row.seq.value_or(0)].push_back(TRY(attachment_view(reader, seller, row)));
    return views;
}

Result<AttachmentView> get_attachment(App& app, const Caller& caller, SellerId seller, AttachmentId id) {
    return app.database.read([&](store::Reader& reader) -> Result<AttachmentView> {
        const auto row = TRY(get_visible_attachment(reader, caller, seller, id));
        return attachment_view(reader, seller, row);
    });
}

Result<std::vector<AttachmentView>> list_draft_attachments(App& app, const Caller& caller, SellerId seller, DraftId draft) {
    return app.database.read([&](store::Reader& reader) -> Result<std::vector<AttachmentView>> {
        TRY(require_visible_draft(reader, caller, seller, draft));
        return list_attachments_of_draft(reader, seller, draft);
    });
}

Result<std::vector<AttachmentView>> deliver_attachments(store::Transaction& transaction, SellerId seller, DraftId draft,
                                                        ConversationId conversation, std::int32_t seq) {
    const auto rows = TRY(store::list_draft_attachments(transaction, seller, draft));
    for (const store::AttachmentRow& row : rows)
        if (row.state != AttachmentState::Ready) return file_not_ready(row);
    if (!rows.empty()) TRY(store::move_attachments_to_message(transaction, seller, draft, conversation, seq));
    return views_of(transaction, seller, rows);
}

}  // namespace stoa
