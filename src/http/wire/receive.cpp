#include "http/wire/receive.h"

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/field.hpp>
#include <boost/beast/http/verb.hpp>

namespace stoa::http {

namespace beast = boost::beast;

namespace {

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

Method method_of(beast::http::verb verb) {
    switch (verb) {
        case beast::http::verb::get:
            return Method::Get;
        case beast::http::verb::head:
            return Method::Head;
        case beast::http::verb::post:
            return Method::Post;
        case beast::http::verb::put:
            return Method::Put;
        case beast::http::verb::patch:
            return Method::Patch;
        case beast::http::verb::delete_:
            return Method::Delete;
        case beast::http::verb::options:
            return Method::Options;
        default:
            return Method::Other;
    }
}

}  // namespace

Result<void> check_head(const Message& message) {
    const std::size_t hosts = message.count(beast::http::field::host);
    if (hosts > 1 || (hosts == 0 && message.version() == 11)) return fail(problems::malformed_request, "not exactly one Host header");
    const auto coding = message.find(beast::http::field::transfer_encoding);
    if (coding != message.end() && !beast::iequals(coding->value(), "chunked")) {
        return fail(problems::malformed_request, "a Transfer-Encoding other than chunked");
    }
    return {};
}

Result<Request> take_head(const Message& message, const asio::ip::tcp::endpoint& remote) {
    Request request;
    request.received_at = std::chrono::steady_clock::now();
    request.method = method_of(message.method());
    request.target = TRY(Target::parse(view(message.target())));
    for (const auto& field : message) request.headers.add(view(field.name_string()), view(field.value()));
    request.remote_address = remote.address().to_string();
    return request;
}

bool expects_continue(const Message& message) {
    return message.version() == 11 && beast::iequals(message[beast::http::field::expect], "100-continue");
}

Error explain_error(const error_code& error, bool timed_out) {
    if (timed_out) return {.problem = problems::request_timeout, .message = "the request did not arrive in time"};
    if (error == beast::http::error::header_limit) return {.problem = problems::headers_too_large, .message = "the headers are too large"};
    if (error == beast::http::error::body_limit) return {.problem = problems::body_too_large, .message = "the body is too large"};
    return {.problem = problems::malformed_request, .message = error.message()};
}

}  // namespace stoa::http
