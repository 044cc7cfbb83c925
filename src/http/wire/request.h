// One request as handlers see it: decoded and checked, without a word of the sockets below. Its body was read whole, or comes piece by
// piece into a BodySink.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace stoa::http {

enum class Method { Get, Head, Post, Put, Patch, Delete, Options, Other };
std::string_view to_text(Method method);
// Changes nothing (RFC 9110 section 9.2.1).
bool is_safe(Method method);

// A request target, percent-decoded; every part is valid UTF-8 without NUL.
struct Target {
    static constexpr std::size_t segments_max = 16;
    static constexpr std::size_t parameters_max = 32;
    std::string path;                     // As it was sent, without the query.
    std::vector<std::string> segments{};  // "/a/b" has two, "/" none.
    std::vector<std::pair<std::string, std::string>> query{};
    static Result<Target> parse(std::string_view text);
};

// The headers that somebody asks for; empty where absent.
struct Headers {
    std::string accept_encoding{};
    std::string accept_language{};
    std::string authorization{};
    std::string content_type{};
    std::string cookie{};
    std::string fetch_site{};
    std::string forwarded{};  // Not empty: a proxy stands between.
    std::string host{};
    std::string idempotency_key{};
    std::string if_none_match{};
    std::string if_range{};
    std::string last_event_id{};
    std::string origin{};
    std::string range{};
    std::string tus_resumable{};
    std::string upload_length{};
    std::string upload_metadata{};
    std::string upload_offset{};

    // Keeps the header where it is one of these. What comes twice is joined as RFC 9110 section 5.3 says.
    void add(std::string_view name, std::string_view value);
};

struct Request {
    Method method = Method::Get;
    Target target{};
    Headers headers{};
    std::string body{};                             // Empty where it is taken as it comes.
    bool has_body = false;                          // Also where it is still to come.
    std::optional<std::int64_t> body_size_bytes{};  // As the headers tell it; nothing of one in chunks.
    std::string remote_address{};                   // Set by the connection, the one place that knows it.
    std::chrono::steady_clock::time_point received_at{};

    // What the router adds: the route's parameters, and the reader's language.
    std::vector<std::pair<std::string_view, std::string_view>> parameters{};
    std::string language{};

    // The value of a parameter of the route's path; empty where the route has none of that name.
    std::string_view parameter(std::string_view name) const;
    std::optional<std::string_view> find_query(std::string_view name) const;
};

// The value of a cookie (RFC 6265 section 4.2), or nothing.
std::optional<std::string_view> find_cookie(std::string_view header, std::string_view name);

// Who says to ask: the session of the cookie, or the token of the header. A token goes first.
struct Credential {
    enum class Kind { None, Session, Token };
    Kind kind = Kind::None;
    std::string secret{};
};
inline constexpr std::string_view session_cookie = "stoa_session";
Credential find_credential(const Headers& headers);

// How browsers reach this server: by https only (a proxy in front), or also without.
enum class Scheme { Any, Https };
// Whether the browser says, or shows, that the request comes from a page of this server.
bool is_same_origin(const Headers& headers, Scheme scheme);

}  // namespace stoa::http
