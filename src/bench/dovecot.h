// Debian's Dovecot as a peer: its LMTP server, which delivers to mailboxes in mdbox and syncs them to the disk.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "bench/child_process.h"

namespace stoa::bench {

class Dovecot {
public:
    // Its files stand in `directory`. Needs root, as it does.
    static Result<Dovecot> start(const std::string& directory, int processes);

    std::uint16_t port() const { return port_; }

private:
    Dovecot(ChildProcess process, std::uint16_t port) : process_(std::move(process)), port_(port) {}
    ChildProcess process_;
    std::uint16_t port_;
};

}  // namespace stoa::bench
