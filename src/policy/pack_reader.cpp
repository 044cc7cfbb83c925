// Reads packs from TOML; every complaint names the file, the line and, where one is near, the word that was meant.
#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "base/text.h"
#include "policy/pack.h"
#include "policy/rule.h"

namespace stoa::policy {

namespace {

constexpr std::size_t extends_depth_max = 8;

constexpr std::array<Word<AppliesTo>, 3> applies_to_words{
    {{AppliesTo::Opened, "opened"}, {AppliesTo::Seller, "seller"}, {AppliesTo::All, "all"}}};

constexpr std::array<std::string_view, 8> top_keys{"name", "version", "effective_from", "extends", "hosts", "reasons", "reason", "rule"};
constexpr std::array<std::string_view, 2> reason_keys{"delivery_states", "fulfilled_by"};
constexpr std::array<std::string_view, 5> rule_keys{"applies_to", "outcome", "buyer_outcome", "unsure_outcome", "parameters"};

template <class E>
std::vector<std::string_view> texts_of(std::span<const Word<E>> table) {
    std::vector<std::string_view> texts;
    for (const Word<E>& word : table) texts.push_back(word.text);
    return texts;
}

}  // namespace

class PackReader {
public:
    explicit PackReader(std::span<const Pack::Source> sources) : sources_(sources) {}

    Result<Pack> read(std::string_view name) {
        TRY(read_source(name));
        return std::move(pack_);
    }

private:
    Result<void> read_source(std::string_view name) {
        const auto source = std::ranges::find(sources_, name, &Pack::Source::name);
        if (source == sources_.end()) return no_such_pack(name);
        if (++depth_ > extends_depth_max)
            return fail(problems::invalid_value, fmt::format("{}: packs extend each other in a circle", name));
        toml::table table;
        try {
            table = toml::parse(source->toml);
        } catch (const toml::parse_error& error) {
            return fail(problems::invalid_value, fmt::format("{}:{}: {}", name, error.source().begin.line, error.description()));
        }
        if (const auto* base = table.get("extends")) {
            file_ = source->name;
            const auto base_name = TRY(text("extends", *base));
            TRY(read_source(base_name));
        }
        file_ = source->name;
        return read_top(table);
    }

    std::unexpected<Error> no_such_pack(std::string_view name) const {
        std::vector<std::string_view> names;
        for (const Pack::Source& source : sources_) names.push_back(source.name);
        const std::string from = file_.empty() ? "" : fmt::format("{}: ", file_);
        return fail(problems::invalid_value, fmt::format("{}there is no pack \"{}\"{}", from, name, did_you_mean(name, names)));
    }

    Result<void> read_top(const toml::table& table) {
        pack_.name_ = file_;
        for (const auto& [key, node] : table) {
            if (key == "extends") continue;
            if (key == "rule") {
                TRY(read_rules(key, node));
            } else if (key == "name") {
                pack_.name_ = TRY(text(key, node));
            } else if (key == "version") {
                pack_.version_ = static_cast<std::int32_t>(TRY(number(key, node)));
            } else if (key == "effective_from") {
                pack_.effective_from_ = TRY(date(key, node));
            } else if (key == "hosts") {
                pack_.hosts_ = TRY(list(key, node));
            } else if (key == "reasons") {
                TRY(read_reasons(key, node));
            } else if (key == "reason") {
                TRY(read_reason_settings(key, node));
            } else {
                return unknown(key, "key", top_keys);
            }
        }
        return {};
    }

    Result<void> read_reasons(const toml::key& key, const toml::node& node) {
        const auto texts = TRY(list(key, node));
        pack_.reasons_.clear();
        for (const std::string& text : texts) {
            const auto reason = parse_word<Reason>(text);
            if (!reason) return wrong(node, fmt::format("\"{}\" is no reason{}", text, did_you_mean(text, texts_of(words<Reason>()))));
            pack_.reasons_.push_back(*reason);
        }
        return {};
    }

    Result<void> read_reason_settings(const toml::key& key, const toml::node& node) {
        const toml::table* table = node.as_table();
        if (!table) return wrong(node, fmt::format("{} must be a table", key.str()));
        for (const auto& [name, setting] : *table) {
            const auto reason = parse_word<Reason>(name.str());
            if (!reason) return unknown(name, "reason", texts_of(words<Reason>()));
            if (!setting.is_table()) return wrong(setting, fmt::format("reason.{} must be a table", name.str()));
            pack_.reason_settings_[*reason] = TRY(read_reason(*setting.as_table()));
        }
        return {};
    }

    Result<ReasonSetting> read_reason(const toml::table& table) {
        ReasonSetting setting;
        for (const auto& [key, node] : table) {
            if (key == "delivery_states") {
                for (const std::string& text : TRY(list(key, node))) {
                    const auto state = parse_word<DeliveryState>(text);
                    if (!state)
                        return wrong(
                            node, fmt::format("\"{}\" is no delivery state{}", text, did_you_mean(text, texts_of(words<DeliveryState>()))));
                    setting.delivery_states.push_back(*state);
                }
            } else if (key == "fulfilled_by") {
                setting.fulfilled_by = TRY(word<FulfilledBy>(key, node, words<FulfilledBy>()));
            } else {
                return unknown(key, "key", reason_keys);
            }
        }
        return setting;
    }

