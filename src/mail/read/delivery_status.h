// Reads what a mail server says about a mail that it was given before (RFC 3464).
#pragma once

#include <string_view>
#include <vector>

#include "mail/read/mail.h"

namespace stoa::mail {

inline constexpr std::size_t recipients_max = 1'000;  // What follows is not read.

// `content` is the decoded body of a message/delivery-status part.
std::vector<DeliveryStatus> parse_delivery_status(std::string_view content);

}  // namespace stoa::mail
