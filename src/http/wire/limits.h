// Every limit of the HTTP door, by name. Times are milliseconds, sizes bytes.
#pragma once

#include <cstddef>
#include <cstdint>

namespace stoa::http {

struct Limits {
    std::size_t header_size_bytes_max = 16'384;    // Over it: 431.
    std::size_t body_size_bytes_max = 262'144;     // Over it: 413, on the headers alone where they tell the size.
    std::int64_t idle_timeout_ms = 75'000;         // Between two requests of a connection.
    std::int64_t header_timeout_ms = 10'000;       // From a request's first byte to the end of its headers: 408.
    std::int64_t body_timeout_ms = 20'000;         // From there to the end of its body: 408.
    std::size_t body_progress_bytes = 4'096;       // A body that is taken as it comes has that time anew after each so many bytes.
    std::int64_t write_timeout_ms = 60'000;        // For one whole answer, or a piece of one that is read as it is sent.
    std::int64_t event_write_timeout_ms = 10'000;  // For one batch of events: a stuck browser's stream is closed.
    std::int64_t event_interval_ms = 15'000;       // At least so often a stream reads, hint or not, and shows that it lives.
    std::int64_t linger_timeout_ms = 1'000;        // For a client to take a refusal while it still sends.
    std::size_t linger_size_bytes_max = 16'777'216;
    std::size_t connections_max = 20'000;     // Over it: 503. Lower where the system allows fewer open files.
    std::size_t streamed_bodies_max = 1'024;  // Bodies that are taken or sent piece by piece; over it: 503.
    std::size_t queue_length_max = 4'096;     // Requests that wait for a thread; over it: 503.
    std::int64_t stop_timeout_ms = 1'500;     // For what is under way when the server stops.
};

}  // namespace stoa::http
