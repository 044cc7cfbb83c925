// Internet addresses and ranges of them, and which of them are the public's.
#pragma once

#include <sys/socket.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace stoa::fetch {

// IPv6; an IPv4 address is one of ::ffff:0:0/96 (RFC 4291 section 2.5.5.2).
using Address = std::array<std::uint8_t, 16>;

std::optional<Address> parse_address(std::string_view text);
// Nothing where it is neither of IPv4 nor of IPv6.
std::optional<Address> address_of(const sockaddr& socket_address);

struct AddressRange {
    Address first{};
    int bits = 0;  // That all of its addresses share with the first, 0 to 128.
};
// "10.0.0.0/8", "fd00::/8"; an address alone is a range of one. Nothing where it is none, or where bits beyond the length are set.
std::optional<AddressRange> parse_address_range(std::string_view text);
bool contains(const AddressRange& range, const Address& address);

// Whether it belongs to the public internet: to nobody's own network, to no machine's self, to no group and to no example (the registries
// of special-purpose addresses of IPv4 and IPv6, RFC 6890). What stands for an IPv4 address is judged as that.
bool is_public(const Address& address);

}  // namespace stoa::fetch
