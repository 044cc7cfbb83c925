// What one installation can decide: one TOML file, every key with a default, and each key also as an environment
// variable (http.listen is STOA_HTTP_LISTEN). The table of keys in config.cpp drives reading, checking and printing.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "base/result.h"

namespace stoa::wiring {

struct Config {
    std::string data_directory = "data";
    std::string blobs_directory{};    // Empty: `blobs` of the data directory.
    std::string blobs_s3_endpoint{};  // Empty: files lie in a directory.
    std::string blobs_s3_region = "us-east-1";
    std::string blobs_s3_bucket{};
    std::string blobs_s3_addressing = "path";
    std::string blobs_s3_key_id{};
    std::string blobs_s3_secret_file{};
    std::string blobs_s3_ca_file{};
    std::int64_t blobs_unused_hours = 72;
    std::string http_listen = "127.0.0.1:8080";
    std::string http_public_url = "http://localhost:8080";
    std::string http_web_directory{};  // Set by read_config() where nobody says another: `web` beside the program.
    bool http_secure_cookies = false;
    std::int64_t http_threads = 64;
    std::int64_t http_beat_seconds = 15;
    std::string lmtp_listen = "127.0.0.1:8024";
    std::string mail_domain{};  // Empty: there is no e-mail.
    std::string mail_front{};
    std::string mail_relay{};
    std::int64_t mail_relay_connections = 8;
    std::string mail_relay_user{};
    std::string mail_relay_password{};
    std::string log_level = "info";
    std::string policy_pack = "amazon-2025";
    std::string policy_pack_directory{};                              // Empty: only the packs that come with the program.
    std::string policy_dictionary_directory = "/usr/share/hunspell";  // Where Debian's packages hunspell-* put them.
    std::int64_t inbox_response_target_hours = 24;
    std::string fetch_private_networks{};   // Parted by blanks; empty: none.
    std::string inspection_clamd_socket{};  // Empty: no virus scanner is asked.
    std::int64_t inspection_workers = 2;
    std::int64_t inspection_seconds = 30;
    std::string inquiry_link_key{};  // Empty: no links before a sale.
    std::int64_t sessions_length_hours = 24 * 14;
};

using Environment = std::map<std::string, std::string, std::less<>>;
// The variables of this process that begin with STOA_.
Environment stoa_environment();

struct ConfigSource {
    static constexpr const char* usual_file = "stoa.toml";
    std::optional<std::string> file{};            // None: `stoa.toml` of the working directory where it exists.
    Environment environment{};                    // Stronger than the file.
    std::optional<std::string> data_directory{};  // From the command line: stronger than both.
};

// The defaults with what the source says over them. An error's message is one line: `FILE:LINE: what is wrong and what
// is expected`, or the variable instead of the place.
Result<Config> read_config(const ConfigSource& source);

// The configuration as a file that reads back to the same, each key under a comment that says what it does.
std::string print_config(const Config& config);

}  // namespace stoa::wiring
