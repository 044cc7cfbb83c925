// The demonstration's conversations, once its people and orders are there.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "app/demonstration/demonstration.h"
#include "store/connection.h"
#include "store/people.h"

namespace stoa {

// Who is who, by the names that the demonstration's parts use.
struct DemonstrationPeople {
    std::map<std::string, store::SellerRow, std::less<>> sellers{};  // By key.
    std::map<std::string, store::UserRow, std::less<>> members{};    // By login.
    std::map<BuyerId, store::UserRow> buyers{};                      // By buyer.
};

// Delivers all messages in the order of their times, then marks as read, and as needing no reply, what lies back.
Result<DemonstrationMade> write_conversations(App& app, store::Transaction& transaction, const Demonstration& demonstration,
                                              const DemonstrationPeople& people);

}  // namespace stoa
