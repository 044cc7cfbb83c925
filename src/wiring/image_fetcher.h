// What fetches the pictures of mails for the app.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/attachments/fetch_image.h"
#include "fetch/address_range.h"
#include "wiring/config.h"

namespace stoa::wiring {

// "10.1.2.0/24 fd00::/8"; nothing where one is none.
std::optional<std::vector<fetch::AddressRange>> read_networks(std::string_view text);

Fetcher make_image_fetcher(const Config& config);

}  // namespace stoa::wiring
