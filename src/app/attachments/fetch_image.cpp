#include "app/attachments/fetch_image.h"

#include <algorithm>

#include "app/attachments/blob_names.h"
#include "app/attachments/inspect_attachment.h"
#include "app/attachments/keep_file.h"
#include "app/attachments/upload_limits.h"
#include "base/ascii.h"
#include "base/log.h"
#include "mail/read/attachment_name.h"
#include "policy/text/url.h"
#include "store/attachments.h"
#include "store/jobs.h"

namespace stoa {

namespace {

constexpr std::string_view nameless = "picture";
constexpr std::string_view picture_type = "image/jpeg";  // The limit of size is that of pictures, whichever it is.

// The last step of the address's path, without what programs put behind it. What it is called there says nothing sure of its type.
std::string name_of(std::string_view address) {
    const std::string path = policy::read_url(address).path;
    const std::string_view step = std::string_view(path).substr(path.rfind('/') + 1);
    std::string name = mail::clean_attachment_name(step.substr(0, step.find('.')));
    const bool is_plain = std::ranges::all_of(name, [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_'; });
    return name.empty() || !is_plain ? std::string(nameless) : name;
}

// Until its server says of what type it is, one that its author may send; nothing where no picture is.
std::optional<std::string> usual_type(const AllowedFiles& allowed) {
    if (allowed.media_types.empty()) return "image/jpeg";
    const auto found = std::ranges::find_if(allowed.media_types, [](const std::string& type) { return type.starts_with("image/"); });
    return found == allowed.media_types.end() ? std::nullopt : std::optional(*found);
}

// The picture, or nothing where it is not to be had; why is for the log alone.
std::optional<RemoteFile> try_to_fetch(const App& app, Author author, const std::string& address, const std::stop_token& stop) {
    const AllowedFiles allowed = allowed_files(app, author);
    auto file = app.fetch ? app.fetch(address, allowed.size_bytes_max_of(picture_type), stop)
                          : fail(problems::unavailable, "nothing is fetched here");
    if (!file) {
        log::info("mail: a picture was not fetched: {}", file.error().message);
        return std::nullopt;
    }
    const bool is_picture = file->media_type.starts_with("image/");
    const bool is_allowed =
        allowed.media_types.empty() || std::ranges::find(allowed.media_types, file->media_type) != allowed.media_types.end();
    if (!is_picture || !is_allowed || file->bytes.size() <= decoration_bytes_max) return std::nullopt;
    return *std::move(file);
}

class Fetching {
public:
    Fetching(App& app, SellerId seller, store::AttachmentRow row) : app_(app), seller_(seller), row_(std::move(row)) {}

    Result<void> keep(const RemoteFile& file) {
        const auto blob = TRY(keep_bytes(app_, seller_, file.bytes, allowed_files(app_, row_.author).size_bytes_max_of(picture_type)));
        row_.declared_type = file.media_type;
        row_.size_bytes = blob.size_bytes;
        return app_.database.write([&](store::Transaction& transaction) -> Result<void> {
            if (!TRY(is_wanted(transaction))) return {};
            if (!TRY(still_there(transaction, seller_, blob)))
                return fail(problems::unavailable, "the picture's bytes were collected meanwhile");
            TRY(store::set_attachment_size(transaction, seller_, row_));
            TRY(store::put_attachment_file(transaction, seller_, row_.id,
                                           {.part = AttachmentPart::Original, .sha256 = blob.sha256, .media_type = row_.declared_type}));
            return want_inspection(app_, transaction, {.user = row_.author_id, .role = Role::System}, seller_, row_.id);
        });
    }

    Result<std::optional<DraftId>> drop() {
        return app_.database.write([&](store::Transaction& transaction) -> Result<std::optional<DraftId>> {
            const auto now = TRY(store::find_attachment(transaction, seller_, row_.id));
            if (!now || now->state != AttachmentState::Checking) return std::nullopt;
            TRY(store::delete_attachment(transaction, seller_, row_.id, app_.clock()));
            return now->draft;
        });
    }

private:
    Result<bool> is_wanted(store::Reader& reader) const {
        const auto now = TRY(store::find_attachment(reader, seller_, row_.id));
        const auto file = TRY(store::find_attachment_file(reader, seller_, row_.id, AttachmentPart::Original));
        return now && now->state == AttachmentState::Checking && !file;
    }

    App& app_;
    SellerId seller_;
    store::AttachmentRow row_;
};

struct Wanted {
    AttachmentId id;
    std::string address;
};

// The job's payload: the file's id, a blank, the address.
Result<Wanted> wanted_by(const Job& job) {
    const std::size_t blank = job.payload.find(' ');
    const auto id = AttachmentId::parse(job.payload.substr(0, blank));
    if (!id || blank == std::string::npos) return fail(problems::internal, "the job names no picture");
    return Wanted{.id = *id, .address = job.payload.substr(blank + 1)};
}

}  // namespace

Result<std::optional<AttachmentId>> want_image(App& app, const Caller& caller, SellerId seller, const std::string& address) {
    const Author author = caller.buyer ? Author::Buyer : Author::Seller;
    const auto type = usual_type(allowed_files(app, author));
    if (!type) return std::nullopt;
    const store::AttachmentRow row{.id = AttachmentId::make(),
                                   .author = author,
                                   .author_id = caller.user,
                                   .name = name_of(address),
                                   .declared_type = *type,
                                   .state = AttachmentState::Checking,
                                   .created_at = app.clock(),
                                   .changed_at = app.clock()};
    TRY(app.database.write([&](store::Transaction& transaction) -> Result<void> {
        TRY(store::add_attachment(transaction, seller, row));
        return store::add_job(transaction, {.seller = seller,
                                            .id = JobId::make(),
                                            .kind = JobKind::FetchImage,
                                            .run_at = app.clock(),
                                            .payload = row.id.text() + " " + address});
    }));
    return row.id;
}

Result<std::optional<DraftId>> fetch_image(App& app, const Job& job, const std::stop_token& stop) {
    const Wanted wanted = TRY(wanted_by(job));
    auto row = TRY(app.database.read([&](store::Reader& reader) { return store::find_attachment(reader, job.seller, wanted.id); }));
    if (!row || row->state != AttachmentState::Checking || row->size_bytes > 0) return std::nullopt;
    const auto file = try_to_fetch(app, row->author, wanted.address, stop);
    if (!file && stop.stop_requested()) return fail(problems::unavailable, "the server stops");
    Fetching fetching(app, job.seller, *std::move(row));
    if (!file) return fetching.drop();
    TRY(fetching.keep(*file));
    return std::nullopt;
}

}  // namespace stoa
