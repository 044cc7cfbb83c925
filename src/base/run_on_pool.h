// Runs blocking work on a pool for a coroutine, which goes on, on its own thread, with what came of it.
#pragma once

#include "base/sockets.h"

#include <boost/asio/post.hpp>

#include <type_traits>
#include <utility>

namespace stoa::sockets {

// `work` must not throw, and may refer to the coroutine's frame.
template <class Work>
Task<std::invoke_result_t<Work&>> run_on_pool(asio::thread_pool& pool, Executor executor, Work work) {
    using Product = std::invoke_result_t<Work&>;
    auto begin = [&pool, executor, &work](auto handler) {
        asio::post(pool, [executor, &work, handler = std::move(handler)]() mutable {
            asio::post(executor, [product = work(), handler = std::move(handler)]() mutable { handler(std::move(product)); });
        });
    };
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<Executor>&, void(Product)>(begin, use_task);
}

}  // namespace stoa::sockets
