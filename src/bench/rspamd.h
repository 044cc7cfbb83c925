// One worker of Debian's rspamd as a peer: the modules that look at the message itself, compiled by hyperscan; nothing
// that asks the network or a store.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "bench/child_process.h"

namespace stoa::bench {

class Rspamd {
public:
    // Its files stand in `directory`; on the processor core `core` once its patterns are compiled, which takes up to minutes.
    static Result<Rspamd> start(const std::string& directory, int core);

    std::uint16_t port() const { return port_; }
    // A request that has it judge `text` as the body of a mail.
    static std::string request(const std::string& text);

private:
    Rspamd(ChildProcess process, std::uint16_t port) : process_(std::move(process)), port_(port) {}
    ChildProcess process_;
    std::uint16_t port_;
};

}  // namespace stoa::bench
