// A draft as the policy engine sees it (shared contract: the "What is checked" table of the rule catalogue).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "domain/words.h"
#include "policy/file_facts.h"

namespace stoa::policy {

struct OrderItem {
    std::string title;
    std::string sku;
};

// What is known of the order that is written about.
struct Order {
    std::string id;
    Timestamp placed_at;
    std::optional<Timestamp> completed_at{};
    std::vector<OrderItem> items{};
    std::string ship_country{};  // ISO 3166-1 alpha-2, or empty.
    std::vector<std::string> tracking_numbers{};
    std::string buyer_language{};  // BCP 47, or empty.
    std::optional<Timestamp> delivery_earliest{};
    std::optional<Timestamp> delivery_latest{};
    bool buyer_opted_out = false;
    // What the marketplace has counted of it; the history tells besides.
    std::int32_t seller_opened = 0;                    // Messages that the seller opened.
    std::optional<Timestamp> feedback_requested_at{};  // The last request for feedback.
};

struct Brand;

struct Attachment {
    std::string name;
    std::string media_type{};                 // By its content where somebody has looked, else as the sender's program says; may be empty.
    std::optional<std::size_t> size_bytes{};  // Where the file itself is at hand.
    std::optional<FileFacts> facts{};         // Where somebody has looked into it.
};

// An earlier message of the same conversation.
struct EarlierMessage {
    Author author;
    std::string body;
    std::optional<Timestamp> sent_at{};
    std::optional<Kind> kind{};  // Where it is not known, what stands before it tells.
    std::optional<Reason> reason{};
};

struct Draft {
    Author author = Author::Seller;  // Buyer or Seller.
    Kind kind = Kind::Reply;
    std::optional<Reason> reason{};
    std::optional<Order> order{};  // Absent before a sale.
    Timestamp sent_at{};
    std::string subject{};
    std::string body{};
    TextFormat format = TextFormat::Text;
    std::string language{};  // BCP 47; empty: to be detected.
    std::vector<Attachment> attachments{};
    std::shared_ptr<const Brand> brand{};  // The seller's pictures (brand.h); none where they are not known.
    std::vector<EarlierMessage> history{};
};

}  // namespace stoa::policy
