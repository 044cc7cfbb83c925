#include "http/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/json.h"
#include "http/http_problems.h"

namespace stoa::http {

namespace {

constexpr int unavailable_retry_seconds = 2;
constexpr int throttled_retry_seconds = 60;

// The names that details may use. A text asks `has_NAME` (yes, no) where an argument may be missing.
constexpr std::array<std::string_view, 14> argument_names{"field", "nearest",     "limit", "length", "pointer", "expected", "found",
                                                          "what",  "retry_after", "next",  "size",   "max",     "state",    "why"};

const std::string* find_argument(const Error& error, std::string_view name) {
    const auto found = std::ranges::find(error.arguments, name, &std::pair<std::string, std::string>::first);
    return found == error.arguments.end() || found->second.empty() ? nullptr : &found->second;
}

// Seconds, 0 where the kind of problem does not pass by waiting.
int retry_after(const Error& error) {
    const std::string* given = find_argument(error, "retry_after");
    const int seconds = given ? std::atoi(given->c_str()) : 0;
    if (error.kind() == ErrorKind::Throttled) return seconds > 0 ? seconds : throttled_retry_seconds;
    if (error.kind() == ErrorKind::Unavailable) return seconds > 0 ? seconds : unavailable_retry_seconds;
    return 0;
}

// "a whole number" in the reader's language: the reader of JSON says in English what it found and expected.
std::string translate(const Catalogues& catalogues, std::string_view language, const std::string& phrase) {
    std::string key = "problem.value." + phrase;
    std::ranges::replace(key, ' ', '_');
    return catalogues.has(language, key) ? catalogues.format(language, key) : phrase;
}

Arguments complete_arguments(const Catalogues& catalogues, std::string_view language, const Error& error) {
    Arguments arguments = error.arguments;
    for (auto& [name, value] : arguments) {
        if (name == "expected" || name == "found") value = translate(catalogues, language, value);
        if (name == "why") value = catalogues.format(language, value);
    }
    for (const std::string_view name : argument_names) {
        const bool has = find_argument(error, name) != nullptr;
        arguments.emplace_back("has_" + std::string(name), has ? "yes" : "no");
        if (!has) arguments.emplace_back(name, "");
    }
    return arguments;
}

}  // namespace

Response encode_problem(const Catalogues& catalogues, std::string_view language, const Error& error,
                        std::span<const ProblemMember> members) {
    const int status = status_of(error.problem);
    const int retry = retry_after(error);
    const std::string key = fmt::format("problem.{}", error.code());
    const Arguments arguments = complete_arguments(catalogues, language, error);
    JsonWriter json;
    json.begin_object();
    json.member("type", fmt::format("/problems/{}", error.code()));
    json.member("title", catalogues.format(language, key + ".title", arguments));
    json.member("status", status);
    json.member("code", error.code());
    json.member("detail", catalogues.format(language, key + ".detail", arguments));
    if (!error.pointer.empty()) json.member("pointer", error.pointer);
    if (const std::string* parameter = find_argument(error, "parameter")) json.member("parameter", *parameter);
    if (retry > 0) json.member("retry_after", retry);
    for (const ProblemMember& member : members) json.key(member.name).raw(member.json);
    json.end_object();
    Response response = Response::json(status, json.take());
    response.content_type = "application/problem+json";
    if (retry > 0) response.headers.emplace_back("Retry-After", std::to_string(retry));
    if (status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"stoa\"");  // RFC 9110 section 15.5.2.
    return response;
}

int status_of(const Problem& problem) {
    // HTTP has a number of its own for these; no other door knows them.
    if (problem.code == problems::method_not_allowed.code) return 405;
    if (problem.code == problems::request_timeout.code) return 408;
    if (problem.code == http_problems::protocol_version_unsupported.code) return 412;
    if (problem.code == problems::unsupported_media_type.code) return 415;
    if (problem.code == http_problems::range_not_satisfiable.code) return 416;
    if (problem.code == problems::upload_busy.code) return 423;
    if (problem.code == problems::headers_too_large.code) return 431;
    switch (problem.kind) {
        case ErrorKind::Malformed:
            return 400;
        case ErrorKind::Unauthenticated:
            return 401;
        case ErrorKind::Forbidden:
            return 403;
        case ErrorKind::NotFound:
            return 404;
        case ErrorKind::Conflict:
            return 409;
        case ErrorKind::TooLarge:
            return 413;
        case ErrorKind::Refused:
            return 422;
        case ErrorKind::Throttled:
            return 429;
        case ErrorKind::Unavailable:
            return 503;
        case ErrorKind::Internal:
            return 500;
    }
    return 500;
}

}  // namespace stoa::http
