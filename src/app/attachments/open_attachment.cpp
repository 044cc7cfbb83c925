#include <fmt/format.h>

#include "app/access.h"
#include "app/attachments/attachment_rights.h"
#include "app/attachments/attachments.h"
#include "app/attachments/blob_names.h"
#include "base/log.h"
#include "store/audit.h"

namespace stoa {

namespace {

struct Found {
    store::AttachmentRow row;
    store::AttachmentFile file;
};

Result<Found> find(store::Reader& reader, const Caller& caller, const OpenAttachment& request) {
    auto row = TRY(get_visible_attachment(reader, caller, request.seller, request.id));
    if (request.part == AttachmentPart::Original && !may(caller, Right::Moderate)) return not_found("file");
    if (row.state != AttachmentState::Ready) return file_not_ready(row);
    auto file = TRY(store::find_attachment_file(reader, request.seller, request.id, request.part));
    if (!file) return not_found("file");
    return Found{std::move(row), *std::move(file)};
}

Result<void> note_look(App& app, const Caller& caller, const OpenAttachment& request, const store::AttachmentRow& row) {
    if (!is_operator_role(caller.role)) return {};
    return app.database.write([&](store::Transaction& transaction) {
        return store::append_audit(transaction,
                                   {.seller = request.seller,
                                    .actor = caller.user,
                                    .actor_role = caller.role,
                                    .verb = Verb::AttachmentRead,
                                    .conversation = row.conversation,
                                    .object = row.id.uuid},
                                   app.key);
    });
}

}  // namespace

Result<OpenedAttachment> open_attachment(App& app, const Caller& caller, const OpenAttachment& request) {
    auto found = TRY(app.database.read([&](store::Reader& reader) { return find(reader, caller, request); }));
    const blobs::BlobName name = blob_name(request.seller, found.file);
    auto reader = TRY(app.blobs.open(name, request.range));
    if (!reader) {
        log::error("the blob {} is missing; `stoa admin blobs verify` tells what else is", name.text());
        return fail(problems::file_damaged, fmt::format("the blob {} is missing", name.text()));
    }
    TRY(note_look(app, caller, request, found.row));
    return OpenedAttachment{.name = std::move(found.row.name),
                            .media_type = std::move(found.file.media_type),
                            .size_bytes = found.file.size_bytes,
                            .sha256 = std::move(found.file.sha256),
                            .reader = std::move(reader)};
}

}  // namespace stoa
