#include "store/reader_pool.h"

namespace stoa::store {

Result<std::unique_ptr<Connection>> ReaderPool::take() {
    {
        std::unique_lock lock(mutex_);
        returned_.wait(lock, [&] { return !idle_.empty() || open_ < connections_max; });
        if (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return connection;
        }
        ++open_;
    }
    auto connection = Connection::open(file_, Connection::Mode::Read);
    if (!connection) give_back(nullptr);
    return connection;
}

void ReaderPool::give_back(std::unique_ptr<Connection> connection) {
    const std::lock_guard lock(mutex_);
    if (connection) {
        idle_.push_back(std::move(connection));
    } else {
        --open_;
    }
    returned_.notify_one();
}

}  // namespace stoa::store
