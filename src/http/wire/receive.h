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

// Takes the body out of the message. The request's time of arrival is now.
Result<Request> take_request(Message& message, const asio::ip::tcp::endpoint& remote);

// Why the bytes are no request, or why no more came.
Error explain_error(const error_code& error, bool timed_out);

}  // namespace stoa::http
