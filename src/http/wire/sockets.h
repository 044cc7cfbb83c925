// Asio for the units that move bytes; sockets of TCP.
#pragma once

#include "base/sockets.h"

#include <boost/asio/ip/tcp.hpp>

namespace stoa::http {

namespace asio = boost::asio;
using sockets::error_code;
using sockets::Executor;
using sockets::Task;
using sockets::TimePoint;
using sockets::Timer;
using sockets::use_task;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;

}  // namespace stoa::http
