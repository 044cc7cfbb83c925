// Work on the pool for a coroutine, counted while it waits for a thread.
#pragma once

#include "base/run_on_pool.h"
#include "http/wire/connection.h"

namespace stoa::http {

// As sockets::run_on_pool() has it.
template <class Work>
Task<std::invoke_result_t<Work&>> run_on_pool(Shared& shared, Executor executor, Work work) {
    shared.queue_length.fetch_add(1, std::memory_order_relaxed);
    auto counted = [&shared, &work] {
        shared.queue_length.fetch_sub(1, std::memory_order_relaxed);
        return work();
    };
    co_return co_await sockets::run_on_pool(*shared.pool, executor, counted);
}

}  // namespace stoa::http
