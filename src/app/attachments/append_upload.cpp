// The bytes of an upload: on the disk first, then in its row. The last of them make it a blob: its row is claimed, the bytes are moved to
// where blobs lie, and a second transaction hands the file over. Whatever dies in between, the client is told of the same offset as before
// and sends the rest again.
#include <fmt/format.h>

#include "app/attachments/attachment_rights.h"
#include "app/attachments/blob_names.h"
#include "app/attachments/inspect_attachment.h"
#include "app/attachments/upload_limits.h"
#include "app/attachments/uploads.h"
#include "store/audit.h"
#include "store/jobs.h"
#include "store/uploads.h"

namespace stoa {

namespace {

std::unexpected<Error> misplaced(std::int64_t next, std::int64_t size) {
    return std::unexpected(Error{.problem = problems::upload_misplaced,
                                 .message = fmt::format("the upload goes on at byte {} of {}", next, size),
                                 .arguments = {{"next", std::to_string(next)}, {"size", std::to_string(size)}}});
}

UploadView view_of(SellerId seller, const store::AttachmentRow& row, std::int64_t received_bytes) {
    return {.seller = seller,
            .id = row.id,
            .name = row.name,
            .size_bytes = row.size_bytes,
            .received_bytes = received_bytes,
            .state = row.state};
}

}  // namespace

Result<bool> UploadAppend::is_kept(App& app, SellerId seller, const store::AttachmentRow& row) {
    const auto file = TRY(app.database.read(
        [&](store::Reader& reader) { return store::find_attachment_file(reader, seller, row.id, AttachmentPart::Original); }));
    if (!file) return false;
    const auto blob = TRY(app.blobs.find(blob_name(seller, *file)));
    return blob && blob->size_bytes == row.size_bytes;
}

Result<UploadAppend> UploadAppend::begin(App& app, const Caller& caller, SellerId seller, AttachmentId id, std::int64_t offset) {
    struct Found {
        store::AttachmentRow row;
        std::int64_t received_bytes = 0;
    };
    auto found = TRY(app.database.read([&](store::Reader& reader) -> Result<Found> {
        auto row = TRY(get_own_attachment(reader, caller, seller, id));
        const auto upload = TRY(store::find_upload(reader, seller, id));
        if (!upload) return Found{row, row.size_bytes};
        if (upload->expires_at <= app.clock()) return not_found("upload");
        return Found{std::move(row), upload->received_bytes};
    }));
    if (found.received_bytes != offset) return misplaced(found.received_bytes, found.row.size_bytes);
    UploadAppend append(app, caller, seller, std::move(found.row), offset);
    if (append.row_.state != AttachmentState::Uploading) return append;
    auto file = blobs::PartialFile::open(app.blobs.incoming_folder(), id.text(), offset);
    const bool is_gone = !file && file.error().kind() == ErrorKind::NotFound;
    if (is_gone && TRY(is_kept(app, seller, append.row_))) return append;
    // Bytes that were acknowledged are lost with the disk: who asks how far it is must hear that it begins anew.
    if (is_gone)
        TRY(app.database.write(
            [&](store::Transaction& transaction) { return store::delete_attachment(transaction, seller, id, app.clock()); }));
    if (!file) return std::unexpected(file.error());
    append.file_.emplace(*std::move(file));
    return append;
}

Result<void> UploadAppend::add(std::string_view bytes) {
    if (!file_) return {};
    return file_->add(bytes, row_.size_bytes);
}

Result<UploadView> UploadAppend::commit() {
    if (row_.state != AttachmentState::Uploading) return view_of(seller_, row_, row_.size_bytes);
    if (!file_ || file_->size_bytes() == row_.size_bytes) return finish();
    TRY(file_->sync());
    const Timestamp now = app_.clock();
    const std::int64_t received = file_->size_bytes();
    const bool moved = TRY(app_.database.write([&](store::Transaction& transaction) {
        return store::move_upload(transaction, seller_, row_.id, begin_, received, now + UploadLimits::kept);
    }));
    if (!moved) return not_found("upload");
    begin_ = received;
    UploadView view = view_of(seller_, row_, received);
    view.expires_at = now + UploadLimits::kept;
    return view;
}

Result<UploadView> UploadAppend::finish() {
    if (!file_) {
        const auto file = TRY(app_.database.read(
            [&](store::Reader& reader) { return store::find_attachment_file(reader, seller_, row_.id, AttachmentPart::Original); }));
        if (!file) return not_found("upload");
        return hand_over({.sha256 = file->sha256, .copy = file->copy, .size_bytes = file->size_bytes});
    }
    const blobs::SealedFile sealed = TRY(file_->seal());
    const auto blob = TRY(claim(sealed));
    if (!blob) return not_found("upload");
    TRY(app_.blobs.put(sealed, blob_name(seller_, *blob)));
    return hand_over(*blob);
}

// Nothing where the upload was given up, or another connection was faster.
Result<std::optional<store::BlobRow>> UploadAppend::claim(const blobs::SealedFile& sealed) {
    return app_.database.write([&](store::Transaction& transaction) -> Result<std::optional<store::BlobRow>> {
        const auto row = TRY(store::find_attachment(transaction, seller_, row_.id));
        if (!row || row->state != AttachmentState::Uploading) return std::nullopt;
        auto blob = TRY(claim_blob(app_, transaction, seller_, sealed));
        TRY(store::put_attachment_file(transaction, seller_, row_.id,
                                       {.part = AttachmentPart::Original, .sha256 = sealed.sha256, .media_type = row_.declared_type}));
        return blob;
    });
}

Result<UploadView> UploadAppend::hand_over(const store::BlobRow& blob) {
    return app_.database.write([&](store::Transaction& transaction) -> Result<UploadView> {
        auto row = TRY(store::find_attachment(transaction, seller_, row_.id));
        if (!row) return not_found("upload");
        if (row->state != AttachmentState::Uploading) return view_of(seller_, *row, row->size_bytes);
        const auto file = TRY(store::find_attachment_file(transaction, seller_, row_.id, AttachmentPart::Original));
        const bool is_ours = file && file->sha256 == blob.sha256 && TRY(still_there(transaction, seller_, blob));
        if (!is_ours) return fail(problems::upload_busy, "another connection sent the same file meanwhile");
        row->state = AttachmentState::Checking;
        row->changed_at = app_.clock();
        TRY(store::update_attachment(transaction, seller_, *row));
        TRY(store::delete_upload(transaction, seller_, row->id));
        TRY(want_inspection(app_, transaction, caller_, seller_, row->id));
        return view_of(seller_, *row, row->size_bytes);
    });
}

}  // namespace stoa
