#include "wiring/config_keys.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "wiring/image_fetcher.h"

namespace stoa::wiring {

namespace {

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};

std::optional<std::int64_t> parse_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

bool is_any(std::string_view) { return true; }
bool is_something(std::string_view value) { return !value.empty(); }

bool is_link_key(std::string_view value) { return value.empty() || value.size() >= 16; }

bool is_listen_address(std::string_view value) { return parse_listen_address(value).has_value(); }

bool is_web_address(std::string_view value) {
    const bool scheme = value.starts_with("http://") || value.starts_with("https://");
    return scheme && !value.ends_with('/') && value.size() > std::string_view("https://").size();
}

bool is_mail_domain(std::string_view value) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
    return value.empty() || (std::ranges::all_of(value, fits) && value.contains('.') && !value.starts_with('.') && !value.ends_with('.'));
}

bool is_s3_endpoint(std::string_view value) {
    const std::size_t host = value.find("://");
    const bool scheme = value.starts_with("http://") || value.starts_with("https://");
    return value.empty() || (scheme && value.size() > host + 3 && value.find('/', host + 3) == std::string_view::npos);
}

// S3, "Bucket naming rules": a name that may stand in a host and in a path.
bool is_bucket(std::string_view value) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
    return value.empty() || (value.size() >= 3 && value.size() <= 63 && std::ranges::all_of(value, fits));
}

bool is_addressing(std::string_view value) { return value == "path" || value == "host"; }

bool is_networks(std::string_view value) { return read_networks(value).has_value(); }

bool is_relay(std::string_view value) { return value.empty() || value.starts_with("smtp://") || value.starts_with("smtps://"); }

bool is_log_level(std::string_view value) {
    static constexpr std::array<std::string_view, 6> levels{"trace", "debug", "info", "warning", "error", "off"};
    return std::ranges::find(levels, value) != levels.end();
}

constexpr std::string_view directory = "a directory";

