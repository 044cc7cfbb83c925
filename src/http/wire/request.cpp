#include "http/wire/request.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/text.h"

namespace stoa::http {

namespace {

struct Known {
    std::string_view name;
    std::string Headers::* member;
};

constexpr std::array known_headers{
    Known{"accept-encoding", &Headers::accept_encoding},
    Known{"accept-language", &Headers::accept_language},
    Known{"authorization", &Headers::authorization},
    Known{"content-type", &Headers::content_type},
    Known{"cookie", &Headers::cookie},
    Known{"sec-fetch-site", &Headers::fetch_site},
    Known{"forwarded", &Headers::forwarded},
    Known{"x-forwarded-for", &Headers::forwarded},
    Known{"host", &Headers::host},
    Known{"idempotency-key", &Headers::idempotency_key},
    Known{"if-none-match", &Headers::if_none_match},
    Known{"if-range", &Headers::if_range},
    Known{"last-event-id", &Headers::last_event_id},
    Known{"origin", &Headers::origin},
    Known{"range", &Headers::range},
    Known{"tus-resumable", &Headers::tus_resumable},
    Known{"upload-length", &Headers::upload_length},
    Known{"upload-metadata", &Headers::upload_metadata},
    Known{"upload-offset", &Headers::upload_offset},
};

}  // namespace

std::string_view to_text(Method method) {
    switch (method) {
        case Method::Get:
            return "GET";
        case Method::Head:
            return "HEAD";
        case Method::Post:
            return "POST";
        case Method::Put:
            return "PUT";
        case Method::Patch:
            return "PATCH";
        case Method::Delete:
            return "DELETE";
        case Method::Options:
            return "OPTIONS";
        case Method::Other:
            break;
    }
    return "OTHER";
}

bool is_safe(Method method) { return method == Method::Get || method == Method::Head || method == Method::Options; }

void Headers::add(std::string_view name, std::string_view value) {
    for (const Known& known : known_headers) {
        if (!equal_ignoring_case(name, known.name)) continue;
        std::string& member = this->*known.member;
        if (!member.empty()) member += known.member == &Headers::cookie ? "; " : ", ";
        member += value;
        return;
    }
}

std::string_view Request::parameter(std::string_view name) const {
    const auto found = std::ranges::find(parameters, name, &std::pair<std::string_view, std::string_view>::first);
    return found == parameters.end() ? std::string_view() : found->second;
}

std::optional<std::string_view> Request::find_query(std::string_view name) const {
    const auto found = std::ranges::find(target.query, name, &std::pair<std::string, std::string>::first);
    if (found == target.query.end()) return std::nullopt;
    return found->second;
}

std::optional<std::string_view> find_cookie(std::string_view header, std::string_view name) {
    while (!header.empty()) {
        const std::size_t semicolon = std::min(header.find(';'), header.size());
        const std::string_view pair = trim(header.substr(0, semicolon));
        const std::size_t equals = pair.find('=');
        if (equals != std::string_view::npos && pair.substr(0, equals) == name) {
            std::string_view value = pair.substr(equals + 1);
            if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
            return value;
        }
        header.remove_prefix(std::min(semicolon + 1, header.size()));
    }
    return std::nullopt;
}

Credential find_credential(const Headers& headers) {
    constexpr std::string_view scheme = "bearer ";
    const std::string_view authorization = headers.authorization;
    if (authorization.size() > scheme.size() && equal_ignoring_case(authorization.substr(0, scheme.size()), scheme)) {
        return {Credential::Kind::Token, std::string(trim(authorization.substr(scheme.size())))};
    }
    const auto session = find_cookie(headers.cookie, session_cookie);
    if (session && !session->empty()) return {Credential::Kind::Session, std::string(*session)};
    return {};
}

// Browsers of today send Sec-Fetch-Site wherever the address is https or this machine; elsewhere Origin has to do.
bool is_same_origin(const Headers& headers, Scheme scheme) {
    if (!headers.fetch_site.empty()) return headers.fetch_site == "same-origin" || headers.fetch_site == "none";
    if (headers.host.empty()) return false;
    const bool https = headers.origin == "https://" + headers.host;
    return https || (scheme == Scheme::Any && headers.origin == "http://" + headers.host);
}

}  // namespace stoa::http
