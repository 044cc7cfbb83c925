#include "policy/toml_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace stoa::policy {

namespace {

constexpr std::size_t listed_max = 16;  // Words that a message names all.

std::string_view line_of(std::string_view text, std::size_t line) {
    for (std::size_t at = 1; at < line; ++at) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos) return "";
        text.remove_prefix(end + 1);
    }
    text = text.substr(0, text.find('\n'));
    return text.ends_with('\r') ? text.substr(0, text.size() - 1) : text;
}

// What was expected: the nearest known word, and all of them where they are few.
std::string expectation(std::string_view given, std::span<const std::string_view> known) {
    std::string out;
    if (known.size() <= listed_max) {
        for (const std::string_view word : known) out += (out.empty() ? "; expected " : ", ") + std::string(word);
    }
    const std::string_view near = nearest(given, known);
    return near.empty() ? out : fmt::format("{}; did you mean \"{}\"?", out, near);
}

}  // namespace

TomlFile::TomlFile(std::string_view name, std::string_view toml, std::vector<PackMistake>& mistakes)
    : name_(name), toml_(toml), mistakes_(mistakes) {}

std::optional<toml::table> TomlFile::parse() {
    try {
        return toml::parse(toml_);
    } catch (const toml::parse_error& error) {
        wrong(error.source(), fmt::format("this is no TOML: {}", error.description()));
        return std::nullopt;
    }
}

void TomlFile::wrong(const toml::source_region& place, std::string message) {
    if (mistakes_.size() >= mistakes_max) return;
    const bool on_one_line = place.end.line == place.begin.line && place.end.column > place.begin.column;
    mistakes_.push_back({.file = std::string(name_),
                         .line = std::max<std::size_t>(place.begin.line, 1),
                         .column = std::max<std::size_t>(place.begin.column, 1),
                         .length = on_one_line ? place.end.column - place.begin.column : 1,
                         .message = std::move(message),
                         .source = std::string(line_of(toml_, place.begin.line))});
}

void TomlFile::unknown(const toml::key& key, std::string_view what, std::span<const std::string_view> known) {
    wrong(key.source(), fmt::format("\"{}\" is no {} that is known{}", key.str(), what, expectation(key.str(), known)));
}

const toml::table* TomlFile::table(std::string_view name, const toml::node& node) {
    const toml::table* found = node.as_table();
    if (!found) wrong(node, fmt::format("{} must be a table", name));
    return found;
}

std::optional<std::string> TomlFile::text(std::string_view name, const toml::node& node) {
    if (auto value = node.value_exact<std::string>()) return value;
    wrong(node, fmt::format("{} must be a text in quotation marks", name));
    return std::nullopt;
}

std::optional<std::int64_t> TomlFile::number(std::string_view name, const toml::node& node, std::int64_t min, std::int64_t max) {
    const auto value = node.value_exact<std::int64_t>();
    if (value && *value >= min && *value <= max) return value;
    wrong(node, fmt::format("{} must be a whole number from {} to {}", name, min, max));
    return std::nullopt;
}

std::optional<Timestamp> TomlFile::date(std::string_view name, const toml::node& node) {
    if (const auto value = node.value_exact<toml::date>()) {
        if (auto at = parse_time(fmt::format("{:04}-{:02}-{:02}T00:00:00Z", value->year, value->month, value->day))) return *at;
    }
    wrong(node, fmt::format("{} must be a date like 2025-04-25, without quotation marks", name));
    return std::nullopt;
}

std::optional<std::vector<TomlFile::Entry>> TomlFile::list(std::string_view name, const toml::node& node) {
    const toml::array* array = node.as_array();
    if (!array) {
        wrong(node, fmt::format("{} must be a list of texts", name));
        return std::nullopt;
    }
    std::vector<Entry> entries;
    for (const toml::node& entry : *array) {
        if (auto given = text(fmt::format("an entry of {}", name), entry)) entries.push_back({std::move(*given), &entry});
    }
    return entries;
}

std::optional<std::size_t> TomlFile::choice(std::string_view what, const std::string& given, const toml::node& node,
                                            std::span<const std::string_view> known) {
    const auto found = std::ranges::find(known, std::string_view(given));
    if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
    wrong(node, fmt::format("\"{}\" is no {}{}", given, what, expectation(given, known)));
    return std::nullopt;
}

}  // namespace stoa::policy
