#include "notify/hub.h"

#include <utility>

namespace stoa::notify {

namespace {

// Sellers have numbers, buyers ids: a seller's topic is its number in the half that a version 7 id never leaves empty.
Uuid topic_of(SellerId seller) {
    Uuid topic;
    for (std::size_t i = 0; i < 8; ++i) topic.bytes[8 + i] = static_cast<std::uint8_t>(seller.number >> (56 - 8 * i));
    return topic;
}

}  // namespace

Hub::Subscription::Subscription(Subscription&& other) noexcept
    : hub_(std::exchange(other.hub_, nullptr)), topic_(other.topic_), number_(other.number_) {}

Hub::Subscription& Hub::Subscription::operator=(Subscription&& other) noexcept {
    if (this == &other) return *this;
    end();
    hub_ = std::exchange(other.hub_, nullptr);
    topic_ = other.topic_;
    number_ = other.number_;
    return *this;
}

Hub::Subscription::~Subscription() { end(); }

void Hub::Subscription::end() {
    if (hub_) hub_->remove(topic_, number_);
    hub_ = nullptr;
}

Hub::Subscription Hub::subscribe(SellerId seller, Listener listener) { return add(topic_of(seller), std::move(listener)); }
Hub::Subscription Hub::subscribe(BuyerId buyer, Listener listener) { return add(buyer.uuid, std::move(listener)); }
void Hub::publish(SellerId seller) { call(topic_of(seller)); }
void Hub::publish(BuyerId buyer) { call(buyer.uuid); }

void Hub::publish_access(SellerId seller) {
    ++access_version_;
    publish(seller);
}

Hub::Subscription Hub::add(Uuid topic, Listener listener) {
    const std::lock_guard lock(mutex_);
    const std::uint64_t number = ++last_number_;
    listeners_[topic].emplace(number, std::move(listener));
    return {*this, topic, number};
}

// Listeners are called under the lock, so that none is called after its subscription has ended.
void Hub::call(Uuid topic) {
    const std::lock_guard lock(mutex_);
    const auto found = listeners_.find(topic);
    if (found == listeners_.end()) return;
    for (const auto& [number, listener] : found->second) listener();
}

void Hub::remove(Uuid topic, std::uint64_t number) {
    const std::lock_guard lock(mutex_);
    const auto found = listeners_.find(topic);
    if (found == listeners_.end()) return;
    found->second.erase(number);
    if (found->second.empty()) listeners_.erase(found);
}

}  // namespace stoa::notify