constexpr std::array keys{
    ConfigKey{"data_directory", "Where the database and everything else that must be kept lies. Made where it is missing.",
              TextKey{&Config::data_directory, directory, is_something}},
    ConfigKey{"blobs.directory", "Where the bytes of files lie; empty: in blobs/ of the data directory. Not used with blobs.s3_endpoint.",
              TextKey{&Config::blobs_directory, directory, is_any}},
    ConfigKey{"blobs.s3_addressing", "Where the bucket's name stands: in the path of an address, or before its host.",
              TextKey{&Config::blobs_s3_addressing, "\"path\" or \"host\"", is_addressing}},
    ConfigKey{"blobs.s3_bucket", "The bucket, which nothing else should use. It must be there.",
              TextKey{&Config::blobs_s3_bucket, "a bucket's name, or nothing", is_bucket}},
    ConfigKey{"blobs.s3_ca_file", "Certificates (PEM) by which blobs.s3_endpoint is believed; empty: those of the system.",
              TextKey{&Config::blobs_s3_ca_file, "a file, or nothing", is_any}},
    ConfigKey{
        "blobs.s3_endpoint", "An S3-compatible store that takes the bytes of files instead of a directory. Empty: there is none.",
        TextKey{&Config::blobs_s3_endpoint, "an address like \"https://s3.example.com\", without a path, or nothing", is_s3_endpoint}},
    ConfigKey{"blobs.s3_key_id", "The id of the access key: it must be allowed to read, write, list and delete in the bucket.",
              TextKey{&Config::blobs_s3_key_id, "any text", is_any}},
    ConfigKey{"blobs.s3_region", "The bucket's region.",
              TextKey{&Config::blobs_s3_region, "a region, like \"eu-central-1\"", is_something}},
    ConfigKey{"blobs.s3_secret_file", "A file whose first line is the secret of the access key, for nobody else to read.",
              TextKey{&Config::blobs_s3_secret_file, "a file, or nothing", is_any}},
    ConfigKey{"blobs.unused_hours",
              "So many hours after its last use a file that no message needs is removed. As long as the oldest copy of the database that "
              "might be put back.",
              NumberKey{&Config::blobs_unused_hours, 24, 24 * 366}},
    ConfigKey{
        "fetch.private_networks",
        "Networks that are not the public internet's, from which pictures of mails may be fetched all the same, parted by blanks. Asked "
        "only where the pack says remote_images = \"fetch\".",
        TextKey{&Config::fetch_private_networks, "networks like \"10.1.2.0/24 fd00::/8\", or nothing", is_networks}},
    ConfigKey{"http.beat_seconds", "Event streams show at least so often that they live. Less than what a proxy lets be silent.",
              NumberKey{&Config::http_beat_seconds, 1, 60}},
    ConfigKey{"http.listen", "The address and port that browsers and programs reach; port 0 takes a free one.",
              TextKey{&Config::http_listen, "an IP address and a port, like \"127.0.0.1:8080\"", is_listen_address}},
    ConfigKey{
        "http.public_url", "How people reach this server: links that are handed out begin with it.",
        TextKey{&Config::http_public_url, "an address like \"https://messages.example.com\", without a slash at its end", is_web_address}},
    ConfigKey{"http.web_directory", "The built web app.", TextKey{&Config::http_web_directory, directory, is_something}},
    ConfigKey{"http.secure_cookies", "Whether browsers may send cookies over HTTPS only. Turn it on behind a TLS proxy.",
              TruthKey{&Config::http_secure_cookies}},
    ConfigKey{"http.threads", "Requests that are worked on at the same time.", NumberKey{&Config::http_threads, 1, 1024}},
    ConfigKey{"inbox.response_target_hours", "A buyer's message is due for an answer after this many hours.",
              NumberKey{&Config::inbox_response_target_hours, 1, 24 * 31}},
    ConfigKey{
        "inquiry.link_key",
        "A secret that the marketplace shares with Stoa: it signs the links by which buyers ask before a sale. Empty: there are none.",
        TextKey{&Config::inquiry_link_key, "at least 16 characters, or nothing", is_link_key}},
    ConfigKey{"inspection.clamd_socket",
              "The socket of a virus scanner (clamd's LocalSocket) that is asked about each file. Empty: none is.",
              TextKey{&Config::inspection_clamd_socket, "a socket's path, like \"/run/clamav/clamd.ctl\", or nothing", is_any}},
    ConfigKey{"inspection.seconds", "So long one file may be looked into; then it is refused as one that could not be read.",
              NumberKey{&Config::inspection_seconds, 1, 600}},
    ConfigKey{"inspection.workers", "Files that are looked into at the same time.", NumberKey{&Config::inspection_workers, 1, 64}},
    ConfigKey{"lmtp.listen",
              "Where the mail server in front hands in what comes for mail.domain, by LMTP: keep it where only that server reaches it.",
              TextKey{&Config::lmtp_listen, "an IP address and a port, like \"127.0.0.1:8024\"", is_listen_address}},
    ConfigKey{"log.level", "The least important lines that are logged: trace, debug, info, warning, error or off.",
              TextKey{&Config::log_level, "one of trace, debug, info, warning, error, off", is_log_level}},
    ConfigKey{"mail.domain", "The domain of the addresses by which buyers and sellers reach each other. Empty: there is no e-mail.",
              TextKey{&Config::mail_domain, "a domain, like \"messages.example.com\", or nothing", is_mail_domain}},
    ConfigKey{
        "mail.front",
        "What the mail server in front calls itself in its Authentication-Results; it decides whether a From is believed. Empty: every "
        "From is believed, for closed networks only.",
        TextKey{&Config::mail_front, "a name, like \"mx.example.com\", or nothing", is_any}},
    ConfigKey{"mail.relay", "The SMTP server that takes what goes out. Empty: no mail goes out.",
              TextKey{&Config::mail_relay, "\"smtp://HOST:PORT\" or \"smtps://HOST:PORT\", or nothing", is_relay}},
    ConfigKey{"mail.relay_connections", "Mails that are handed to mail.relay at the same time, over a connection each.",
              NumberKey{&Config::mail_relay_connections, 1, 64}},
    ConfigKey{"mail.relay_password", "The password at mail.relay.", TextKey{&Config::mail_relay_password, "any text", is_any}},
    ConfigKey{"mail.relay_user", "The user at mail.relay, only over TLS. Empty: none is asked for.",
              TextKey{&Config::mail_relay_user, "any text", is_any}},
    ConfigKey{"policy.dictionary_directory", "Hunspell dictionaries (NAME.aff, NAME.dic), by which spelling is checked.",
              TextKey{&Config::policy_dictionary_directory, directory, is_something}},
    ConfigKey{"policy.pack", "The rules that messages are checked by.", TextKey{&Config::policy_pack, "a pack's name", is_something}},
    ConfigKey{"policy.pack_directory", "A directory with packs of your own (NAME.toml); empty: there are none.",
              TextKey{&Config::policy_pack_directory, directory, is_any}},
    ConfigKey{"sessions.length_hours", "How long a person stays signed in.", NumberKey{&Config::sessions_length_hours, 1, 24 * 366}},
};

}  // namespace

