// The table of all keys: what each is called, where it is kept, what it may be and what it does.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "wiring/config.h"

namespace stoa::wiring {

struct TextKey {
    std::string Config::* member;
    std::string_view expected;  // "an address and a port, like \"127.0.0.1:8080\""
    bool (*accepts)(std::string_view);
};
struct NumberKey {
    std::int64_t Config::* member;
    std::int64_t min;
    std::int64_t max;
};
struct TruthKey {
    bool Config::* member;
};

struct ConfigKey {
    std::string_view name;  // "http.listen": the key `listen` of the table [http].
    std::string_view about;
    std::variant<TextKey, NumberKey, TruthKey> kind;
};

struct ListenAddress {
    std::string host;  // Without the brackets of an IPv6 address.
    std::uint16_t port = 0;
};
// Reads "127.0.0.1:8080" and "[::1]:0".
std::optional<ListenAddress> parse_listen_address(std::string_view value);

// In the order in which a file is printed: a table's keys stand together.
std::span<const ConfigKey> config_keys();
const ConfigKey* find_config_key(std::string_view name);

// "STOA_HTTP_LISTEN" for "http.listen".
std::string environment_name(std::string_view key);

// What a value of the key has to be, for messages.
std::string expected_value(const ConfigKey& key);

// Sets the key from its text; false where the value is none that the key may have.
bool set_config(Config& config, const ConfigKey& key, std::string_view value);

// The key's value as TOML writes it.
std::string toml_value(const Config& config, const ConfigKey& key);

}  // namespace stoa::wiring
