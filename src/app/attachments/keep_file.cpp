#include "app/attachments/keep_file.h"

#include "app/attachments/blob_names.h"
#include "app/attachments/inspect_attachment.h"
#include "app/attachments/upload_limits.h"
#include "mail/read/attachment_name.h"
#include "policy/match/file_type.h"

namespace stoa {

namespace {

constexpr std::string_view nameless = "file";

std::string name_of(const WholeFile& file) {
    std::string name = mail::clean_attachment_name(file.name);
    return name.empty() ? std::string(nameless) : name;
}

}  // namespace

Result<store::BlobRow> keep_bytes(App& app, SellerId seller, std::string_view bytes, std::int64_t size_bytes_max) {
    auto writer = TRY(blobs::BlobWriter::begin(app.blobs.incoming_folder(), size_bytes_max));
    TRY(writer.add(bytes));
    const blobs::SealedFile sealed = TRY(writer.seal());
    auto blob = TRY(app.database.write([&](store::Transaction& transaction) { return claim_blob(app, transaction, seller, sealed); }));
    TRY(app.blobs.put(sealed, blob_name(seller, blob)));
    return blob;
}

Result<AttachmentId> keep_file(App& app, const Caller& caller, const WholeFile& file) {
    const Author author = caller.buyer ? Author::Buyer : Author::Seller;
    const std::string type = policy::read_file_type(file.name, file.declared_type).media_type;
    const AllowedFiles allowed = allowed_files(app, author);
    TRY(require_size(allowed, type, static_cast<std::int64_t>(file.bytes.size())));
    const auto blob = TRY(keep_bytes(app, file.seller, file.bytes, allowed.size_bytes_max_of(type)));
    const store::AttachmentRow row{.id = AttachmentId::make(),
                                   .author = author,
                                   .author_id = caller.user,
                                   .name = name_of(file),
                                   .declared_type = file.declared_type,
                                   .size_bytes = blob.size_bytes,
                                   .state = AttachmentState::Checking,
                                   .created_at = app.clock(),
                                   .changed_at = app.clock()};
    TRY(app.database.write([&](store::Transaction& transaction) -> Result<void> {
        if (!TRY(still_there(transaction, file.seller, blob)))
            return fail(problems::unavailable, "the file's bytes were collected meanwhile");
        TRY(store::add_attachment(transaction, file.seller, row));
        TRY(store::put_attachment_file(transaction, file.seller, row.id,
                                       {.part = AttachmentPart::Original, .sha256 = blob.sha256, .media_type = row.declared_type}));
        return want_inspection(app, transaction, caller, file.seller, row.id);
    }));
    return row.id;
}

}  // namespace stoa
