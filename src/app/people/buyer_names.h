// Orders and conversations have copies of their buyer's name. Where the buyer gets another one, a job brings it to them.
#pragma once

#include <stop_token>

#include "app/app.h"
#include "domain/job.h"
#include "store/connection.h"

namespace stoa {

// To be called in the transaction that gives the buyer its name, or other people's orders.
Result<void> queue_buyer_name(const App& app, store::Transaction& transaction, BuyerId buyer);

// The job: brings the name that the buyer has now, in small steps, between which everybody else writes.
Result<void> bring_buyer_name(App& app, const Job& job, const std::stop_token& stop);

}  // namespace stoa
