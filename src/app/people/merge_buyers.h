// Two buyers found to be one person become one.
#pragma once

#include <functional>
#include <string>

#include "app/app.h"

namespace stoa {

struct MergeBuyers {
    std::string kept;  // External ids. Afterwards both name the buyer that is kept.
    std::string merged;
    std::function<void(std::int64_t rows)> on_progress = [](std::int64_t) {};
};
struct BuyersMerged {
    bool were_one = false;  // They were one already; nothing was done.
    std::int64_t orders = 0;
    std::int64_t conversations = 0;
    std::int64_t logins_moved = 0;    // Logins of the merged one: they open the kept one's pages from now on.
    std::int64_t sessions_ended = 0;  // Of these.
    bool both_had_logins = false;
};
// Orders, conversations, relay addresses, external ids and logins of `merged` become those of `kept`, which keeps its name;
// where either wanted no messages from sellers, or no mail, the one that is left wants none. Where both had asked a seller about a SKU
// before a sale, both conversations stay, and what is asked about it next goes to the one opened last. In steps of few rows, so that the
// sends go on; interrupted and run again it ends what it began. NotFound where an external id is of nobody.
Result<BuyersMerged> merge_buyers(App& app, const MergeBuyers& request);

}  // namespace stoa
