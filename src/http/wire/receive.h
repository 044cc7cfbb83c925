// From Beast's parsed message to the door's own request.
#pragma once

#include "http/wire/sockets.h"

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include "http/wire/request.h"

namespace stoa::http {

using Message = boost::beast::http::request<boost::beast::http::string_body>;

// What the framing rules of RFC 9112 refuse and Beast lets pass: a missing or doubled Host, codings other than chunked.
Result<void> check_head(const Message& message);

// What its headers say. The request's time of arrival is now.
Result<Request> take_head(const Message& message, const asio::ip::tcp::endpoint& remote);

// What a client that asks first waits for (RFC 9110 section 10.1.1).
bool expects_continue(const Message& message);
inline constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
inline constexpr std::size_t body_read_size_bytes = 32'768;

// Why the bytes are no request, or why no more came.
Error explain_error(const error_code& error, bool timed_out);

}  // namespace stoa::http
