#include "http/wire/connection.h"

#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/field.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

#include "http/wire/pool.h"
#include "http/wire/receive.h"

namespace stoa::http {

namespace beast = boost::beast;

namespace {

constexpr std::size_t read_size_bytes = 4'096;

std::int64_t clamp_size(std::uint64_t size_bytes) {
    constexpr std::uint64_t max = std::numeric_limits<std::int64_t>::max();
    return static_cast<std::int64_t>(std::min(size_bytes, max));
}

std::string_view accept_language(const Message& message) {
    const auto value = message[beast::http::field::accept_language];
    return {value.data(), value.size()};
}

}  // namespace

Connection::Connection(Socket socket, Shared& shared) : shared_(shared), socket_(std::move(socket)) {
    shared_.connections.fetch_add(1, std::memory_order_relaxed);
    error_code ignored;
    remote_ = socket_.remote_endpoint(ignored);
    std::ignore = socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
}

Connection::~Connection() { shared_.connections.fetch_sub(1, std::memory_order_release); }

Task<void> Connection::run(std::unique_ptr<Connection> connection) {
    std::unique_ptr<EventStream> events;
    Next next = Next::Request;
    while (next == Next::Request) next = co_await connection->exchange(events);
    if (next == Next::Stream) co_await connection->stream(*events);
}

void Connection::set_deadline(std::int64_t timeout_ms) {
    timed_out_ = false;
    deadline_ = std::chrono::steady_clock::now() + std::chrono::milliseconds(timeout_ms);
}

void Connection::expire() {
    deadline_ = TimePoint::max();
    timed_out_ = true;
    error_code ignored;
    if (phase_ == Phase::Streams) {
        wake_->timer.cancel();
    } else {
        std::ignore = socket_.cancel(ignored);
    }
}

void Connection::stop() {
    error_code ignored;
    if (phase_ == Phase::Waits || phase_ == Phase::Takes) std::ignore = socket_.cancel(ignored);
    if (phase_ == Phase::Streams) wake_->timer.cancel();
}

// One request and its answer.
Task<Connection::Next> Connection::exchange(std::unique_ptr<EventStream>& events) {
    const bool came = co_await wait_for_request();
    if (!came) co_return Next::Close;
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(shared_.limits.header_size_bytes_max));
    parser.body_limit(std::numeric_limits<std::uint64_t>::max());  // How much may come depends on what is asked.
    Outcome outcome = co_await take_request(parser);
    deadline_ = TimePoint::max();
    if (outcome.left) co_return Next::Close;
    if (shared_.stopping) outcome.after = After::Closes;
    const bool streams = outcome.response.events && !outcome.head_only;
    if (outcome.response.events) outcome.after = After::Closes;
    const error_code error = co_await send(outcome.response, outcome.after, outcome.head_only);
    if (error) co_return Next::Close;
    if (streams) {
        events = std::move(outcome.response.events);
        co_return Next::Stream;
    }
    const bool has_rest = outcome.has_rest || (outcome.after == After::Closes && buffer_.size() > 0);
    if (has_rest) co_await linger();
    co_return outcome.after == After::Closes ? Next::Close : Next::Request;
}

bool Connection::is_over(const error_code& error) const {
    return error == asio::error::eof || error == asio::error::connection_reset || (error && shared_.stopping);
}

Task<Connection::Outcome> Connection::take_request(Parser& parser) {
    Outcome outcome;
    set_deadline(shared_.limits.header_timeout_ms);
    error_code error = co_await receive_header(parser);
    deadline_ = TimePoint::max();
    if (!error && !check_head(parser.get())) error = make_error_code(beast::http::error::bad_value);
    outcome.left = is_over(error);
    if (outcome.left) co_return outcome;
    // What is asked by HEAD is refused without a body too (RFC 9110 section 9.3.2).
    const bool head_only = parser.get().method() == beast::http::verb::head;
    auto request = error ? Result<Request>(std::unexpected(explain_error(error, timed_out_))) : take_head(parser.get(), remote_);
    if (!request) {
        outcome = refuse(request.error(), accept_language(parser.get()));
        outcome.head_only = head_only;
        co_return outcome;
    }
    request->has_body = !parser.is_done();
    if (const auto size = parser.content_length()) request->body_size_bytes = clamp_size(*size);
    const bool keeps = parser.get().version() == 11 && parser.get().keep_alive();
    if (shared_.answers.takes_streamed_body(*request)) {
        outcome = co_await take_streamed(parser, *request);
    } else {
        outcome = co_await take_whole(parser, *request);
    }
    if (!keeps) outcome.after = After::Closes;
    outcome.head_only = request->method == Method::Head;
    co_return outcome;
}