std::optional<ListenAddress> parse_listen_address(std::string_view value) {
    const std::size_t colon = value.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto port = parse_number(value.substr(colon + 1));
    std::string host(value.substr(0, colon));
    const bool is_ipv6 = host.starts_with('[') && host.ends_with(']');
    if (is_ipv6) host = host.substr(1, host.size() - 2);
    in6_addr address{};  // Large enough for both kinds.
    if (!port || *port < 0 || *port > 65535 || ::inet_pton(is_ipv6 ? AF_INET6 : AF_INET, host.c_str(), &address) != 1) return std::nullopt;
    return ListenAddress{.host = std::move(host), .port = static_cast<std::uint16_t>(*port)};
}

std::span<const ConfigKey> config_keys() { return keys; }

const ConfigKey* find_config_key(std::string_view name) {
    const auto found = std::ranges::find(keys, name, &ConfigKey::name);
    return found == keys.end() ? nullptr : &*found;
}

std::string environment_name(std::string_view key) {
    std::string name = "STOA_";
    for (const char c : key) name += c == '.' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    return name;
}

std::string expected_value(const ConfigKey& key) {
    return std::visit(Overloaded{
                          [](const TextKey& kind) { return std::string(kind.expected); },
                          [](const NumberKey& kind) { return fmt::format("a whole number from {} to {}", kind.min, kind.max); },
                          [](const TruthKey&) { return std::string("true or false"); },
                      },
                      key.kind);
}

bool set_config(Config& config, const ConfigKey& key, std::string_view value) {
    const auto set_text = [&](const TextKey& kind) {
        if (!is_valid_utf8(value) || !kind.accepts(value)) return false;
        config.*kind.member = value;
        return true;
    };
    const auto set_number = [&](const NumberKey& kind) {
        const auto number = parse_number(value);
        if (!number || *number < kind.min || *number > kind.max) return false;
        config.*kind.member = *number;
        return true;
    };
    const auto set_truth = [&](const TruthKey& kind) {
        config.*kind.member = value == "true";
        return value == "true" || value == "false";
    };
    return std::visit(Overloaded{set_text, set_number, set_truth}, key.kind);
}

std::string toml_value(const Config& config, const ConfigKey& key) {
    const auto quoted = [&](const TextKey& kind) {
        std::string text = "\"";
        for (const char c : config.*kind.member) {
            if (c == '"' || c == '\\') text += '\\';
            if (static_cast<unsigned char>(c) < ' ') {
                text += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
            } else {
                text += c;
            }
        }
        return text + '"';
    };
    return std::visit(Overloaded{
                          quoted,
                          [&](const NumberKey& kind) { return fmt::format("{}", config.*kind.member); },
                          [&](const TruthKey& kind) { return std::string(config.*kind.member ? "true" : "false"); },
                      },
                      key.kind);
}

}  // namespace stoa::wiring
