#include "fetch/address_range.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <span>
#include <string>

namespace stoa::fetch {

namespace {

constexpr int address_bits = 128, ipv4_bits = 32;
constexpr std::size_t ipv4_at = 12;  // Of an address that stands for one of IPv4.

constexpr std::string_view mapped = "::ffff:0:0/96";     // IPv4 as IPv6.
constexpr std::string_view translated = "64:ff9b::/96";  // IPv4 behind a translator (RFC 6052).
constexpr std::string_view unicast = "2000::/3";         // All that is given to the public of IPv6.

constexpr std::array<std::string_view, 14> not_public_of_ipv4{
    "0.0.0.0/8",        // This network.
    "10.0.0.0/8",       // Private.
    "100.64.0.0/10",    // Shared by a provider's customers.
    "127.0.0.0/8",      // Loopback.
    "169.254.0.0/16",   // Link-local, also a cloud's metadata.
    "172.16.0.0/12",    // Private.
    "192.0.0.0/24",     // Protocols.
    "192.0.2.0/24",     // Examples.
    "192.88.99.0/24",   // Relays of 6to4.
    "192.168.0.0/16",   // Private.
    "198.18.0.0/15",    // Measurements.
    "198.51.100.0/24",  // Examples.
    "203.0.113.0/24",   // Examples.
    "224.0.0.0/3",      // Groups, reserved, broadcast.
};
constexpr std::array<std::string_view, 4> not_public_of_ipv6{
    "2001::/23",      // Protocols, tunnels.
    "2001:db8::/32",  // Examples.
    "2002::/16",      // 6to4, which holds an IPv4 address.
    "3fff::/20",      // Examples.
};

bool is_in(std::string_view text, const Address& address) {
    const auto range = parse_address_range(text);
    return range && contains(*range, address);
}

Address from_ipv4(std::span<const std::uint8_t, 4> bytes) {
    Address address{};
    address[10] = address[11] = 0xff;
    std::ranges::copy(bytes, address.begin() + ipv4_at);
    return address;
}

bool is_public_ipv4(const Address& address) {
    const Address plain = from_ipv4(std::span(address).last<4>());
    return std::ranges::none_of(not_public_of_ipv4, [&](std::string_view range) { return is_in(range, plain); });
}

bool has_only_leading_bits(const AddressRange& range) {
    for (int bit = range.bits; bit < address_bits; ++bit) {
        if ((range.first[static_cast<std::size_t>(bit / 8)] >> (7 - bit % 8) & 1) != 0) return false;
    }
    return true;
}

}  // namespace

std::optional<Address> parse_address(std::string_view text) {
    const std::string ended(text);
    std::array<std::uint8_t, 4> of_ipv4{};
    if (::inet_pton(AF_INET, ended.c_str(), of_ipv4.data()) == 1) return from_ipv4(of_ipv4);
    Address address{};
    if (::inet_pton(AF_INET6, ended.c_str(), address.data()) == 1) return address;
    return std::nullopt;
}

std::optional<Address> address_of(const sockaddr& socket_address) {
    if (socket_address.sa_family == AF_INET) {
        sockaddr_in of_ipv4{};
        std::memcpy(&of_ipv4, &socket_address, sizeof of_ipv4);
        std::array<std::uint8_t, 4> bytes{};
        std::memcpy(bytes.data(), &of_ipv4.sin_addr, bytes.size());
        return from_ipv4(bytes);
    }
    if (socket_address.sa_family != AF_INET6) return std::nullopt;
    sockaddr_in6 of_ipv6{};
    std::memcpy(&of_ipv6, &socket_address, sizeof of_ipv6);
    Address address{};
    std::memcpy(address.data(), &of_ipv6.sin6_addr, address.size());
    return address;
}

std::optional<AddressRange> parse_address_range(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto first = parse_address(text.substr(0, slash));
    if (!first) return std::nullopt;
    if (slash == std::string_view::npos) return AddressRange{.first = *first, .bits = address_bits};
    const std::string_view length = text.substr(slash + 1);
    const bool is_ipv4 = text.substr(0, slash).find(':') == std::string_view::npos;
    int bits = 0;
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), bits);
    const int bits_max = is_ipv4 ? ipv4_bits : address_bits;
    if (error != std::errc{} || end != length.data() + length.size() || bits < 0 || bits > bits_max) return std::nullopt;
    const AddressRange range{.first = *first, .bits = is_ipv4 ? bits + address_bits - ipv4_bits : bits};
    return has_only_leading_bits(range) ? std::optional(range) : std::nullopt;
}

bool contains(const AddressRange& range, const Address& address) {
    for (int bit = 0; bit < range.bits; bit += 8) {
        const auto at = static_cast<std::size_t>(bit / 8);
        const int beyond = std::max(0, bit + 8 - range.bits);
        if (((range.first[at] ^ address[at]) >> beyond) != 0) return false;
    }
    return true;
}

bool is_public(const Address& address) {
    if (is_in(mapped, address) || is_in(translated, address)) return is_public_ipv4(address);
    return is_in(unicast, address) &&
           std::ranges::none_of(not_public_of_ipv6, [&](std::string_view range) { return is_in(range, address); });
}

}  // namespace stoa::fetch
