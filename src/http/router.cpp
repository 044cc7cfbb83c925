#include "http/router.h"

#include <algorithm>
#include <array>
#include <exception>
#include <limits>

#include "base/ascii.h"
#include "base/log.h"
#include "base/text.h"
#include "http/problem.h"

namespace stoa::http {

namespace {

constexpr std::string_view api_segment = "v1";
constexpr std::size_t no_route = std::numeric_limits<std::size_t>::max();

bool is_parameter(std::string_view segment) { return segment.starts_with('{'); }

bool matches(const std::vector<std::string_view>& pattern, const std::vector<std::string>& segments) {
    return std::ranges::equal(pattern, segments, [](std::string_view want, const std::string& have) {
        return is_parameter(want) ? !have.empty() : want == have;
    });
}

std::vector<std::string> labels_of(const std::vector<Route>& routes) {
    std::vector<std::string> labels;
    labels.reserve(routes.size() + 1);
    for (const Route& route : routes) labels.push_back(std::string(to_text(route.method)) + " " + std::string(route.pattern));
    labels.emplace_back("ANY (elsewhere)");
    return labels;
}

// RFC 9110 section 8.3.1; no parameter changes what JSON is.
bool is_json(std::string_view content_type) {
    return equal_ignoring_case(trim(content_type.substr(0, content_type.find(';'))), "application/json");
}

// A proxy on this machine does not make its clients local.
bool is_local(const Request& request) {
    const std::string_view address = request.remote_address;
    return request.headers.forwarded.empty() && (address.starts_with("127.") || address == "::1" || address.starts_with("::ffff:127."));
}

Result<void> read_first(Response& response) {
    std::string& piece = response.body;
    piece.resize(std::min(piece_size_bytes, static_cast<std::size_t>(response.source->size_bytes)));
    piece.resize(piece.empty() ? 0 : TRY(response.source->read(piece)));
    if (piece.empty() && response.source->size_bytes > 0) return fail(problems::file_damaged, "there are no bytes where there should be");
    return {};
}

void write_log(Method method, std::string_view pattern, const Response& response, std::chrono::steady_clock::duration took) {
    if (!log::should_log(log::level::debug)) return;
    log::debug("{} {} {} {} us", to_text(method), pattern, response.status,
               std::chrono::duration_cast<std::chrono::microseconds>(took).count());
}

}  // namespace

std::string_view to_text(Access access) {
    switch (access.kind) {
        case Access::Kind::Anybody:
            return "anybody";
        case Access::Kind::LocalMachine:
            return "the local machine";
        case Access::Kind::SignedLink:
            return "whoever has the link";
        case Access::Kind::SignedIn:
            return "whoever is signed in";
        case Access::Kind::Right:
            break;
    }
    switch (access.right) {
        case Right::ReadInbox:
            return "read_inbox";
        case Right::WriteMessages:
            return "write_messages";
        case Right::ReadOwn:
            return "read_own";
        case Right::WriteOwn:
            return "write_own";
        case Right::PutOrders:
            return "put_orders";
        case Right::ImportOrders:
            return "import_orders";
        case Right::PutBuyers:
            return "put_buyers";
        case Right::InspectMails:
            return "inspect_mails";
        case Right::ChooseMail:
            return "choose_mail";
        case Right::ManageSenders:
            return "manage_senders";
        case Right::ManageMembers:
            return "manage_members";
        case Right::ManageBrand:
            return "manage_brand";
        case Right::ListSellers:
            return "list_sellers";
        case Right::Moderate:
            return "moderate";
    }
    return "unknown";
}

Router::Router(std::vector<Route> routes, Surroundings surroundings)
    : routes_(std::move(routes)), surroundings_(std::move(surroundings)), metrics_(labels_of(routes_)) {
    for (const Route& route : routes_) patterns_.push_back({split(route.pattern.substr(1), '/')});
}

Router::Match Router::find_route(const Request& request) const {
    Match match;
    // What can be got has a head; few routes have nothing else.
    const auto answers = [method = request.method](const Route& route) {
        return route.method == method || (method == Method::Head && route.method == Method::Get);
    };
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        const auto& pattern = patterns_[i].segments;
        if (pattern.size() != request.target.segments.size() || !matches(pattern, request.target.segments)) continue;
        if (answers(routes_[i])) {
            match.route = i;
            return match;
        }
        if (!match.allowed.empty()) match.allowed += ", ";
        match.allowed += to_text(routes_[i].method);
        if (routes_[i].method == Method::Get) match.allowed += ", HEAD";
    }
    return match;
}

void Router::add_parameters(std::size_t route, Request& request) const {
    const auto& pattern = patterns_[route].segments;
    for (std::size_t s = 0; s < pattern.size(); ++s) {
        if (!is_parameter(pattern[s])) continue;
        request.parameters.emplace_back(pattern[s].substr(1, pattern[s].size() - 2), request.target.segments[s]);
    }
}

