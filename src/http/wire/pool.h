// Runs blocking work on the pool for a coroutine, which goes on, on its own thread, with what came of it.
#pragma once

#include <boost/asio/post.hpp>

#include "http/wire/connection.h"

namespace stoa::http {

// `work` must not throw, and may refer to the coroutine's frame.
template <class Work>
Task<std::invoke_result_t<Work&>> run_on_pool(Shared& shared, Executor executor, Work work) {
    using Product = std::invoke_result_t<Work&>;
    shared.queue_length.fetch_add(1, std::memory_order_relaxed);
    auto begin = [&shared, executor, &work](auto handler) {
        asio::post(*shared.pool, [&shared, executor, &work, handler = std::move(handler)]() mutable {
            shared.queue_length.fetch_sub(1, std::memory_order_relaxed);
            asio::post(executor, [product = work(), handler = std::move(handler)]() mutable { handler(std::move(product)); });
        });
    };
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<Executor>&, void(Product)>(begin, use_task);
}

}  // namespace stoa::http
