// Puts files on a draft, and throws them away.
#include <fmt/format.h>

#include <algorithm>

#include "app/attachments/attachment_rights.h"
#include "app/attachments/attachment_view.h"
#include "app/attachments/upload_limits.h"
#include "store/audit.h"
#include "store/drafts.h"

namespace stoa {

namespace {

Result<void> require_few(const std::vector<AttachmentId>& files) {
    if (files.size() > UploadLimits::files_max)
        return std::unexpected(Error{.problem = problems::too_many_files,
                                     .message = fmt::format("a message may have at most {} files", UploadLimits::files_max),
                                     .arguments = {{"max", std::to_string(UploadLimits::files_max)}}});
    auto sorted = files;
    std::ranges::sort(sorted);
    if (std::ranges::adjacent_find(sorted) != sorted.end()) return fail(problems::invalid_value, "a file is named twice");
    return {};
}

Result<void> require_own_draft(store::Reader& reader, const Caller& caller, SellerId seller, DraftId id) {
    const auto draft = TRY(store::find_draft(reader, seller, id));
    const bool is_open = draft && (draft->state == DraftState::Writing || draft->state == DraftState::Blocked);
    if (!is_open || draft->author_id != caller.user) return not_found("draft");
    return {};
}

Result<void> place(store::Transaction& transaction, SellerId seller, store::AttachmentRow row, std::optional<DraftId> draft,
                   std::int16_t position, Timestamp now) {
    row.draft = draft;
    row.position = position;
    row.changed_at = now;
    TRY(store::update_attachment(transaction, seller, row));
    return {};
}

// A file that is on the draft already may stay there whatever it is: its author sees why it was refused.
Result<void> require_placeable(const store::AttachmentRow& row, DraftId draft) {
    if (row.draft == draft) return {};
    if (!row.is_loose()) return not_found("file");
    if (row.state == AttachmentState::Uploading || row.state == AttachmentState::Refused) return file_not_ready(row);
    return {};
}

Result<void> remove_row(App& app, store::Transaction& transaction, const Caller& caller, SellerId seller, AttachmentId id) {
    const auto row = TRY(get_own_attachment(transaction, caller, seller, id));
    if (row.seq) return not_found("file");
    if (row.draft) TRY(require_own_draft(transaction, caller, seller, *row.draft));
    TRY(store::delete_attachment(transaction, seller, id, app.clock()));
    return store::append_audit(
        transaction,
        {.seller = seller, .actor = caller.user, .actor_role = caller.role, .verb = Verb::AttachmentRemoved, .object = id.uuid}, app.key);
}

}  // namespace

Result<std::vector<AttachmentView>> place_attachments(App& app, const Caller& caller, const PlaceAttachments& request) {
    TRY(require_few(request.files));
    const SellerId seller = request.seller;
    const Timestamp now = app.clock();
    return app.database.write([&](store::Transaction& transaction) -> Result<std::vector<AttachmentView>> {
        TRY(require_own_draft(transaction, caller, seller, request.draft));
        for (store::AttachmentRow& row : TRY(store::list_draft_attachments(transaction, seller, request.draft)))
            if (std::ranges::find(request.files, row.id) == request.files.end())
                TRY(place(transaction, seller, std::move(row), std::nullopt, 0, now));
        std::int16_t position = 0;
        for (const AttachmentId id : request.files) {
            auto row = TRY(get_own_attachment(transaction, caller, seller, id));
            TRY(require_placeable(row, request.draft));
            TRY(place(transaction, seller, std::move(row), request.draft, position++, now));
        }
        return list_attachments_of_draft(transaction, seller, request.draft);
    });
}

Result<void> add_attachments(App& app, store::Transaction& transaction, const Caller& caller, const PlaceAttachments& request) {
    const auto there = TRY(store::list_draft_attachments(transaction, request.seller, request.draft));
    std::vector<AttachmentId> all;
    for (const store::AttachmentRow& row : there) all.push_back(row.id);
    all.insert(all.end(), request.files.begin(), request.files.end());
    TRY(require_few(all));
    auto position = static_cast<std::int16_t>(there.size());
    for (const AttachmentId id : request.files) {
        auto row = TRY(get_own_attachment(transaction, caller, request.seller, id));
        TRY(require_placeable(row, request.draft));
        TRY(place(transaction, request.seller, std::move(row), request.draft, position++, app.clock()));
    }
    return {};
}

Result<void> remove_attachment(App& app, const Caller& caller, SellerId seller, AttachmentId id) {
    TRY(app.database.write([&](store::Transaction& transaction) { return remove_row(app, transaction, caller, seller, id); }));
    // What is left of its bytes where this fails goes with the next start.
    return blobs::PartialFile::remove(app.blobs.incoming_folder(), id.text());
}

}  // namespace stoa
