#include "app/attachments/upload_limits.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/access.h"
#include "policy/match/file_size.h"
#include "policy/match/file_type.h"

namespace stoa {

namespace {

constexpr std::string_view rule = "content.attachment";
constexpr std::string_view animation = "image/gif";  // A buyer's may come: what moves in it is another rule's matter.

std::unexpected<Error> refused(std::string_view name, std::string what, std::string message) {
    return std::unexpected(Error{.problem = problems::file_type_refused,
                                 .message = fmt::format("{}: {}", name, message),
                                 .pointer = "/name",
                                 .arguments = {{"what", std::move(what)}}});
}

}  // namespace

std::int64_t AllowedFiles::size_bytes_max() const {
    std::int64_t most = 0;
    for (const Size& size : sizes) most = std::max(most, size.bytes_max);
    return most;
}

std::int64_t AllowedFiles::size_bytes_max_of(std::string_view media_type) const {
    const auto found = std::ranges::find(sizes, policy::file_kind_word(media_type), &Size::kind);
    return found == sizes.end() ? size_bytes_max() : found->bytes_max;  // What may not be sent at all is refused for that.
}

AllowedFiles allowed_files(const App& app, Author author) {
    static const policy::RuleSetting nothing_said;
    AllowedFiles allowed;
    const policy::RuleSetting* setting = app.pack.find_rule(rule);
    if (!setting || setting->is_off()) setting = &nothing_said;
    allowed.media_types = setting->list("media_types");
    if (author == Author::Buyer && !allowed.media_types.empty() &&
        std::ranges::find(allowed.media_types, animation) == allowed.media_types.end())
        allowed.media_types.emplace_back(animation);
    for (const std::string_view kind : policy::file_kind_words()) {
        const bool is_sent = allowed.media_types.empty() || std::ranges::any_of(allowed.media_types, [&](const auto& type) {
                                 return policy::file_kind_word(type) == kind;
                             });
        if (is_sent) allowed.sizes.push_back({.kind = kind, .bytes_max = policy::file_size_bytes_max(*setting, author, kind)});
    }
    return allowed;
}

Result<AllowedFiles> get_upload_limits(const App& app, const Caller& caller, std::optional<SellerId> seller) {
    if (!seller) {
        TRY(require_buyer(caller));
        return allowed_files(app, Author::Buyer);
    }
    TRY(require(caller, Right::WriteMessages, *seller));
    return allowed_files(app, Author::Seller);
}

Result<void> require_allowed_file(const App& app, Author author, std::string_view name, std::string_view declared_type,
                                  std::int64_t size_bytes) {
    const AllowedFiles allowed = allowed_files(app, author);
    if (size_bytes <= 0)
        return std::unexpected(Error{.problem = problems::invalid_value, .message = "the file is empty", .pointer = "/size_bytes"});
    const policy::FileType type = policy::read_file_type(name, declared_type);
    if (type.is_disguised || type.disagrees) return refused(name, "disguised", "its name and its type say different things");
    const bool is_listed =
        allowed.media_types.empty() || std::ranges::find(allowed.media_types, type.media_type) != allowed.media_types.end();
    const bool is_opened = policy::can_be_opened(type.media_type) && !allowed.media_types.empty() && is_listed;
    if ((type.may_run && !is_opened) || !is_listed) return refused(name, "type", "files of this type are not accepted");
    return require_size(allowed, type.media_type, size_bytes);
}

Result<void> require_size(const AllowedFiles& allowed, std::string_view media_type, std::int64_t size_bytes) {
    const std::int64_t most = allowed.size_bytes_max_of(media_type);
    if (size_bytes <= most) return {};
    const std::string_view kind = policy::file_kind_word(media_type);
    return std::unexpected(Error{.problem = problems::file_too_large,
                                 .message = fmt::format("a file of this kind ({}) may have at most {} bytes", kind, most),
                                 .pointer = "/size_bytes",
                                 .arguments = {{"max", std::to_string(most)}, {"kind", std::string(kind)}}});
}

}  // namespace stoa
