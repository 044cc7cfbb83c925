// A store of a stated size for benchmarks: sellers, buyers, orders, conversations and messages of invented text.
#pragma once

#include <string>
#include <vector>

#include "app/app.h"
#include "domain/caller.h"
#include "domain/ids.h"

namespace stoa::bench {

struct FillOptions {
    int messages = 100'000;
    int conversations = 1000;
};

struct Filled {
    SellerId seller{};
    Caller member{};                              // Of the seller.
    std::string token{};                          // Of the seller: messages:read and messages:write.
    std::vector<ConversationId> conversations{};  // In each of which the buyer has written.
};

// Fills an empty store through the application's own delivery, many messages a transaction.
Result<Filled> fill(App& app, const FillOptions& options);

// A clean reply of about 400 bytes, each a little different.
std::string reply_text(int number);

}  // namespace stoa::bench
