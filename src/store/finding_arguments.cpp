#include "store/finding_arguments.h"

#include "base/json.h"

namespace stoa::store {

namespace {

constexpr std::size_t length_max = 100'000;  // Of one, in code points: a pack's own words at most.

}  // namespace

std::optional<std::string> write_arguments(const FindingArguments& arguments) {
    if (arguments.empty()) return std::nullopt;
    JsonWriter json;
    json.begin_object();
    for (const auto& [name, value] : arguments) json.member(name, value);
    json.end_object();
    return json.take();
}

FindingArguments read_arguments(const std::optional<std::string>& text) {
    FindingArguments arguments;
    if (!text) return arguments;
    const auto document = JsonDocument::parse(*text);
    if (!document) return arguments;
    for (auto& [name, value] : document->root().members()) {
        auto words = value.text(length_max);
        if (words) arguments.emplace_back(name, *std::move(words));
    }
    return arguments;
}

}  // namespace stoa::store
