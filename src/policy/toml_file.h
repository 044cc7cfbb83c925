// One file of a pack while it is read: values of the kinds that are wanted, and every mistake with its place.
#pragma once

#include <toml++/toml.h>

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "domain/words.h"
#include "policy/pack_mistake.h"

namespace stoa::policy {

class TomlFile {
public:
    static constexpr std::size_t mistakes_max = 100;

    // Keeps references; mistakes are added to `mistakes`.
    TomlFile(std::string_view name, std::string_view toml, std::vector<PackMistake>& mistakes);

    // The whole file; nothing where it is no TOML, which is a mistake then.
    std::optional<toml::table> parse();

    void wrong(const toml::source_region& place, std::string message);
    void wrong(const toml::node& node, std::string message) { wrong(node.source(), std::move(message)); }
    // "hotss" is no `what` that is known.
    void unknown(const toml::key& key, std::string_view what, std::span<const std::string_view> known);

    // Each tells of a value of another kind and returns nothing.
    const toml::table* table(std::string_view name, const toml::node& node);
    std::optional<std::string> text(std::string_view name, const toml::node& node);
    std::optional<std::int64_t> number(std::string_view name, const toml::node& node, std::int64_t min, std::int64_t max);
    std::optional<Timestamp> date(std::string_view name, const toml::node& node);
    // A text of each entry with its place.
    struct Entry {
        std::string text;
        const toml::node* node;
    };
    std::optional<std::vector<Entry>> list(std::string_view name, const toml::node& node);
    // One of `known`, as its place in that list.
    std::optional<std::size_t> choice(std::string_view what, const std::string& given, const toml::node& node,
                                      std::span<const std::string_view> known);

    template <class E>
    std::optional<E> word(std::string_view what, const std::string& given, const toml::node& node, std::span<const Word<E>> table) {
        std::vector<std::string_view> known;
        for (const Word<E>& entry : table) known.push_back(entry.text);
        const auto at = choice(what, given, node, known);
        return at ? std::optional(table[*at].value) : std::nullopt;
    }

private:
    std::string_view name_;
    std::string_view toml_;
    std::vector<PackMistake>& mistakes_;
};

}  // namespace stoa::policy
