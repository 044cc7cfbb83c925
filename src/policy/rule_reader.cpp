#include "policy/rule_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "base/text.h"
#include "policy/match/file_size.h"
#include "policy/pack_parameters.h"

namespace stoa::policy {

namespace {

constexpr std::size_t own_words_length_max = 500;  // Code points; they stand beside a text field.
constexpr std::size_t own_entries_max = 2'000;     // Phrases or patterns of one own rule.
constexpr std::size_t own_name_length_max = 60;

constexpr std::array<Word<AppliesTo>, 3> applies_to_words{
    {{AppliesTo::Opened, "opened"}, {AppliesTo::Seller, "seller"}, {AppliesTo::All, "all"}}};

constexpr std::array<Word<OnUnavailable>, 2> on_unavailable_words{{{OnUnavailable::Hold, "hold"}, {OnUnavailable::Pass, "pass"}}};

constexpr std::array<std::string_view, 9> rule_keys{
    "applies_to", "outcome", "buyer_outcome", "unsure_outcome", "parameters", "on_unavailable", "title", "why", "fix"};
constexpr std::array<std::string_view, 11> own_keys{"rule",     "applies_to", "outcome", "buyer_outcome", "phrases", "patterns",
                                                    "language", "replace_by", "title",   "why",           "fix"};

bool is_language(std::string_view tag) {
    return (tag.size() == 2 || tag.size() == 3) && std::ranges::all_of(tag, [](char c) { return c >= 'a' && c <= 'z'; });
}

void read_words(TomlFile& file, std::string_view name, std::string_view key, const toml::node& node, RuleSetting& setting) {
    auto text = file.text(name, node);
    if (!text) return;
    const std::size_t length = length_in_code_points(*text);
    if (trim(*text).empty() || length > own_words_length_max)
        file.wrong(node, fmt::format("{} must have 1 to {} characters", name, own_words_length_max));
    setting.words.insert_or_assign(std::string(key), std::move(*text));
}

// why = "…" for every reader, or why = { en = "…", de = "…" }.
void read_own_words(TomlFile& file, const toml::key& key, const toml::node& node, RuleSetting& setting) {
    const std::string name(key.str());
    std::erase_if(setting.words, [&](const auto& entry) { return entry.first == name || entry.first.starts_with(name + "."); });
    const toml::table* table = node.as_table();
    if (!table) return read_words(file, name, name, node, setting);
    for (const auto& [language, text] : *table) {
        const std::string full = fmt::format("{}.{}", name, language.str());
        if (!is_language(language.str()))
            file.wrong(language.source(), fmt::format("\"{}\" is no language; expected a code like \"en\" or \"de\"", language.str()));
        else
            read_words(file, full, full, text, setting);
    }
}

std::optional<Outcome> read_outcome(TomlFile& file, const toml::key& key, const toml::node& node) {
    const auto given = file.text(key.str(), node);
    return given ? file.word<Outcome>("outcome", *given, node, words<Outcome>()) : std::nullopt;
}

// What both kinds of rules have; false where the key is none of it.
bool read_common(TomlFile& file, const toml::key& key, const toml::node& node, RuleSetting& setting) {
    if (key == "title" || key == "why" || key == "fix") {
        read_own_words(file, key, node, setting);
        return true;
    }
    const bool is_outcome = key == "outcome" || key == "buyer_outcome";
    if (!is_outcome && key != "applies_to") return false;
    if (key == "applies_to") {
        const auto given = file.text(key.str(), node);
        const std::span<const Word<AppliesTo>> table(applies_to_words);
        const auto value = given ? file.word<AppliesTo>("applies_to", *given, node, table) : std::nullopt;
        if (value) setting.applies_to = *value;
    } else if (const auto value = read_outcome(file, key, node)) {
        if (key == "outcome")
            setting.outcome = *value;
        else
            setting.buyer_outcome = value;
    }
    return true;
}

void read_reasons(TomlFile& file, const std::vector<TomlFile::Entry>& entries) {
    for (const TomlFile::Entry& entry : entries) file.word<Reason>("reason", entry.text, *entry.node, words<Reason>());
}

void read_list(TomlFile& file, const toml::key& key, const toml::node& node, const ParameterKind* kind, RuleSetting& setting) {
    const auto entries = file.list(key.str(), node);
    if (!entries) return;
    if (kind && kind->value == ParameterKind::Value::Reasons) read_reasons(file, *entries);
    std::vector<std::string>& texts = setting.lists[std::string(key.str())];
    texts.clear();
    for (const TomlFile::Entry& entry : *entries) texts.push_back(entry.text);
}

// size_bytes_max_of = { picture = 1, buyer = { picture = 2 } }: numbers by their way through the tables, so
// "size_bytes_max_of.buyer.picture". What an extended pack said of them is forgotten: a table is one value.
void read_sizes(TomlFile& file, const toml::key& key, const toml::node& node, const ParameterKind& parameter, RuleSetting& setting) {
    const std::string name(key.str());
    std::erase_if(setting.numbers, [&](const auto& entry) { return entry.first.starts_with(name + "."); });
    const toml::table* table = file.table(name, node);
    if (!table) return;
    const auto kinds = file_kind_words();
    std::vector<std::string_view> known(kinds.begin(), kinds.end());
    const auto read_size = [&](std::string_view before, const toml::key& kind, const toml::node& size) {
        const std::string full = fmt::format("{}.{}", before, kind.str());
        if (std::ranges::find(kinds, kind.str()) == kinds.end()) return file.unknown(kind, "kind of file", known);
        if (const auto value = file.number(full, size, parameter.min, parameter.max)) setting.numbers[full] = *value;
    };
    for (const Author side : {Author::Buyer, Author::Seller}) {
        const toml::node* of_side = table->get(to_text(side));
        const std::string full = fmt::format("{}.{}", name, to_text(side));
        const toml::table* sizes = of_side ? file.table(full, *of_side) : nullptr;
        if (!sizes) continue;
        for (const auto& [kind, size] : *sizes) read_size(full, kind, size);
    }
    known.insert(known.end(), {to_text(Author::Buyer), to_text(Author::Seller)});
    for (const auto& [kind, size] : *table) {
        if (kind != to_text(Author::Buyer) && kind != to_text(Author::Seller)) read_size(name, kind, size);
    }
}

void read_parameter(TomlFile& file, const toml::key& key, const toml::node& node, RuleSetting& setting) {
    using Value = ParameterKind::Value;
    const ParameterKind* kind = find_parameter(key.str());
    if (kind && kind->value == ParameterKind::Value::Sizes) return read_sizes(file, key, node, *kind, setting);
    const bool is_list = kind ? kind->value == Value::Texts || kind->value == Value::Reasons : node.is_array();
    const bool is_number = kind ? kind->value == Value::Number : node.is_integer();
    if (is_list) return read_list(file, key, node, kind, setting);
    if (is_number) {
        const auto value = file.number(key.str(), node, kind ? kind->min : 0, kind ? kind->max : INT32_MAX);
        if (value) setting.numbers[std::string(key.str())] = *value;
        return;
    }
    auto value = file.text(key.str(), node);
    if (!value) return;
    if (kind && !file.choice(key.str(), *value, node, split(kind->words, ' '))) return;
    setting.texts[std::string(key.str())] = std::move(*value);
}

void read_parameters(TomlFile& file, const Rule& rule, const toml::key& key, const toml::node& node, RuleSetting& setting) {
    const toml::table* table = file.table("parameters", node);
    if (!table) return;
    if (rule.parameters.empty()) return file.wrong(key.source(), fmt::format("{} has no parameters", rule.id));
    const std::vector<std::string_view> known = split(rule.parameters, ' ');
    for (const auto& [name, value] : *table) {
        if (std::ranges::find(known, name.str()) == known.end())
            file.unknown(name, fmt::format("parameter of {}", rule.id), known);
        else
            read_parameter(file, name, value, setting);
    }
}

using AddFunction = std::string (OwnWords::*)(std::string_view);

void read_entries(TomlFile& file, const std::vector<TomlFile::Entry>& entries, OwnWords& words, AddFunction add) {
    for (const TomlFile::Entry& entry : entries) {
        if (const std::string fault = (words.*add)(entry.text); !fault.empty()) file.wrong(*entry.node, fault);
    }
}

// The texts of `table`'s list; nothing where it has none.
std::optional<std::vector<TomlFile::Entry>> find_entries(TomlFile& file, const toml::table& table, std::string_view name) {
    const toml::node* node = table.get(name);
    auto entries = node ? file.list(name, *node) : std::nullopt;
    if (!entries || entries->size() <= own_entries_max) return entries;
    file.wrong(*node, fmt::format("{} holds at most {} entries", name, own_entries_max));
    return std::nullopt;
}

std::vector<std::string> texts_of(const std::vector<TomlFile::Entry>& entries) {
    std::vector<std::string> texts;
    std::ranges::transform(entries, std::back_inserter(texts), &TomlFile::Entry::text);
    return texts;
}

void read_told_as(TomlFile& file, const toml::table& table, const std::map<RuleNumber, RuleSetting>& known, OwnRule& own) {
    const toml::node* node = table.get("rule");
    const auto id = node ? file.text("rule", *node) : std::nullopt;
    if (!id) return;
    const auto at = file.choice("rule", *id, *node, rule_ids());
    if (!at) return;
    const Rule& rule = rules()[*at];
    if (rule.of_state) return file.wrong(*node, fmt::format("{} is decided by order and history; words cannot be told as it", rule.id));
    own.rule = rule.number;
    const auto setting = known.find(rule.number);
    if (setting == known.end()) return;
    own.setting = setting->second;
}

void read_what_it_finds(TomlFile& file, const toml::table& table, OwnRule& own) {
    const auto phrases = find_entries(file, table, "phrases"), patterns = find_entries(file, table, "patterns");
    if (!phrases && !patterns) return;
    if (phrases) own.phrases = texts_of(*phrases);
    if (patterns) own.patterns = texts_of(*patterns);
    auto words = std::make_shared<OwnWords>();
    // What an extended pack said was right already.
    if (phrases)
        read_entries(file, *phrases, *words, &OwnWords::add_phrase);
    else
        for (const std::string& phrase : own.phrases) words->add_phrase(phrase);
    if (patterns)
        read_entries(file, *patterns, *words, &OwnWords::add_pattern);
    else
        for (const std::string& pattern : own.patterns) words->add_pattern(pattern);
    own.words = std::move(words);
}

}  // namespace

std::string_view to_text(AppliesTo applies_to) {
    const auto found = std::ranges::find(applies_to_words, applies_to, &Word<AppliesTo>::value);
    return found->text;
}

std::string_view to_text(OnUnavailable on_unavailable) {
    const auto found = std::ranges::find(on_unavailable_words, on_unavailable, &Word<OnUnavailable>::value);
    return found->text;
}

std::optional<OnUnavailable> read_on_unavailable(TomlFile& file, const toml::node& node) {
    const auto given = file.text("on_unavailable", node);
    const std::span<const Word<OnUnavailable>> table(on_unavailable_words);
    return given ? file.word<OnUnavailable>("on_unavailable", *given, node, table) : std::nullopt;
}

void read_rule(TomlFile& file, const Rule& rule, const toml::table& table, RuleSetting& setting) {
    for (const auto& [key, node] : table) {
        if (key == "parameters")
            read_parameters(file, rule, key, node, setting);
        else if (key == "on_unavailable")
            setting.on_unavailable = read_on_unavailable(file, node);
        else if (key == "unsure_outcome")
            setting.unsure_outcome = read_outcome(file, key, node);
        else if (!read_common(file, key, node, setting))
            file.unknown(key, "key", rule_keys);
    }
}

bool is_own_name(std::string_view name) {
    return !name.empty() && name.size() <= own_name_length_max &&
           std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

void read_own_rule(TomlFile& file, const toml::source_region& place, const toml::table& table,
                   const std::map<RuleNumber, RuleSetting>& known, OwnRule& own) {
    read_told_as(file, table, known, own);
    read_what_it_finds(file, table, own);
    for (const auto& [key, node] : table) {
        if (key == "rule" || key == "phrases" || key == "patterns" || read_common(file, key, node, own.setting)) continue;
        if (key == "language") {
            const auto tag = file.text("language", node);
            if (tag && !is_language(*tag))
                file.wrong(node, fmt::format("\"{}\" is no language; expected a code like \"en\" or \"de\"", *tag));
            if (tag) own.language = *tag;
        } else if (key == "replace_by") {
            own.replacement = file.text("replace_by", node);
        } else {
            file.unknown(key, "key", own_keys);
        }
    }
    if (own.phrases.empty() && own.patterns.empty())
        file.wrong(place, fmt::format("own.{} needs phrases or patterns to look for", own.name));
    if (own.words && own.replacement && own.words->finds_in(*own.replacement))
        file.wrong(*table.get("replace_by"), "what is put in the place of the words is found again; mending would never end");
}

}  // namespace stoa::policy
