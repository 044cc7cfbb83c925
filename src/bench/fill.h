// A store of a stated size for benchmarks: sellers, buyers, orders, conversations and messages of invented text.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "app/app.h"
#include "domain/caller.h"
#include "domain/ids.h"

namespace stoa::bench {

struct FillOptions {
    int messages = 100'000;
    int conversations = 1000;
    int sellers = 1;  // The first has a fifth of the conversations (all, where it is alone).
};

struct Filled {
    SellerId seller{};                            // The first.
    Caller member{};                              // Of it.
    std::string token{};                          // Of it: messages:read and messages:write.
    std::vector<ConversationId> conversations{};  // Its own, in each of which the buyer has written.
};

// Fills an empty store through the application's own delivery, many messages a transaction, and its search index.
// Every buyer has conversations_of_buyer conversations; every tenth conversation ends with the buyer's word. Says how
// far it is on `progress`.
Result<Filled> fill(App& app, const FillOptions& options, std::ostream& progress);

constexpr int conversations_of_buyer = 20;

// The name of the first seller, and what its first buyers sign in with (their number from 0, below buyers_signed_in_max).
constexpr std::string_view seller_name = "Bench seller 0";
constexpr int buyers_signed_in_max = 8;
constexpr std::string_view buyer_password = "a bench of long words";
std::string buyer_login(int number);

// Where a buyer gets mail, and writes from.
std::string buyer_address(int number);

// A clean reply of about 400 bytes, each a little different.
std::string reply_text(int number);

}  // namespace stoa::bench
