// Reads request targets (RFC 9112 section 3.2, RFC 3986) and query strings as browsers write them.
#include "base/ascii.h"
#include "base/text.h"
#include "http/wire/request.h"

namespace stoa::http {

namespace {

enum class Plus { Stays, IsBlank };

Result<std::string> decode(std::string_view text, Plus plus) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
            const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
            if (low < 0) return fail(problems::malformed_request, "a % in the address is not followed by two hexadecimal digits");
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            out += text[i] == '+' && plus == Plus::IsBlank ? ' ' : text[i];
        }
    }
    if (!is_valid_utf8(out)) return fail(problems::invalid_encoding, "the address is not valid UTF-8, or holds a NUL");
    return out;
}

// RFC 9112 section 3.2.2: a server takes the absolute form too.
std::string_view without_origin(std::string_view text) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!text.starts_with(scheme)) continue;
        const std::size_t slash = text.find('/', scheme.size());
        return slash == std::string_view::npos ? std::string_view("/") : text.substr(slash);
    }
    return text;
}

Result<void> parse_query(std::string_view text, Target& target) {
    for (const std::string_view part : split(text, '&')) {
        if (part.empty()) continue;
        if (target.query.size() == Target::parameters_max) return fail(problems::malformed_request, "the address has too many parameters");
        const std::size_t equals = part.find('=');
        auto name = TRY(decode(part.substr(0, equals), Plus::IsBlank));
        auto value = TRY(decode(equals == std::string_view::npos ? std::string_view() : part.substr(equals + 1), Plus::IsBlank));
        target.query.emplace_back(std::move(name), std::move(value));
    }
    return {};
}

}  // namespace

Result<Target> Target::parse(std::string_view text) {
    text = without_origin(text);
    if (!text.starts_with('/')) return fail(problems::malformed_request, "the address does not begin with a /");
    if (text.find('#') != std::string_view::npos) return fail(problems::malformed_request, "the address holds a #");
    Target target;
    const std::size_t question = text.find('?');
    const std::string_view path = text.substr(0, question);
    target.path = path;
    if (path != "/") {
        for (const std::string_view part : split(path.substr(1), '/')) {
            if (target.segments.size() == segments_max) return fail(problems::malformed_request, "the address has too many parts");
            auto segment = TRY(decode(part, Plus::Stays));
            target.segments.push_back(std::move(segment));
        }
    }
    if (question != std::string_view::npos) TRY(parse_query(text.substr(question + 1), target));
    return target;
}

}  // namespace stoa::http
