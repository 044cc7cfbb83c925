// The part of a connection that takes and sends bodies piece by piece: of each there is one piece in memory, and the client waits while it
// is worked on.
#include <boost/beast/http/error.hpp>

#include <algorithm>

#include "http/wire/connection.h"
#include "http/wire/pool.h"
#include "http/wire/receive.h"

namespace stoa::http {

namespace beast = boost::beast;

Task<Connection::Outcome> Connection::take_streamed(Parser& head, Request& request) {
    if (shared_.bodies_in >= static_cast<std::int64_t>(shared_.limits.streamed_bodies_max)) {
        co_return refuse(Error{.problem = problems::unavailable, .message = "too many bodies come in"}, request.headers.accept_language);
    }
    const Counted counted(shared_.bodies_in);
    Outcome outcome = co_await answer(request);
    if (!outcome.response.sink) {
        // Refused on the headers alone: what follows is not the next request.
        if (request.has_body) outcome.after = After::Closes;
        outcome.has_rest = request.has_body;
        co_return outcome;
    }
    const std::unique_ptr<BodySink> sink = std::move(outcome.response.sink);
    error_code error;
    const bool is_awaited = request.has_body && buffer_.size() == 0 && expects_continue(head.get());
    if (is_awaited) error = co_await write(go_on, {});
    StreamedParser parser(std::move(head));
    Piece piece;
    if (!error) error = co_await receive_pieces(parser, *sink, piece);
    const BodyEnd end = error ? BodyEnd::Broken : BodyEnd::Whole;
    auto work = [this, &request, &sink, &piece, end]() {
        if (piece.filled > 0) sink->add({piece.space.data(), piece.filled});
        return shared_.answers.finish(request, *sink, end);
    };
    outcome.response = co_await run_on_pool(shared_, socket_.get_executor(), work);
    outcome.left = is_over(error);
    if (error && !outcome.left) co_return refuse(error, request.headers.accept_language);
    outcome.has_rest = !parser.is_done();
    if (outcome.has_rest) outcome.after = After::Closes;
    co_return outcome;
}

// What is left in the piece at the end is for the caller to hand over.
Task<error_code> Connection::receive_pieces(StreamedParser& parser, BodySink& sink, Piece& piece) {
    error_code error;
    parser.eager(true);
    std::size_t progress = shared_.limits.body_progress_bytes;
    phase_ = Phase::Takes;
    while (!parser.is_done() && piece.is_wanted) {
        if (progress >= shared_.limits.body_progress_bytes) {
            set_deadline(shared_.limits.body_timeout_ms);
            progress = 0;
        }
        if (piece.space.empty()) {
            piece.space.resize(piece_size_bytes);
            buffer_.reserve(body_read_size_bytes);
        }
        if (buffer_.size() == 0 || error == beast::http::error::need_more) {
            const std::size_t before = buffer_.size();
            error = shared_.stopping ? make_error_code(asio::error::operation_aborted) : error_code();
            if (!error) error = co_await read_more();
            if (error) break;
            progress += buffer_.size() - before;
        }
        auto& body = parser.get().body();
        body.data = piece.space.data() + piece.filled;
        body.size = piece.space.size() - piece.filled;
        body.more = true;
        buffer_.consume(parser.put(buffer_.data(), error));
        const std::size_t filled = piece.space.size() - body.size;
        shared_.bytes_in += static_cast<std::int64_t>(filled - piece.filled);
        piece.filled = filled;
        if (error == beast::http::error::need_buffer) error = {};
        if (error && error != beast::http::error::need_more) break;
        if (piece.filled == piece.space.size()) {
            co_await hand_over(sink, piece);
            progress = shared_.limits.body_progress_bytes;
        }
    }
    phase_ = Phase::Works;
    deadline_ = TimePoint::max();
    co_return error;
}

// The client's time stands still meanwhile.
Task<void> Connection::hand_over(BodySink& sink, Piece& piece) {
    phase_ = Phase::Works;
    deadline_ = TimePoint::max();
    auto work = [&sink, &piece]() { return sink.add({piece.space.data(), piece.filled}) == BodySink::More::Wanted; };
    piece.is_wanted = co_await run_on_pool(shared_, socket_.get_executor(), work);
    piece.filled = 0;
    phase_ = Phase::Takes;
}

// What follows the first piece, which is sent.
Task<error_code> Connection::send_pieces(Response& response) {
    const Counted counted(shared_.bodies_out);
    const BodySource& source = *response.source;
    std::string piece = std::move(response.body);
    auto sent = static_cast<std::int64_t>(piece.size());
    shared_.bytes_out += sent;
    while (sent < source.size_bytes) {
        piece.resize(std::min(piece_size_bytes, static_cast<std::size_t>(source.size_bytes - sent)));
        deadline_ = TimePoint::max();
        auto work = [&source, &piece]() { return source.read(piece); };
        const Result<std::size_t> count = co_await run_on_pool(shared_, socket_.get_executor(), work);
        // That the bytes end too early is all that can still be said.
        if (!count || *count == 0) co_return make_error_code(asio::error::connection_aborted);
        set_deadline(shared_.limits.write_timeout_ms);
        const error_code error = co_await write({piece.data(), *count}, {});
        if (error) co_return error;
        sent += static_cast<std::int64_t>(*count);
        shared_.bytes_out += static_cast<std::int64_t>(*count);
    }
    co_return error_code();
}

}  // namespace stoa::http