bool Router::takes_streamed_body(const Request& request) const {
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        if (routes_[i].body != Body::Streamed || routes_[i].method != request.method) continue;
        const auto& pattern = patterns_[i].segments;
        if (pattern.size() == request.target.segments.size() && matches(pattern, request.target.segments)) return true;
    }
    return false;
}

// Who asks, whether the route is for them, whether the request comes from where it should, and whether it can be read.
Result<Response> Router::let_in(const Route& route, Request& request) const {
    const Credential credential = find_credential(request.headers);
    Caller caller;
    if (route.access.kind == Access::Kind::SignedIn || route.access.kind == Access::Kind::Right) {
        if (credential.kind == Credential::Kind::None) return fail(problems::not_signed_in, "no session and no token");
        caller = TRY(surroundings_.find_caller(credential));
        // A client that names a language is asked for that one; otherwise the account's counts.
        const bool unnamed = request.headers.accept_language.empty();
        if (unnamed && !caller.language.empty()) request.language = surroundings_.catalogues.language_for(caller.language);
    }
    if (route.access.kind == Access::Kind::Right && !may(caller, route.access.right)) {
        return fail(problems::forbidden, "the caller's role or scopes do not have this right");
    }
    if (route.access.kind == Access::Kind::LocalMachine && !is_local(request))
        return fail(problems::forbidden, "for the local machine only");
    if (route.access.kind == Access::Kind::SignedLink) return route.handle(request, caller);
    if (!is_safe(request.method) && credential.kind != Credential::Kind::Token && !is_same_origin(request.headers, surroundings_.scheme)) {
        return fail(problems::cross_site, "the request does not come from a page of this server");
    }
    const bool takes_body = request.method == Method::Post || request.method == Method::Put;
    if (takes_body && !request.body.empty() && !is_json(request.headers.content_type)) {
        return fail(problems::unsupported_media_type, "the body's Content-Type is not application/json");
    }
    return route.handle(request, caller);
}

Result<Response> Router::answer_found(std::size_t route, Request& request) const {
    try {
        auto response = let_in(routes_[route], request);
        // Before the head is sent it can still be said that the first bytes cannot be read.
        if (response && response->source && request.method != Method::Head) TRY(read_first(*response));
        return response;
    } catch (const std::exception& exception) {
        return fail(problems::internal, exception.what());
    }
}

Response Router::answer_unknown(const Request& request, const std::string& allowed) const {
    const bool is_page = request.target.segments.empty() || request.target.segments[0] != api_segment;
    const bool reads = request.method == Method::Get || request.method == Method::Head;
    if (is_page && reads) return surroundings_.show_page(request);
    if (!is_page && allowed.empty()) return refuse(request, {.problem = problems::not_found, .message = "no such address"});
    Response response = refuse(request, {.problem = problems::method_not_allowed, .message = "no such method here"});
    const bool has_get = !is_page || allowed.contains("GET");
    response.headers.emplace_back("Allow", has_get ? allowed : "GET, HEAD" + (allowed.empty() ? "" : ", " + allowed));
    return response;
}

Response Router::refuse(const Request& request, const Error& error) const {
    return encode_problem(surroundings_.catalogues, request.language, error);
}

Response Router::answer(Request& request) {
    request.language = surroundings_.catalogues.negotiate(request.headers.accept_language);
    const Match match = find_route(request);
    if (match.route) {
        add_parameters(*match.route, request);
        auto result = answer_found(*match.route, request);
        if (result && result->sink) return *std::move(result);
        return conclude(*match.route, request, std::move(result));
    }
    Response response = answer_unknown(request, match.allowed);
    count(no_route, request, response);
    return response;
}

Response Router::finish(const Request& request, BodySink& sink, BodyEnd end) {
    Result<Response> result = fail(problems::internal, "");
    try {
        result = sink.end(end);
    } catch (const std::exception& exception) {
        result = fail(problems::internal, exception.what());
    }
    return conclude(*find_route(request).route, request, std::move(result));  // It was found when the head was answered.
}

Response Router::conclude(std::size_t route, const Request& request, Result<Response> result) {
    if (!result && status_of(result.error().problem) >= 500) {
        log::warn("{} {}: {} {}: {}", to_text(request.method), routes_[route].pattern, status_of(result.error().problem),
                  result.error().code(), result.error().message);
    }
    Response response = result ? *std::move(result) : refuse(request, result.error());
    const auto& headers = routes_[route].headers;
    response.headers.insert(response.headers.end(), headers.begin(), headers.end());
    count(route, request, response);
    return response;
}

void Router::count(std::size_t route, const Request& request, const Response& response) {
    const auto took = std::chrono::steady_clock::now() - request.received_at;
    metrics_.count(std::min(route, routes_.size()), response.status, took);
    write_log(request.method, route == no_route ? "(elsewhere)" : routes_[route].pattern, response, took);
}

}  // namespace stoa::http
