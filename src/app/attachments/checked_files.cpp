#include "app/attachments/checked_files.h"

#include <algorithm>

#include "app/attachments/attachment_rights.h"
#include "app/attachments/facts_json.h"
#include "store/attachments.h"

namespace stoa {

namespace {

// Without facts nobody has looked into it yet.
Result<std::optional<policy::FileFacts>> find_facts(store::Reader& reader, SellerId seller, const store::AttachmentRow& row) {
    const auto text = TRY(store::find_attachment_facts(reader, seller, row.id));
    if (!text) return std::nullopt;
    policy::FileFacts facts = TRY(decode_facts(*text));
    // Why it was refused is known to the rules too.
    const auto is_why = [&](const policy::FileConcern& concern) { return concern.id == *row.refusal; };
    if (row.refusal && std::ranges::none_of(facts.concerns, is_why)) facts.concerns.push_back({.id = *row.refusal});
    return facts;
}

Result<std::vector<CheckedFile>> checked_files(store::Reader& reader, SellerId seller, std::vector<store::AttachmentRow> rows) {
    std::vector<CheckedFile> files;
    files.reserve(rows.size());
    for (store::AttachmentRow& row : rows) {
        auto facts = TRY(find_facts(reader, seller, row));
        files.push_back({row.id,
                         row.state,
                         {.name = std::move(row.name),
                          .media_type = std::move(row.detected_type).value_or(std::move(row.declared_type)),
                          .size_bytes = static_cast<std::size_t>(row.size_bytes),
                          .facts = std::move(facts)}});
    }
    return files;
}

}  // namespace

Result<std::vector<CheckedFile>> list_checked_files(store::Reader& reader, SellerId seller, DraftId draft) {
    return checked_files(reader, seller, TRY(store::list_draft_attachments(reader, seller, draft)));
}

Result<std::vector<CheckedFile>> list_checked_files(store::Reader& reader, const Caller& caller, SellerId seller,
                                                    const std::vector<AttachmentId>& files) {
    std::vector<store::AttachmentRow> rows;
    for (const AttachmentId id : files) rows.push_back(TRY(get_own_attachment(reader, caller, seller, id)));
    return checked_files(reader, seller, std::move(rows));
}

Result<void> require_same_files(store::Reader& reader, SellerId seller, DraftId draft, const std::vector<CheckedFile>& checked) {
    const auto rows = TRY(store::list_draft_attachments(reader, seller, draft));
    const bool is_same = std::ranges::equal(rows, checked, [](const store::AttachmentRow& row, const CheckedFile& file) {
        return row.id == file.id && row.state == file.state;
    });
    if (!is_same) return fail(problems::conversation_busy, "the draft got other files meanwhile");
    return {};
}

}  // namespace stoa
