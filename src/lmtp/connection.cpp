#include "lmtp/connection.h"

#include <boost/asio/write.hpp>

#include <tuple>

#include "base/log.h"
#include "base/run_on_pool.h"

namespace stoa::lmtp {

namespace {

TimePoint now() { return std::chrono::steady_clock::now(); }
TimePoint after(TimePoint begin, std::int64_t ms) { return begin + std::chrono::milliseconds(ms); }

Reply ask_recipient(Handler& handler, const Session& session) {
    try {
        return handler.recipient(session.envelope(), session.recipient());
    } catch (const std::exception& exception) {
        log::error("asking for a recipient of a mail failed: {}", exception.what());
    } catch (...) {
        log::error("asking for a recipient of a mail failed");
    }
    return {};  // No outcome: the session says 451.
}

std::vector<Reply> deliver(Handler& handler, Session& session) {
    try {
        auto replies = handler.deliver(session.envelope(), session.take_mail());
        if (replies.size() == session.envelope().to.size()) return replies;
        log::error("a mail for {} recipients was answered by {} replies", session.envelope().to.size(), replies.size());
    } catch (const std::exception& exception) {
        log::error("delivering a mail failed: {}", exception.what());
    } catch (...) {
        log::error("delivering a mail failed");
    }
    return {};
}

}  // namespace

Connection::Connection(Socket socket, Shared& shared)
    : shared_(shared), socket_(std::move(socket)), session_(shared.host_name, shared.limits), awaited_since_(now()) {
    shared_.connections.fetch_add(1, std::memory_order_relaxed);
    error_code ignored;
    // Fails for a socket of the file system, which needs it not.
    std::ignore = socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
}

Connection::~Connection() {
    count_mail(0);
    shared_.connections.fetch_sub(1, std::memory_order_release);
}

Task<void> Connection::run(std::unique_ptr<Connection> connection) { co_await connection->converse(); }

Task<void> Connection::converse() {
    bool is_connected = true;
    while (is_connected && session_.wants() != Session::Wants::End) {
        if (session_.wants() != Session::Wants::Bytes) {
            is_connected = co_await ask();
        } else if (shared_.stopping && !session_.is_in_mail()) {
            close_as_stopping();
        } else if (input_.empty()) {
            is_connected = co_await send_replies();
            if (is_connected) is_connected = co_await receive();
        } else {
            input_.remove_prefix(session_.take(input_));
            if (session_.wants() != Session::Wants::Mail) count_mail(session_.kept_size_bytes());
        }
    }
    if (is_connected) is_connected = co_await send_replies();
    if (is_connected) co_await linger();
}

void Connection::close_as_stopping() {
    session_.close({421, "4.3.2", "The server stops; please come back."});
    latest_ = after(now(), shared_.limits.last_words_timeout_ms);
}

// False where the client has left.
Task<bool> Connection::receive() {
    set_receive_deadline();
    waits_ = true;
    std::size_t count = 0;
    const error_code error = co_await read_some(count);
    waits_ = false;
    deadline_ = TimePoint::max();
    input_ = std::string_view(buffer_.data(), count);
    const bool is_cancelled = timed_out_ || error == asio::error::operation_aborted;
    if (is_cancelled && shared_.stopping) {
        close_as_stopping();
    } else if (is_cancelled) {
        session_.close({421, "4.4.2", "Nothing has come for too long."});
    }
    co_return is_cancelled || !error;
}

void Connection::set_receive_deadline() {
    if (awaited_after_ != session_.commands() || awaits_mail_ != session_.is_in_mail()) awaited_since_ = now();
    awaited_after_ = session_.commands();
    awaits_mail_ = session_.is_in_mail();
    const Limits& limits = shared_.limits;
    if (!awaits_mail_) return set_deadline(after(awaited_since_, limits.command_timeout_ms));
    set_deadline(std::min(after(now(), limits.mail_pause_timeout_ms), after(awaited_since_, limits.mail_timeout_ms)));
}

void Connection::set_deadline(TimePoint deadline) {
    timed_out_ = false;
    deadline_ = std::min(deadline, latest_);
}

void Connection::expire() {
    deadline_ = TimePoint::max();
    timed_out_ = true;
    error_code ignored;
    std::ignore = socket_.cancel(ignored);
}

void Connection::stop(TimePoint latest) {
    latest_ = latest;
    if (deadline_ != TimePoint::max()) deadline_ = std::min(deadline_, latest);
    error_code ignored;
    if (waits_ && !session_.is_in_mail()) std::ignore = socket_.cancel(ignored);
}

// Counts what this connection keeps, and gives up a mail that is too much for all together.
void Connection::count_mail(std::size_t size_bytes) {
    shared_.mails_size_bytes += size_bytes;
    shared_.mails_size_bytes -= counted_size_bytes_;
    counted_size_bytes_ = size_bytes;
    if (shared_.mails_size_bytes <= shared_.limits.mails_size_bytes_max || size_bytes == 0) return;
    session_.drop_mail();
    count_mail(0);
}

// On the pool; the mail stays counted meanwhile.
Task<bool> Connection::ask() {
    const bool is_recipient = session_.wants() == Session::Wants::Recipient;
    auto work = [this, is_recipient]() {
        return is_recipient ? std::vector{ask_recipient(shared_.handler, session_)} : deliver(shared_.handler, session_);
    };
    const std::vector<Reply> replies = co_await sockets::run_on_pool(*shared_.pool, socket_.get_executor(), work);
    if (is_recipient) {
        session_.answer_recipient(replies.front());
        co_return true;
    }
    session_.answer_mail(replies);
    count_mail(0);
    // At once, whatever else the client has sent already: what was stored and not answered is sent again.
    co_return co_await send_replies();
}

// False where the client has left, or does not take them.
Task<bool> Connection::send_replies() {
    const std::string replies = session_.take_replies();
    if (replies.empty()) co_return true;
    error_code error;
    set_deadline(after(now(), shared_.limits.write_timeout_ms));
    co_await asio::async_write(socket_, asio::buffer(replies), asio::redirect_error(use_task, error));
    deadline_ = TimePoint::max();
    co_return !error;
}

Task<error_code> Connection::read_some(std::size_t& count) {
    error_code error;
    count = co_await socket_.async_read_some(asio::buffer(buffer_), asio::redirect_error(use_task, error));
    co_return error;
}

// Lets a client that still sends read the last reply: closing at once would reset the connection under it.
Task<void> Connection::linger() {
    error_code error;
    std::ignore = socket_.shutdown(Socket::shutdown_send, error);
    set_deadline(after(now(), shared_.limits.linger_timeout_ms));
    for (std::size_t taken = 0; !error && !timed_out_ && taken < shared_.limits.linger_size_bytes_max;) {
        std::size_t count = 0;
        error = co_await read_some(count);
        taken += count;
    }
}

}  // namespace stoa::lmtp
