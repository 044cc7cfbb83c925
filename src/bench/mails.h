// What both directions of e-mail that `mails` measures share.
#pragma once

#include <cstddef>
#include <string_view>

#include "bench/fill.h"

namespace stoa::bench {

inline constexpr std::string_view mail_domain = "messages.example";
// Buyers who sign in have the address of their login, and get mails gathered; the conversations of the others begin here.
inline constexpr std::size_t first_mail_conversation = static_cast<std::size_t>(buyers_signed_in_max) * conversations_of_buyer;

}  // namespace stoa::bench
