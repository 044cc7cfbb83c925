#include "policy/text/url.h"

#include <algorithm>
#include <cctype>

#include "base/text.h"

namespace stoa::policy {

namespace {

bool is_special(std::string_view scheme) { return scheme.empty() || scheme == "http" || scheme == "https" || scheme == "ftp"; }

std::string folded(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

// Browsers drop tabs and line ends, and take "\" for "/".
std::string cleaned(std::string_view text) {
    std::string out;
    for (const char c : trim(text)) {
        if (c != '\t' && c != '\n' && c != '\r') out += c == '\\' ? '/' : c;
    }
    return out;
}

std::size_t length_of_scheme(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0 || std::isalpha(static_cast<unsigned char>(text[0])) == 0) return 0;
    const auto is_scheme = [](unsigned char c) { return std::isalnum(c) != 0 || c == '+' || c == '-' || c == '.'; };
    return std::ranges::all_of(text.substr(0, colon), is_scheme) ? colon : 0;
}

int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool coded = text[at] == '%' && at + 2 < text.size() && hex(text[at + 1]) >= 0 && hex(text[at + 2]) >= 0;
        if (coded) {
            out += static_cast<char>(hex(text[at + 1]) * 16 + hex(text[at + 2]));
            at += 2;
        } else {
            out += text[at] == '+' ? ' ' : text[at];
        }
    }
    return out;
}

std::string host_of(std::string_view authority) {
    if (const std::size_t user = authority.rfind('@'); user != std::string_view::npos) authority.remove_prefix(user + 1);
    if (!authority.starts_with('[')) authority = authority.substr(0, authority.find(':'));
    while (authority.ends_with('.')) authority.remove_suffix(1);
    return fold_case(decoded(authority));
}

}  // namespace

Url read_url(std::string_view text) {
    const std::string address = cleaned(text);
    std::string_view rest = address;
    Url url;
    if (const std::size_t length = length_of_scheme(rest); length > 0) {
        url.scheme = folded(rest.substr(0, length));
        rest.remove_prefix(length + 1);
    }
    if (!is_special(url.scheme)) {
        url.path = rest;
        return url;
    }
    rest = rest.substr(0, rest.find('#'));
    if (rest.starts_with("//") || !url.scheme.empty()) {
        while (rest.starts_with('/')) rest.remove_prefix(1);
        const std::size_t end = std::min(rest.find_first_of("/?"), rest.size());
        url.host = host_of(rest.substr(0, end));
        rest.remove_prefix(end);
    }
    const std::size_t question = std::min(rest.find('?'), rest.size());
    url.path = rest.substr(0, question);
    if (question < rest.size()) url.query = rest.substr(question + 1);
    return url;
}

std::vector<std::pair<std::string, std::string>> read_query(std::string_view query) {
    constexpr std::size_t pairs_max = 50;
    std::vector<std::pair<std::string, std::string>> out;
    for (std::size_t at = 0; at < query.size() && out.size() < pairs_max;) {
        const std::size_t end = std::min(query.find_first_of("&;", at), query.size());
        const std::string_view pair = query.substr(at, end - at);
        const std::size_t equals = std::min(pair.find('='), pair.size());
        if (!pair.empty()) out.emplace_back(decoded(pair.substr(0, equals)), decoded(pair.substr(std::min(equals + 1, pair.size()))));
        at = end + 1;
    }
    return out;
}

}  // namespace stoa::policy
