// A whole marketplace to try things out with: people, orders and conversations that look back at weeks of life. Every
// message goes the way that a sent one goes, at its own time.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/app.h"
#include "domain/caller.h"
#include "domain/order.h"

namespace stoa {

struct DemonstrationPerson {
    std::string login;
    std::string name;
    Role role;
    std::string language;
};
struct DemonstrationSeller {
    std::string key;  // By which the other parts name it.
    std::string name;
    std::vector<DemonstrationPerson> members{};
};
struct DemonstrationBuyer {
    std::string external_id;
    std::string name;
    std::string language;
    std::optional<std::string> login{};  // None: nobody can sign in as this buyer.
};
struct DemonstrationOrder {
    std::string seller_key;
    std::string buyer_external_id;
    Order order;  // Without seller and buyer.
};
struct DemonstrationMessage {
    Timestamp sent_at;
    std::optional<std::string> member{};  // The login of the seller's member; none: the buyer wrote it.
    Kind kind = Kind::Reply;
    std::optional<Reason> reason{};
    std::string subject{};
    std::string text{};
};
struct DemonstrationConversation {
    std::string file;  // For messages about it.
    std::string seller_key;
    OrderId order;
    Topic topic = Topic::Other;
    std::vector<DemonstrationMessage> messages{};  // In the order of their times.
};

struct Demonstration {
    std::vector<DemonstrationPerson> operators{};
    std::vector<DemonstrationSeller> sellers{};
    std::vector<DemonstrationBuyer> buyers{};
    std::vector<DemonstrationOrder> orders{};
    std::vector<DemonstrationConversation> conversations{};
};

// `violations` names each message that the policy would not have let through as it is, one line each
// (`FILE: ORDER: RULE`); where there is one, nothing was written. A buyer's words may be masked, a seller's must pass.
struct DemonstrationMade {
    std::int64_t messages = 0;
    std::int64_t masked = 0;
    std::vector<std::string> violations{};
};

// Everything in one transaction. AlreadyExists where there is a seller or a user: the installation must be empty. All
// who can sign in get `password`.
Result<DemonstrationMade> create_demonstration(App& app, const Demonstration& demonstration, const std::string& password);

}  // namespace stoa
