// An order as the marketplace tells it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "domain/ids.h"
#include "domain/words.h"

namespace stoa {

struct OrderItem {
    static constexpr std::size_t sku_length_max = 128;
    static constexpr std::size_t title_length_max = 500;
    static constexpr std::int64_t quantity_max = 1'000'000;
    std::string sku;
    std::string title;
    std::int32_t quantity = 1;
};

// Limits on what a door takes; lengths in code points.
struct OrderLimits {
    static constexpr std::size_t items_max = 200;
    static constexpr std::int64_t total_minor_max = 9'007'199'254'740'991;  // 2^53 - 1: what JavaScript reads exactly.
    static constexpr std::size_t tracking_numbers_max = 20;
    static constexpr std::size_t tracking_number_length_max = 64;
    static constexpr std::size_t returns_length_max = 500;
    static constexpr std::size_t name_length_max = 200;
    static constexpr std::size_t external_id_length_max = 128;
};

struct Order {
    SellerId seller{};
    OrderId id;
    std::optional<BuyerId> buyer{};  // None: the order cannot be messaged.
    std::string buyer_name{};
    Timestamp placed_at{};
    DeliveryState delivery_state = DeliveryState::Pending;
    FulfilledBy fulfilled_by = FulfilledBy::Seller;
    std::optional<std::string> currency{};      // ISO 4217.
    std::optional<std::int64_t> total_minor{};  // In minor units of the currency.
    std::optional<Timestamp> completed_at{};
    std::optional<Timestamp> delivery_earliest{};
    std::optional<Timestamp> delivery_latest{};
    std::vector<std::string> tracking_numbers{};
    std::optional<std::string> returns{};
    std::optional<std::string> ship_country{};  // ISO 3166-1 alpha-2.
    std::vector<OrderItem> items{};
    // Counted here, not told by the marketplace.
    std::int32_t seller_opened = 0;                    // Messages that the seller opened about it.
    std::optional<Timestamp> feedback_requested_at{};  // The last request for feedback.
};

}  // namespace stoa
