#include "mail/compose/link.h"

#include <algorithm>

namespace stoa::mail {

namespace {

constexpr std::string_view secure = "https://";
constexpr std::string_view plain = "http://";

bool may_stand_in_url(char c) { return c > ' ' && c < 0x7f && std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos; }

bool is_link_of(std::string_view scheme, std::string_view url) {
    if (!url.starts_with(scheme) || url.size() > url_size_bytes_max) return false;
    const std::string_view rest = url.substr(scheme.size());
    return !rest.empty() && rest.front() != '/' && std::ranges::all_of(rest, may_stand_in_url);
}

}  // namespace

bool is_web_link(std::string_view url) { return is_link_of(plain, url) || is_link_of(secure, url); }

bool is_secure_link(std::string_view url) { return is_link_of(secure, url); }

}  // namespace stoa::mail