    Result<void> read_rules(const toml::key& key, const toml::node& node) {
        const toml::table* table = node.as_table();
        if (!table) return wrong(node, fmt::format("{} must be a table", key.str()));
        std::vector<std::string_view> ids;
        for (const Rule& rule : rules()) ids.push_back(rule.id);
        for (const auto& [id, setting] : *table) {
            const Rule* rule = find_rule(id);
            if (!rule) return unknown(id, "rule", ids);
            if (!setting.is_table()) return wrong(setting, fmt::format("rule.\"{}\" must be a table", id.str()));
            TRY(read_rule(*rule, *setting.as_table()));
        }
        return {};
    }

    Result<void> read_rule(const Rule& rule, const toml::table& table) {
        RuleSetting& setting = pack_.rules_[rule.number];  // What the extended pack said stands where nothing else is said.
        for (const auto& [key, node] : table) {
            if (key == "applies_to") {
                setting.applies_to = TRY(word<AppliesTo>(key, node, applies_to_words));
            } else if (key == "outcome") {
                setting.outcome = TRY(word<Outcome>(key, node, words<Outcome>()));
            } else if (key == "buyer_outcome") {
                setting.buyer_outcome = TRY(word<Outcome>(key, node, words<Outcome>()));
            } else if (key == "unsure_outcome") {
                setting.unsure_outcome = TRY(word<Outcome>(key, node, words<Outcome>()));
            } else if (key == "parameters" && node.is_table()) {
                TRY(read_parameters(rule, setting, *node.as_table()));
            } else {
                return unknown(key, "key", rule_keys);
            }
        }
        return {};
    }

    Result<void> read_parameters(const Rule& rule, RuleSetting& setting, const toml::table& table) {
        const std::vector<std::string_view> known = split(rule.parameters, ' ');
        for (const auto& [key, node] : table) {
            if (std::ranges::find(known, key.str()) == known.end()) return unknown(key, fmt::format("parameter of {}", rule.id), known);
            const std::string name(key.str());
            if (node.is_integer()) {
                setting.numbers[name] = TRY(number(key, node));
            } else if (node.is_array()) {
                setting.lists[name] = TRY(list(key, node));
            } else {
                setting.texts[name] = TRY(text(key, node));
            }
        }
        return {};
    }

    template <class E>
    Result<E> word(const toml::key& key, const toml::node& node, std::span<const Word<E>> table) const {
        const auto given = TRY(text(key, node));
        const auto found = std::ranges::find(table, std::string_view(given), &Word<E>::text);
        if (found != table.end()) return found->value;
        return wrong(node, fmt::format("\"{}\" is no {}{}", given, key.str(), did_you_mean(given, texts_of(table))));
    }

    Result<std::string> text(std::string_view key, const toml::node& node) const {
        if (const auto value = node.value_exact<std::string>()) return *value;
        return wrong(node, fmt::format("{} must be a text", key));
    }
    Result<std::string> text(const toml::key& key, const toml::node& node) const { return text(key.str(), node); }

    Result<std::int64_t> number(const toml::key& key, const toml::node& node) const {
        const auto value = node.value_exact<std::int64_t>();
        if (value && *value >= 0 && *value <= INT32_MAX) return *value;
        return wrong(node, fmt::format("{} must be a whole number", key.str()));
    }

    Result<Timestamp> date(const toml::key& key, const toml::node& node) const {
        const auto value = node.value_exact<toml::date>();
        if (!value) return wrong(node, fmt::format("{} must be a date like 2025-04-25", key.str()));
        return parse_time(fmt::format("{:04}-{:02}-{:02}T00:00:00Z", value->year, value->month, value->day));
    }

    Result<std::vector<std::string>> list(const toml::key& key, const toml::node& node) const {
        std::vector<std::string> out;
        const toml::array* array = node.as_array();
        if (!array) return wrong(node, fmt::format("{} must be a list of texts", key.str()));
        for (const toml::node& entry : *array) {
            auto item = TRY(text(key, entry));
            out.push_back(std::move(item));
        }
        return out;
    }

    std::unexpected<Error> wrong(const toml::node& node, std::string message) const {
        return fail(problems::invalid_value, fmt::format("{}:{}: {}", file_, node.source().begin.line, message));
    }

    std::unexpected<Error> unknown(const toml::key& key, std::string_view what, std::span<const std::string_view> known) const {
        return fail(problems::invalid_value, fmt::format("{}:{}: \"{}\" is no {} that is known{}", file_, key.source().begin.line,
                                                         key.str(), what, did_you_mean(key.str(), known)));
    }

    static std::string did_you_mean(std::string_view given, std::span<const std::string_view> known) {
        const std::string_view close = nearest(given, known);
        return close.empty() ? "" : fmt::format("; did you mean \"{}\"?", close);
    }

    std::span<const Pack::Source> sources_;
    std::string_view file_;  // The source that is being read.
    std::size_t depth_ = 0;  // Of `extends`.
    Pack pack_;
};

Result<Pack> Pack::load(std::string_view name, std::span<const Source> sources) { return PackReader(sources).read(name); }

}  // namespace stoa::policy
