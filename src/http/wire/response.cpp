#include "http/wire/response.h"

#include <algorithm>
#include <array>
#include <ctime>

namespace stoa::http {

namespace {

// On every answer.
constexpr std::string_view security_headers =
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n";

struct Reason {
    int status;
    std::string_view phrase;
};
// RFC 9110 section 15, and RFC 4918 section 11.3.
constexpr std::array reasons{
    Reason{200, "OK"},
    Reason{201, "Created"},
    Reason{202, "Accepted"},
    Reason{204, "No Content"},
    Reason{206, "Partial Content"},
    Reason{304, "Not Modified"},
    Reason{400, "Bad Request"},
    Reason{401, "Unauthorized"},
    Reason{403, "Forbidden"},
    Reason{404, "Not Found"},
    Reason{405, "Method Not Allowed"},
    Reason{408, "Request Timeout"},
    Reason{409, "Conflict"},
    Reason{412, "Precondition Failed"},
    Reason{413, "Content Too Large"},
    Reason{415, "Unsupported Media Type"},
    Reason{416, "Range Not Satisfiable"},
    Reason{422, "Unprocessable Content"},
    Reason{423, "Locked"},
    Reason{429, "Too Many Requests"},
    Reason{431, "Request Header Fields Too Large"},
    Reason{500, "Internal Server Error"},
    Reason{503, "Service Unavailable"},
};

std::string_view reason_phrase(int status) {
    const auto found = std::ranges::find(reasons, status, &Reason::status);
    return found == reasons.end() ? std::string_view() : found->phrase;
}

// Written anew once a second.
std::string_view date_now() {
    thread_local std::time_t written_at = 0;
    thread_local std::string text;
    const std::time_t now = std::time(nullptr);
    if (now != written_at) {
        text = format_http_date(now);
        written_at = now;
    }
    return text;
}

void add(std::string& out, std::string_view name, std::string_view value) {
    out += name;
    out += ": ";
    out += value;
    out += "\r\n";
}

}  // namespace

std::string format_http_date(std::int64_t at_seconds) {
    const std::time_t at = at_seconds;
    std::tm parts{};
    gmtime_r(&at, &parts);
    char text[32];
    return {text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

Response Response::json(int status, std::string body) {
    Response response;
    response.status = status;
    response.content_type = "application/json";
    response.body = std::move(body);
    return response;
}

Response Response::no_content() {
    Response response;
    response.status = 204;
    return response;
}

std::string write_head(const Response& response, After after) {
    std::string out;
    out.reserve(768);
    out += "HTTP/1.1 ";
    out += std::to_string(response.status);
    out += ' ';
    out += reason_phrase(response.status);
    out += "\r\n";
    add(out, "Date", date_now());
    if (!response.content_type.empty()) add(out, "Content-Type", response.content_type);
    const bool has_length = !response.events && response.status != 204 && response.status != 304;
    if (has_length) add(out, "Content-Length", std::to_string(response.size_bytes()));
    add(out, "Cache-Control", response.cache_control);
    for (const auto& [name, value] : response.headers) add(out, name, value);
    add(out, "Content-Security-Policy", response.content_security_policy);
    out += security_headers;
    if (after == After::Closes) out += "Connection: close\r\n";
    out += "\r\n";
    return out;
}

}  // namespace stoa::http
