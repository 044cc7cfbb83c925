// Tells the open event streams of this process that something was committed. Hints only: a stream reads what happened
// from the store, so a hint that is lost or doubled does no harm.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "domain/ids.h"

namespace stoa::notify {

class Hub {
public:
    // Called from the thread that published; must be quick and must not call the hub.
    using Listener = std::function<void()>;

    // Listens as long as it lives. Not to outlive the hub.
    class Subscription {
    public:
        Subscription() = default;
        Subscription(Subscription&& other) noexcept;
        Subscription& operator=(Subscription&& other) noexcept;
        ~Subscription();

    private:
        friend class Hub;
        Subscription(Hub& hub, Uuid topic, std::uint64_t number) : hub_(&hub), topic_(topic), number_(number) {}
        void end();
        Hub* hub_ = nullptr;
        Uuid topic_{};
        std::uint64_t number_ = 0;
    };

    [[nodiscard]] Subscription subscribe(SellerId seller, Listener listener);
    [[nodiscard]] Subscription subscribe(BuyerId buyer, Listener listener);
    // Something of this seller's, or this buyer's, has changed. Any thread.
    void publish(SellerId seller);
    void publish(BuyerId buyer);

    // Who may read what of this seller's has changed, as where a member was removed: its streams ask anew who reads them. Any thread.
    void publish_access(SellerId seller);
    // Grows with each of these.
    std::uint64_t access_version() const { return access_version_; }

private:
    Subscription add(Uuid topic, Listener listener);
    void call(Uuid topic);
    void remove(Uuid topic, std::uint64_t number);

    std::atomic<std::uint64_t> access_version_ = 0;
    std::mutex mutex_;
    std::uint64_t last_number_ = 0;
    std::unordered_map<Uuid, std::unordered_map<std::uint64_t, Listener>> listeners_;
};

}  // namespace stoa::notify
