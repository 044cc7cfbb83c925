// Finds the route of a request, lets in who may call it, and turns whatever comes of it into an answer.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/catalogue.h"
#include "domain/caller.h"
#include "http/metrics.h"
#include "http/wire/request.h"
#include "http/wire/response.h"

namespace stoa::http {

// Who may call a route at all; whether the caller may reach the object is the action's business.
struct Access {
    // SignedLink: the path names who asks, and is signed; programs of other houses call it too, with bodies of their own form (RFC 8058).
    enum class Kind { Anybody, LocalMachine, SignedLink, SignedIn, Right };
    Kind kind = Kind::Anybody;
    Right right{};
};
std::string_view to_text(Access access);

// How a route takes a request's body: JSON that is read whole first, or bytes as they come (BodySink).
enum class Body { Json, Streamed };

struct Route {
    Method method;
    std::string_view pattern;  // "/v1/sellers/{seller}/orders"; lives as long as the program.
    Access access;
    // The caller is a default one where the route is open to anybody.
    std::function<Result<Response>(const Request& request, const Caller& caller)> handle;
    Body body = Body::Json;
    std::vector<std::pair<std::string_view, std::string>> headers{};  // On every answer, refusals too.
};

class Router {
public:
    struct Surroundings {
        const Catalogues& catalogues;
        std::function<Result<Caller>(const Credential&)> find_caller;
        std::function<Response(const Request&)> show_page;  // GET of what is neither a route nor under /v1.
        Scheme scheme = Scheme::Any;
    };
    Router(std::vector<Route> routes, Surroundings surroundings);

    // Never throws. Any thread.
    Response answer(Request& request);
    // Whether the body of the request is taken as it comes. Quick.
    bool takes_streamed_body(const Request& request) const;
    // What the sink of a request that was answered says at the end of its body. Never throws. Any thread.
    Response finish(const Request& request, BodySink& sink, BodyEnd end);
    const Metrics& metrics() const { return metrics_; }

private:
    struct Pattern {
        std::vector<std::string_view> segments;  // A parameter keeps its braces.
    };
    struct Match {
        std::optional<std::size_t> route{};
        std::string allowed{};  // The methods that the path has, where the route is not found for the method alone.
    };
    Match find_route(const Request& request) const;
    void add_parameters(std::size_t route, Request& request) const;
    Result<Response> let_in(const Route& route, Request& request) const;
    Result<Response> answer_found(std::size_t route, Request& request) const;
    Response answer_unknown(const Request& request, const std::string& allowed) const;
    Response refuse(const Request& request, const Error& error) const;
    // The answer, or the refusal in its place, counted and logged.
    Response conclude(std::size_t route, const Request& request, Result<Response> result);
    void count(std::size_t route, const Request& request, const Response& response);

    std::vector<Route> routes_;
    std::vector<Pattern> patterns_;
    Surroundings surroundings_;
    Metrics metrics_;
};

}  // namespace stoa::http