Task<Connection::Outcome> Connection::take_whole(Parser& parser, Request& request) {
    Outcome outcome;
    const auto size_bytes_max = shared_.limits.body_size_bytes_max;
    error_code error;
    if (request.body_size_bytes > static_cast<std::int64_t>(size_bytes_max)) error = make_error_code(beast::http::error::body_limit);
    parser.body_limit(size_bytes_max);
    set_deadline(shared_.limits.body_timeout_ms);
    if (!error) error = co_await receive_body(parser);
    deadline_ = TimePoint::max();
    outcome.left = is_over(error);
    if (outcome.left) co_return outcome;
    if (error) co_return refuse(error, request.headers.accept_language);
    request.body = std::move(parser.get().body());
    request.received_at = std::chrono::steady_clock::now();
    co_return co_await answer(request);
}

// False where the client leaves, nothing comes for too long, or the server stops.
Task<bool> Connection::wait_for_request() {
    phase_ = Phase::Waits;
    if (buffer_.size() == 0 && buffer_.capacity() > read_size_bytes) buffer_.shrink_to_fit();
    error_code error;
    set_deadline(shared_.limits.idle_timeout_ms);
    if (buffer_.size() == 0 && !shared_.stopping) error = co_await read_some();
    const bool came = !error && !shared_.stopping;
    if (came) phase_ = Phase::Works;
    co_return came;
}

Task<error_code> Connection::read_some() {
    error_code error;
    const std::size_t size = phase_ == Phase::Waits || buffer_.capacity() < body_read_size_bytes ? read_size_bytes : body_read_size_bytes;
    const auto space = buffer_.prepare(size);
    const std::size_t count = co_await socket_.async_read_some(space, asio::redirect_error(use_task, error));
    buffer_.commit(count);
    co_return error;
}

// Behind what the parser cannot use yet: the line before a chunk, or the trailers.
Task<error_code> Connection::read_more() {
    if (buffer_.size() > shared_.limits.header_size_bytes_max) co_return make_error_code(beast::http::error::header_limit);
    co_return co_await read_some();
}

Task<error_code> Connection::receive_header(Parser& parser) {
    error_code error;
    while (true) {
        if (buffer_.size() > 0) buffer_.consume(parser.put(buffer_.data(), error));
        if (parser.is_header_done() || (error && error != beast::http::error::need_more)) break;
        error = co_await read_some();
        if (error) break;
    }
    co_return error;
}

Task<error_code> Connection::receive_body(Parser& parser) {
    error_code error;
    if (!parser.is_done() && buffer_.size() == 0 && expects_continue(parser.get())) {
        error = co_await write(go_on, {});
        if (error) co_return error;
    }
    parser.eager(true);
    while (!parser.is_done()) {
        if (buffer_.size() == 0 || error == beast::http::error::need_more) {
            error = co_await read_more();
            if (error) co_return error;
        }
        buffer_.consume(parser.put(buffer_.data(), error));
        if (error && error != beast::http::error::need_more) co_return error;
    }
    co_return error_code();
}

Connection::Outcome Connection::refuse(const error_code& error, std::string_view accept_language) const {
    return refuse(explain_error(error, timed_out_), accept_language);
}

Connection::Outcome Connection::refuse(const Error& error, std::string_view accept_language) const {
    Outcome outcome;
    outcome.response = shared_.answers.refuse(error, accept_language);
    outcome.after = After::Closes;
    outcome.has_rest = true;
    return outcome;
}

Task<Connection::Outcome> Connection::answer(Request& request) {
    if (shared_.queue_length > static_cast<std::int64_t>(shared_.limits.queue_length_max)) {
        co_return refuse(Error{.problem = problems::unavailable, .message = "too many requests wait"}, request.headers.accept_language);
    }
    auto work = [this, &request]() { return shared_.answers.answer(request); };
    Outcome outcome;
    outcome.response = co_await run_on_pool(shared_, socket_.get_executor(), work);
    const bool is_one_more = shared_.bodies_out >= static_cast<std::int64_t>(shared_.limits.streamed_bodies_max);
    if (outcome.response.source && is_one_more) {
        co_return refuse(Error{.problem = problems::unavailable, .message = "too many files are sent"}, request.headers.accept_language);
    }
    co_return outcome;
}

Task<error_code> Connection::send(Response& response, After after, bool head_only) {
    const std::string head = write_head(response, after);
    set_deadline(shared_.limits.write_timeout_ms);
    error_code error = co_await write(head, head_only ? std::string_view() : response.content());
    if (!error && response.source && !head_only) error = co_await send_pieces(response);
    deadline_ = TimePoint::max();
    co_return error;
}

Task<error_code> Connection::write(std::string_view first, std::string_view second) {
    error_code error;
    const std::array buffers{asio::buffer(first.data(), first.size()), asio::buffer(second.data(), second.size())};
    co_await asio::async_write(socket_, buffers, asio::redirect_error(use_task, error));
    co_return error;
}

// Lets a client that still sends read the answer: closing at once would reset the connection under it.
Task<void> Connection::linger() {
    error_code error;
    std::ignore = socket_.shutdown(Socket::shutdown_send, error);
    set_deadline(shared_.limits.linger_timeout_ms);
    for (std::size_t taken = 0; !error && !timed_out_ && taken < shared_.limits.linger_size_bytes_max;) {
        buffer_.clear();
        error = co_await read_some();
        taken += buffer_.size();
    }
}

}  // namespace stoa::http
