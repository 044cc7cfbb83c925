#include "app/access.h"
#include "app/attachments/attachment_rights.h"
#include "app/attachments/attachments.h"
#include "app/attachments/blob_names.h"
#include "app/operator_look.h"

namespace stoa {

namespace {

struct Found {
    store::AttachmentRow row;
    store::AttachmentFile file;
};

Result<Found> find(store::Reader& reader, const Caller& caller, SellerId seller, AttachmentId id, AttachmentPart part) {
    auto row = TRY(get_visible_attachment(reader, caller, seller, id));
    if (part == AttachmentPart::Original && !may(caller, Right::Moderate)) return not_found("file");
    if (row.state != AttachmentState::Ready) return file_not_ready(row);
    auto file = TRY(store::find_attachment_file(reader, seller, id, part));
    if (!file) return not_found("file");
    return Found{std::move(row), *std::move(file)};
}

}  // namespace

Result<FoundPart> find_attachment_part(App& app, const Caller& caller, SellerId seller, AttachmentId id, AttachmentPart part) {
    auto found = TRY(app.database.read([&](store::Reader& reader) { return find(reader, caller, seller, id, part); }));
    return FoundPart{.name = std::move(found.row.name),
                     .media_type = std::move(found.file.media_type),
                     .size_bytes = found.file.size_bytes,
                     .sha256 = std::move(found.file.sha256)};
}

Result<OpenedAttachment> open_attachment(App& app, const Caller& caller, const OpenAttachment& request) {
    auto found =
        TRY(app.database.read([&](store::Reader& reader) { return find(reader, caller, request.seller, request.id, request.part); }));
    auto reader = TRY(open_blob(app, blob_name(request.seller, found.file), request.range));
    const store::AttachmentRow& row = found.row;
    TRY(note_operator_look(
        app, caller, {.seller = request.seller, .verb = Verb::AttachmentRead, .conversation = row.conversation, .object = row.id.uuid}));
    return OpenedAttachment{.name = std::move(found.row.name),
                            .media_type = std::move(found.file.media_type),
                            .size_bytes = found.file.size_bytes,
                            .sha256 = std::move(found.file.sha256),
                            .reader = std::move(reader)};
}

}  // namespace stoa
