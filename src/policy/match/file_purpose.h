// What a seller's attachment is for, by its name and, where that says nothing, by the words around it.
#pragma once

#include <string_view>

#include "policy/view.h"

namespace stoa::policy {

// Whether it may be an invoice, instructions or a warranty, and is no advertising.
bool serves_order(std::string_view name, const View& view);

}  // namespace stoa::policy
