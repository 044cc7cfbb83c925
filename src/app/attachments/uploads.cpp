#include "app/attachments/uploads.h"

#include <fmt/format.h>

#include "app/access.h"
#include "app/attachments/attachment_rights.h"
#include "app/attachments/upload_limits.h"
#include "app/messages/draft_place.h"
#include "base/text.h"
#include "mail/read/attachment_name.h"
#include "store/uploads.h"

namespace stoa {

namespace {

std::unexpected<Error> wrong(std::string message, std::string pointer) {
    return std::unexpected(Error{.problem = problems::invalid_value, .message = std::move(message), .pointer = std::move(pointer)});
}

Result<std::string> safe_name(const BeginUpload& request) {
    if (request.name.size() > UploadLimits::name_bytes_max || !is_valid_utf8(request.name))
        return wrong(fmt::format("a file's name is UTF-8 of at most {} bytes", UploadLimits::name_bytes_max), "/name");
    std::string name = mail::clean_attachment_name(request.name);
    if (name.empty()) return wrong("the file has no name", "/name");
    return name;
}

Result<void> require_plain(const BeginUpload& request) {
    const auto is_plain = [](std::string_view text) { return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; }); };
    if (request.declared_type.size() > UploadLimits::type_bytes_max || !is_plain(request.declared_type))
        return wrong(fmt::format("a file's type has at most {} plain characters", UploadLimits::type_bytes_max), "/declared_type");
    if (request.metadata.size() > UploadLimits::metadata_bytes_max || !is_plain(request.metadata))
        return wrong(fmt::format("metadata has at most {} plain characters", UploadLimits::metadata_bytes_max), "/metadata");
    return {};
}

UploadView view_of(SellerId seller, const store::AttachmentRow& row, const std::optional<store::UploadRow>& upload) {
    UploadView view{.seller = seller, .id = row.id, .name = row.name, .size_bytes = row.size_bytes, .state = row.state};
    view.received_bytes = upload ? upload->received_bytes : row.size_bytes;
    if (upload) {
        view.metadata = upload->metadata;
        view.expires_at = upload->expires_at;
    }
    return view;
}

Result<void> require_room(store::Reader& reader, SellerId seller, UserId author) {
    if (TRY(store::count_loose_attachments(reader, seller, author)) < UploadLimits::open_max) return {};
    return std::unexpected(Error{.problem = problems::too_many_uploads,
                                 .message = "there are already as many files that are on no message yet as there may be",
                                 .arguments = {{"max", std::to_string(UploadLimits::open_max)}}});
}

}  // namespace

Result<UploadView> begin_upload(App& app, const Caller& caller, const BeginUpload& request) {
    const Author author = caller.buyer ? Author::Buyer : Author::Seller;
    std::string name = TRY(safe_name(request));
    TRY(require_plain(request));
    TRY(require_allowed_file(app, author, request.name, request.declared_type, request.size_bytes));
    const Timestamp now = app.clock();
    return app.database.write([&](store::Transaction& transaction) -> Result<UploadView> {
        const SellerId seller = TRY(resolve_draft_place(transaction, caller, request.place)).seller;
        TRY(require_room(transaction, seller, caller.user));
        const store::AttachmentRow row{.id = AttachmentId::make(),
                                       .author = author,
                                       .author_id = caller.user,
                                       .name = name,
                                       .declared_type = request.declared_type,
                                       .size_bytes = request.size_bytes,
                                       .created_at = now,
                                       .changed_at = now};
        const store::UploadRow upload{.id = row.id, .metadata = request.metadata, .expires_at = now + UploadLimits::kept};
        TRY(store::add_attachment(transaction, seller, row));
        TRY(store::add_upload(transaction, seller, upload));
        return view_of(seller, row, upload);
    });
}

Result<UploadView> get_upload(App& app, const Caller& caller, SellerId seller, AttachmentId id) {
    return app.database.read([&](store::Reader& reader) -> Result<UploadView> {
        const auto row = TRY(get_own_attachment(reader, caller, seller, id));
        const auto upload = TRY(store::find_upload(reader, seller, id));
        if (upload && upload->expires_at <= app.clock()) return not_found("upload");
        return view_of(seller, row, upload);
    });
}

}  // namespace stoa
