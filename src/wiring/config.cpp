#include "wiring/config.h"

#include <fmt/format.h>
#include <toml++/toml.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "wiring/config_keys.h"

namespace stoa::wiring {

namespace {

// Variables that are no keys: STOA_CONFIG names the file; the others steer ./dev and the tests, not the server.
constexpr std::string_view file_variable = "STOA_CONFIG";
bool is_other_variable(std::string_view name) {
    return name == file_variable || name.starts_with("STOA_DEV_") || name.starts_with("STOA_TEST_");
}

std::unexpected<Error> wrong(std::string message) { return fail(problems::invalid_value, std::move(message)); }

std::string with_nearest(std::string message, std::string_view word, const std::vector<std::string>& known) {
    const std::vector<std::string_view> candidates(known.begin(), known.end());
    const std::string_view near = nearest(word, candidates);
    return near.empty() ? message + "; `stoa serve --print-config` lists all" : fmt::format("{}; did you mean {}?", message, near);
}

std::string place(const std::string& file, const toml::node& node) {
    return fmt::format("{}:{}", file, static_cast<unsigned>(node.source().begin.line));
}

// A value in the words that set_config() reads; nothing where it is of no type that any key has.
std::optional<std::string> text_of(const toml::node& node, const ConfigKey& key) {
    if (std::holds_alternative<TextKey>(key.kind)) return node.is_string() ? std::optional(node.ref<std::string>()) : std::nullopt;
    if (std::holds_alternative<NumberKey>(key.kind)) {
        return node.is_integer() ? std::optional(std::to_string(node.ref<std::int64_t>())) : std::nullopt;
    }
    return node.is_boolean() ? std::optional<std::string>(node.ref<bool>() ? "true" : "false") : std::nullopt;
}

// Everything in `table`, whose keys begin with `prefix` ("", "http.").
Result<void> read_table(Config& config, const std::string& file, const toml::table& table, const std::string& prefix) {
    for (const auto& [toml_key, node] : table) {
        const std::string name = prefix + std::string(toml_key.str());
        const ConfigKey* key = find_config_key(name);
        const bool is_prefix =
            std::ranges::any_of(config_keys(), [&](const ConfigKey& other) { return other.name.starts_with(name + "."); });
        if (key == nullptr && is_prefix && node.is_table()) {
            TRY(read_table(config, file, *node.as_table(), name + "."));
            continue;
        }
        if (key == nullptr) {
            std::vector<std::string> known;
            for (const ConfigKey& other : config_keys()) known.emplace_back(other.name);
            return wrong(with_nearest(fmt::format("{}: unknown key {}", place(file, node), name), name, known));
        }
        const auto value = text_of(node, *key);
        if (!value || !set_config(config, *key, *value))
            return wrong(fmt::format("{}: {} must be {}", place(file, node), name, expected_value(*key)));
    }
    return {};
}

Result<void> read_file(Config& config, const std::string& file) {
    std::error_code failure;
    if (!std::filesystem::is_regular_file(file, failure) || ::access(file.c_str(), R_OK) != 0) {
        return wrong(fmt::format("cannot read the configuration {}; does the file exist, and may you read it?", file));
    }
    try {
        return read_table(config, file, toml::parse_file(file), "");
    } catch (const toml::parse_error& error) {
        return wrong(fmt::format("{}:{}: {}", file, static_cast<unsigned>(error.source().begin.line), error.description()));
    }
}

Result<void> read_environment(Config& config, const Environment& environment) {
    for (const auto& [name, value] : environment) {
        if (is_other_variable(name)) continue;
        const auto named = [&](const ConfigKey& key) { return environment_name(key.name) == name; };
        const auto key = std::ranges::find_if(config_keys(), named);
        if (key == config_keys().end()) {
            std::vector<std::string> known{std::string(file_variable)};
            for (const ConfigKey& other : config_keys()) known.push_back(environment_name(other.name));
            return wrong(with_nearest(fmt::format("unknown environment variable {}", name), name, known));
        }
        if (!set_config(config, *key, value))
            return wrong(fmt::format("the environment variable {} must be {}", name, expected_value(*key)));
    }
    return {};
}

std::string default_web_directory() {
    std::error_code failure;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failure);
    return (program.parent_path() / "web").string();
}

}  // namespace

Environment stoa_environment() {
    Environment environment;
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string_view text(*entry);
        const std::size_t equals = text.find('=');
        if (!text.starts_with("STOA_") || equals == std::string_view::npos) continue;
        environment.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return environment;
}

Result<Config> read_config(const ConfigSource& source) {
    Config config;
    config.http_web_directory = default_web_directory();
    std::optional<std::string> file = source.file;
    const auto variable = source.environment.find(file_variable);
    if (!file && variable != source.environment.end()) file = variable->second;
    if (!file && std::filesystem::exists(ConfigSource::usual_file)) file = ConfigSource::usual_file;
    if (file) TRY(read_file(config, *file));
    TRY(read_environment(config, source.environment));
    if (source.data_directory) config.data_directory = *source.data_directory;
    return config;
}

std::string print_config(const Config& config) {
    std::string text =
        "# The configuration of Stoa. Each key can also be set by an environment variable: http.listen is STOA_HTTP_LISTEN.\n";
    std::string_view table;
    for (const ConfigKey& key : config_keys()) {
        const std::size_t dot = key.name.find('.');
        const std::string_view own_table = dot == std::string_view::npos ? std::string_view() : key.name.substr(0, dot);
        text += '\n';
        if (own_table != table) text += fmt::format("[{}]\n", own_table);
        table = own_table;
        const std::string_view name = dot == std::string_view::npos ? key.name : key.name.substr(dot + 1);
        text += fmt::format("# {}\n# It is {}.\n{} = {}\n", key.about, expected_value(key), name, toml_value(config, key));
    }
    return text;
}

}  // namespace stoa::wiring
