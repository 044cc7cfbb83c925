// Asio for the units that move bytes; sockets of TCP and of the file system alike.
#pragma once

#include "base/sockets.h"

#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>

namespace stoa::lmtp {

namespace asio = boost::asio;
using sockets::error_code;
using sockets::Executor;
using sockets::Task;
using sockets::TimePoint;
using sockets::Timer;
using sockets::use_task;
using Socket = asio::basic_stream_socket<asio::generic::stream_protocol, Executor>;
using Acceptor = asio::basic_socket_acceptor<asio::generic::stream_protocol, Executor>;
using Endpoint = asio::generic::stream_protocol::endpoint;

}  // namespace stoa::lmtp
