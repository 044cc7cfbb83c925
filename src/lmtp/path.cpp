#include "lmtp/path.h"

#include <arpa/inet.h>

#include <array>
#include <optional>

#include "base/ascii.h"
#include "base/text.h"

namespace stoa::lmtp {

namespace {

std::unexpected<Error> wrong(std::string message) { return fail(problems::invalid_value, std::move(message)); }

bool take(std::string_view& text, char c) {
    if (!text.starts_with(c)) return false;
    text.remove_prefix(1);
    return true;
}

// RFC 5322 section 3.2.3; RFC 6531 adds all of UTF-8 beyond ASCII.
bool is_atext(char c) {
    constexpr std::string_view specials = "!#$%&'*+-/=?^_`{|}~";
    return is_letter(c) || is_digit(c) || !is_ascii(c) || specials.contains(c);
}

bool is_label_end(char c) { return is_letter(c) || is_digit(c) || !is_ascii(c); }

bool is_label(std::string_view label) {
    if (label.empty() || label.size() > label_size_bytes_max) return false;
    return is_label_end(label.front()) && is_label_end(label.back()) &&
           std::ranges::all_of(label, [](char c) { return is_label_end(c) || c == '-'; });
}

bool is_domain(std::string_view domain) {
    return !domain.empty() && domain.size() <= domain_size_bytes_max && std::ranges::all_of(split(domain, '.'), is_label);
}

bool is_dot_string(std::string_view text) {
    return std::ranges::all_of(split(text, '.'),
                               [](std::string_view atom) { return !atom.empty() && std::ranges::all_of(atom, is_atext); });
}

// What stands between the quotes, with the quoting undone.
std::optional<std::string> take_quoted_string(std::string_view& text) {
    if (!take(text, '"')) return std::nullopt;
    std::string content;
    while (!text.empty() && text.front() != '"') {
        const bool is_pair = take(text, '\\');
        if (text.empty() || is_control(text.front()) || (is_pair && !is_ascii(text.front()))) return std::nullopt;
        content += text.front();
        text.remove_prefix(1);
    }
    return take(text, '"') ? std::optional(content) : std::nullopt;
}

std::string quote(std::string_view content) {
    std::string quoted = "\"";
    for (const char c : content) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

Result<std::string> take_local_part(std::string_view& text) {
    const std::string_view given = text;
    std::string local;
    if (text.starts_with('"')) {
        const auto content = take_quoted_string(text);
        if (!content) return wrong("the quoted local part is not sound");
        local = is_dot_string(*content) ? *content : quote(*content);
    } else {
        const std::size_t end = std::min(text.find_first_of("@>"), text.size());
        local = text.substr(0, end);
        text.remove_prefix(end);
        if (!is_dot_string(local)) return wrong("the local part is not sound");
    }
    if (given.size() - text.size() > local_part_size_bytes_max) return wrong("the local part is too long");
    return local;
}

bool is_ipv4(const std::string& text) {
    in_addr address{};
    return ::inet_pton(AF_INET, text.c_str(), &address) == 1;
}

bool is_ipv6(const std::string& text) {
    in6_addr address{};
    return ::inet_pton(AF_INET6, text.c_str(), &address) == 1;
}

// IPv6 is the only tag that is registered (RFC 5321 section 4.1.3).
Result<std::string> take_address_literal(std::string_view& text) {
    constexpr std::string_view tag = "IPv6:";
    const std::size_t end = text.find(']');
    if (end > path_size_bytes_max) return wrong("the address literal has no end");  // Also where there is none.
    const std::string_view content = text.substr(1, end - 1);
    text.remove_prefix(end + 1);
    if (is_ipv4(std::string(content))) return "[" + std::string(content) + "]";
    if (starts_ignoring_case(content, tag)) {
        const std::string address = to_lower(content.substr(tag.size()));
        if (is_ipv6(address)) return "[" + std::string(tag) + address + "]";
    }
    return wrong("the address literal is not an IP address");
}

Result<std::string> take_domain(std::string_view& text) {
    if (text.starts_with('[')) return take_address_literal(text);
    const std::size_t end = std::min(text.find_first_of(">,:@"), text.size());
    const std::string_view domain = text.substr(0, end);
    if (!is_domain(domain)) return wrong("the domain is not sound");
    text.remove_prefix(end);
    return to_lower(domain);
}

// `@one.example,@two.example:` says by which hosts a mail should go; it "MUST BE accepted … and SHOULD be ignored".
Result<void> skip_source_route(std::string_view& text) {
    if (!text.starts_with('@')) return {};
    do {
        if (!take(text, '@')) return wrong("the source route is not sound");
        TRY(take_domain(text));
    } while (take(text, ','));
    if (!take(text, ':')) return wrong("the source route has no end");
    return {};
}

Result<std::string> take_mailbox(std::string_view& text, PathKind kind) {
    constexpr std::string_view postmaster = "postmaster";  // RFC 5321 section 4.5.1
    TRY(skip_source_route(text));
    const std::string local = TRY(take_local_part(text));
    if (kind == PathKind::Forward && text.starts_with('>') && equal_ignoring_case(local, postmaster)) return std::string(postmaster);
    if (!take(text, '@')) return wrong("the address has no domain");
    const std::string domain = TRY(take_domain(text));
    return local + '@' + domain;
}

}  // namespace

Result<Path> parse_path(std::string_view text, PathKind kind) {
    std::string_view rest = text;
    if (!is_valid_utf8(text)) return wrong("the address is not UTF-8");
    if (!take(rest, '<')) return wrong("the address does not stand in angle brackets");
    Path path;
    const bool is_null = rest.starts_with('>');
    if (is_null && kind == PathKind::Forward) return wrong("the address is empty");
    if (!is_null) path.address = TRY(take_mailbox(rest, kind));
    if (!take(rest, '>')) return wrong("the address does not end in an angle bracket");
    path.size_bytes = text.size() - rest.size();
    if (path.size_bytes > path_size_bytes_max) return wrong("the address is too long");
    path.is_ascii = std::ranges::all_of(path.address, [](char c) { return is_ascii(c); });
    return path;
}

}  // namespace stoa::lmtp
