// Asio for the units of the doors that move bytes; no other header includes it.
#pragma once

// g++ 12 takes the frames' own operator new and delete, once inlined, for a mismatched pair.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

// Asio 1.74 does not know yet that clang has coroutines too.
#define BOOST_ASIO_HAS_CO_AWAIT 1
#define BOOST_ASIO_HAS_STD_COROUTINE 1

#include <utility>  // Asio 1.74 uses std::exchange without it.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>

namespace stoa::sockets {

namespace asio = boost::asio;
using boost::system::error_code;
using Executor = asio::io_context::executor_type;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;

template <class T>
using Task = asio::awaitable<T, Executor>;
inline constexpr asio::use_awaitable_t<Executor> use_task;

using TimePoint = std::chrono::steady_clock::time_point;

}  // namespace stoa::sockets
