// Goes through all sellers, however many there are, without holding one snapshot for all of them.
#pragma once

#include <functional>

#include "app/app.h"

namespace stoa {

// Calls `step` for each seller behind `after`, in the order of their numbers, until it says false. Whether it went through all of them.
Result<bool> for_each_seller(App& app, SellerId after, const std::function<Result<bool>(SellerId)>& step);

}  // namespace stoa
