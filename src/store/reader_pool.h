// The connections that read. Each is lent to one thread for one snapshot; a thread that finds none waits.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/connection.h"

namespace stoa::store {

class ReaderPool {
public:
    static constexpr std::size_t connections_max = 8;

    explicit ReaderPool(std::string file) : file_(std::move(file)) {}
    // A connection of one's own until give_back(). Opened when first needed.
    Result<std::unique_ptr<Connection>> take();
    void give_back(std::unique_ptr<Connection> connection);

private:
    std::string file_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Connection>> idle_;
    std::size_t open_ = 0;
};

}  // namespace stoa::store
