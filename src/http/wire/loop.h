// A thread of sockets with its connections, of which there are one or two.
#pragma once

#include "base/connection_loop.h"
#include "http/wire/connection.h"

namespace stoa::http {

class Loop : public sockets::ConnectionLoop<Connection> {
public:
    Loop() : ConnectionLoop("a connection", std::chrono::milliseconds(100)) {}
};

}  // namespace stoa::http
