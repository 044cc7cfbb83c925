#include "http/api/event_feed.h"

#include <exception>

#include "base/log.h"
#include "http/api/encode.h"

namespace stoa::http {

namespace {

// https://html.spec.whatwg.org/multipage/server-sent-events.html
constexpr std::string_view reconnect = "retry: 2000\n";

void add_event(std::string& out, const LiveEvent& event) {
    out += "id: " + event.id + "\nevent: conversation\ndata: " + encode(write_event, event) + "\n\n";
}

bool ends_stream(const Error& error) {
    return error.kind() == ErrorKind::Unauthenticated || error.kind() == ErrorKind::Forbidden || error.kind() == ErrorKind::NotFound;
}

}  // namespace

Result<EventFeed> EventFeed::open(Source source, const Caller& caller, const std::string& last_event_id) {
    EventFeed feed(std::move(source), caller);
    const auto cursor = last_event_id.empty() ? std::nullopt : std::optional(last_event_id);
    const auto live = TRY(feed.source_.follow(caller, cursor));
    feed.first_ = reconnect;
    // An id with no data tells nothing but where to go on: the browser keeps it for the next connection. Before events
    // it would be wrong: a connection that breaks between would go on behind them.
    if (live.events.empty()) feed.first_ += "id: " + live.cursor + "\n\n";
    if (live.reset) feed.first_ += "event: reset\nid: " + live.cursor + "\ndata: {}\n\n";
    feed.first_ += feed.write(live).text;
    return feed;
}

EventStream::Batch EventFeed::write(const LiveEvents& live) {
    EventStream::Batch batch;
    cursor_ = live.cursor;
    for (const LiveEvent& event : live.events) add_event(batch.text, event);
    batch.more = live.events.size() >= LiveEvents::batch_max;
    return batch;
}

Result<void> EventFeed::check_caller() {
    const auto now = source_.now();
    const std::uint64_t access_version = source_.access_version();  // Before the look-up: what changes after it is looked up again.
    if (access_version == access_version_ && now - checked_at_ < check_interval) return {};
    caller_ = TRY(source_.find_caller());
    access_version_ = access_version;
    checked_at_ = now;
    return {};
}

// A store that fails for a while says nothing; the stream goes on when it is back.
EventStream::Batch EventFeed::read() {
    if (!first_.empty()) return {.more = true, .text = std::exchange(first_, {})};
    try {
        const auto checked = check_caller();
        const auto live = checked ? source_.follow(caller_, cursor_) : std::unexpected(checked.error());
        if (live) {
            EventStream::Batch batch = write(*live);
            if (live->reset) batch.text = "event: reset\nid: " + live->cursor + "\ndata: {}\n\n" + batch.text;
            return batch;
        }
        return {.state = ends_stream(live.error()) ? EventStream::State::Ended : EventStream::State::Open};
    } catch (const std::exception& exception) {
        log::warn("an event stream ended: {}", exception.what());
        return {.state = EventStream::State::Ended};
    }
}

}  // namespace stoa::http
