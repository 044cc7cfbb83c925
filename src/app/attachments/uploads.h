// Brings the bytes of a file in, as slowly and as often interrupted as may be (tus 1.0: create, ask how far, go on, give up).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/app.h"
#include "app/messages/drafts.h"
#include "blobs/incoming_file.h"
#include "domain/caller.h"
#include "store/attachments.h"
#include "store/blobs.h"

namespace stoa {

struct BeginUpload {
    DraftPlace place{};  // Where the file is to be said: it decides whose it is.
    std::string name{};  // As the author's program calls it, in UTF-8.
    std::string declared_type{};
    std::int64_t size_bytes = 0;
    std::string metadata{};  // Given back as it was.
};

struct UploadView {
    SellerId seller{};
    AttachmentId id{};
    std::string name{};  // As it was made safe.
    std::int64_t size_bytes = 0;
    std::int64_t received_bytes = 0;  // That are on the disk; all of them where it is no upload any more.
    std::string metadata{};
    std::optional<Timestamp> expires_at{};  // While bytes are missing.
    AttachmentState state = AttachmentState::Uploading;
};

// Refused before a byte is sent: file_type_refused, file_too_large, too_many_uploads; NotFound where the place is not the caller's.
Result<UploadView> begin_upload(App& app, const Caller& caller, const BeginUpload& request);

// The caller's own; NotFound after it has ended.
Result<UploadView> get_upload(App& app, const Caller& caller, SellerId seller, AttachmentId id);

// Bytes of one request, as they come. What is not committed is forgotten; while one is there no other may begin. For one thread at a time.
class UploadAppend {
public:
    // upload_misplaced where the upload does not go on at `offset`, upload_busy while another connection appends.
    static Result<UploadAppend> begin(App& app, const Caller& caller, SellerId seller, AttachmentId id, std::int64_t offset);

    // Of the whole file, as it was said.
    std::int64_t size_bytes() const { return row_.size_bytes; }

    // file_too_large beyond the size that was said. storage_full, unavailable: commit what came before, and come again.
    Result<void> add(std::string_view bytes);

    // When it returns, what was added is on the disk and will not be asked for again. With the last byte the file is kept, and is looked
    // into next. Where that fails (no room, an S3 store that is away) the upload stays as far as it was before this request.
    Result<UploadView> commit();

private:
    UploadAppend(App& app, Caller caller, SellerId seller, store::AttachmentRow row, std::int64_t begin)
        : app_(app), caller_(std::move(caller)), seller_(seller), row_(std::move(row)), begin_(begin) {}

    // Where the bytes are a blob already, and only the last transaction is missing: a process died there.
    static Result<bool> is_kept(App& app, SellerId seller, const store::AttachmentRow& row);
    Result<UploadView> finish();
    Result<std::optional<store::BlobRow>> claim(const blobs::SealedFile& sealed);
    Result<UploadView> hand_over(const store::BlobRow& blob);

    App& app_;
    Caller caller_;
    SellerId seller_;
    store::AttachmentRow row_;
    std::int64_t begin_;
    std::optional<blobs::PartialFile> file_{};  // None where the bytes are kept already.
};

}  // namespace stoa
