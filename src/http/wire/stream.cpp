// The part of a connection that streams events: one read or write under way at most, nothing held while it is idle.
#include <boost/asio/post.hpp>

#include <fmt/format.h>

#include "http/wire/connection.h"
#include "http/wire/pool.h"

namespace stoa::http {

namespace {

// An event of its own, which a page can hear, other than a comment: where none comes in its period, the connection is dead, though it may
// look open, as after a computer has slept.
std::string write_beat(std::int64_t period_ms) { return fmt::format("event: beat\ndata: {{\"period_ms\":{}}}\n\n", period_ms); }

// So that thousands of streams that began together do not all read together.
std::chrono::milliseconds spread(std::int64_t interval_ms) {
    thread_local std::int64_t turn = 0;
    turn = (turn + 617) % 1000;
    return std::chrono::milliseconds(interval_ms - interval_ms * turn / 5000);
}

}  // namespace

// A client says nothing more on a stream: whatever arrives is its leaving.
void Connection::watch_leaving() {
    socket_.async_wait(Socket::wait_read, [wake = wake_](const error_code&) {
        wake->left = true;
        wake->timer.cancel();
    });
}

Task<void> Connection::stream(EventStream& events) {
    const Counted counted(shared_.streams);
    const Executor executor = socket_.get_executor();
    wake_ = std::make_shared<Wake>(executor);
    wake_->beat_at = std::chrono::steady_clock::now();  // The first tells the page the period, and the id that stands before it.
    buffer_ = {};
    watch_leaving();
    const auto subscription = events.listen([wake = wake_, executor] {
        if (!wake->hinted.exchange(true)) asio::post(executor, [wake] { wake->timer.cancel(); });
    });
    bool open = true;
    while (open) {
        open = co_await stream_batch(events);
        if (!open) break;
        phase_ = Phase::Streams;
        deadline_ = wake_->beat_at;
        error_code ignored;
        if (!wake_->hinted) co_await wake_->timer.async_wait(asio::redirect_error(use_task, ignored));
        phase_ = Phase::Works;
        deadline_ = TimePoint::max();
        open = !wake_->left && !shared_.stopping;
    }
    phase_ = Phase::Works;
}

// Writes what there is, and a beat where one is due. False at the stream's end.
Task<bool> Connection::stream_batch(EventStream& events) {
    bool more = true;
    while (more) {
        wake_->hinted = false;
        auto work = [&events]() { return events.read(); };
        EventStream::Batch batch = co_await run_on_pool(shared_, socket_.get_executor(), work);
        const TimePoint now = std::chrono::steady_clock::now();
        if (now >= wake_->beat_at) {
            batch.text += write_beat(shared_.limits.event_interval_ms);
            wake_->beat_at = now + spread(shared_.limits.event_interval_ms);
        }
        error_code error;
        if (!batch.text.empty()) {
            set_deadline(shared_.limits.event_write_timeout_ms);
            error = co_await write(batch.text, {});
            deadline_ = TimePoint::max();
        }
        if (error || batch.state == EventStream::State::Ended || wake_->left || shared_.stopping) co_return false;
        more = batch.more;
    }
    co_return true;
}

}  // namespace stoa::http
