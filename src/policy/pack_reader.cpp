// Reads packs from TOML. What is wrong does not stop it: all mistakes are told at once.
#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "base/text.h"
#include "policy/file_setting_reader.h"
#include "policy/mail_setting_reader.h"
#include "policy/pack.h"
#include "policy/pack_parameters.h"
#include "policy/rule.h"
#include "policy/rule_reader.h"
#include "policy/toml_file.h"

namespace stoa::policy {

namespace {

constexpr std::size_t extends_depth_max = 8;

constexpr std::array<std::string_view, 12> top_keys{"name", "version", "effective_from", "extends", "hosts", "reasons", "reason",
                                                    "rule", "own",     "on_unavailable", "mail",    "files"};
constexpr std::array<std::string_view, 2> reason_keys{"delivery_states", "fulfilled_by"};

std::vector<std::string_view> reason_names() {
    std::vector<std::string_view> names;
    for (const Word<Reason>& word : words<Reason>()) names.push_back(word.text);
    return names;
}

// A host as links are compared with it: no scheme, no path, lower case.
bool is_host(std::string_view text) {
    return !text.empty() && text.find('.') != std::string_view::npos && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || static_cast<unsigned char>(c) > 0x7f;
    });
}

}  // namespace

class PackReader {
public:
    explicit PackReader(std::span<const Pack::Source> sources) : sources_(sources) {}

    PackReading read(std::string_view name) {
        const auto source = std::ranges::find(sources_, name, &Pack::Source::name);
        if (source == sources_.end())
            mistakes_.push_back({.file = std::string(name), .message = no_such_pack(name), .source = "", .of_no_pack = true});
        else
            read_source(*source);
        PackReading reading{.pack = std::nullopt, .mistakes = std::move(mistakes_)};
        if (reading.mistakes.empty()) reading.pack = std::move(pack_);
        return reading;
    }

private:
    void read_source(const Pack::Source& source) {
        TomlFile file(source.name, source.toml, mistakes_);
        const auto table = file.parse();
        if (!table) return;
        if (const toml::node* base = table->get("extends")) read_base(file, *base);
        const std::size_t before = mistakes_.size();
        pack_.name_ = std::string(source.name);
        for (const auto& [key, node] : *table) read_key(file, key, node);
        if (const toml::node* own = table->get("own")) read_own_rules(file, *own);  // They take from the rules what they do not say.
        // Keys come sorted by their names, mistakes are told as the file goes; what it extends comes first.
        std::sort(mistakes_.begin() + static_cast<std::ptrdiff_t>(before), mistakes_.end(),
                  [](const PackMistake& a, const PackMistake& b) { return std::tie(a.line, a.column) < std::tie(b.line, b.column); });
    }

    void read_base(TomlFile& file, const toml::node& node) {
        const auto name = file.text("extends", node);
        if (!name) return;
        const auto source = std::ranges::find(sources_, std::string_view(*name), &Pack::Source::name);
        if (source == sources_.end())
            file.wrong(node, no_such_pack(*name));
        else if (++depth_ > extends_depth_max)
            file.wrong(node, "packs extend each other in a circle");
        else
            read_source(*source);
    }

    std::string no_such_pack(std::string_view name) const {
        std::vector<std::string_view> names;
        for (const Pack::Source& source : sources_) names.push_back(source.name);
        const std::string_view near = nearest(name, names);
        return fmt::format("there is no pack \"{}\"{}", name, near.empty() ? "" : fmt::format("; did you mean \"{}\"?", near));
    }

    void read_key(TomlFile& file, const toml::key& key, const toml::node& node) {
        if (key == "extends" || key == "own") return;
        if (key == "name") {
            if (auto name = file.text("name", node)) pack_.name_ = std::move(*name);
        } else if (key == "version") {
            if (const auto version = file.number("version", node, 0, INT32_MAX)) pack_.version_ = static_cast<std::int32_t>(*version);
        } else if (key == "effective_from") {
            if (const auto date = file.date("effective_from", node)) pack_.effective_from_ = *date;
        } else if (key == "hosts") {
            read_hosts(file, node);
        } else if (key == "reasons") {
            read_reasons(file, node);
        } else if (key == "reason") {
            read_reason_settings(file, node);
        } else if (key == "on_unavailable") {
            pack_.on_unavailable_ = read_on_unavailable(file, node);
        } else if (key == "mail") {
            read_mail_setting(file, node, pack_.mail_);
        } else if (key == "files") {
            read_file_setting(file, node, pack_.files_);
        } else if (key == "rule") {
            read_rules(file, node);
        } else {
            file.unknown(key, "key", top_keys);
        }
    }

    void read_hosts(TomlFile& file, const toml::node& node) {
        const auto entries = file.list("hosts", node);
        if (!entries) return;
        pack_.hosts_.clear();
        for (const TomlFile::Entry& entry : *entries) {
            if (is_host(entry.text))
                pack_.hosts_.push_back(entry.text);
            else
                file.wrong(*entry.node, fmt::format("\"{}\" is no host; expected one like \"shop.example\": lower case, without https:// "
                                                    "and without a path",
                                                    entry.text));
        }
    }

    void read_reasons(TomlFile& file, const toml::node& node) {
        const auto entries = file.list("reasons", node);
        if (!entries) return;
        pack_.reasons_.clear();
        for (const TomlFile::Entry& entry : *entries) {
            if (const auto reason = file.word<Reason>("reason", entry.text, *entry.node, words<Reason>()))
                pack_.reasons_.push_back(*reason);
        }
    }

    void read_reason_settings(TomlFile& file, const toml::node& node) {
        const toml::table* table = file.table("reason", node);
        if (!table) return;
        const auto names = reason_names();
        for (const auto& [name, setting] : *table) {
            const auto reason = parse_word<Reason>(name.str());
            if (!reason) {
                file.unknown(name, "reason", names);
            } else if (const toml::table* found = file.table(fmt::format("reason.{}", name.str()), setting)) {
                pack_.reason_settings_[*reason] = read_reason(file, *found);
            }
        }
    }

    static ReasonSetting read_reason(TomlFile& file, const toml::table& table) {
        ReasonSetting setting;
        for (const auto& [key, node] : table) {
            if (key == "delivery_states") {
                for (const TomlFile::Entry& entry : file.list("delivery_states", node).value_or(std::vector<TomlFile::Entry>{})) {
                    const auto state = file.word<DeliveryState>("delivery state", entry.text, *entry.node, words<DeliveryState>());
                    if (state) setting.delivery_states.push_back(*state);
                }
            } else if (key == "fulfilled_by") {
                const auto given = file.text("fulfilled_by", node);
                if (given) setting.fulfilled_by = file.word<FulfilledBy>("fulfilled_by", *given, node, words<FulfilledBy>());
            } else {
                file.unknown(key, "key", reason_keys);
            }
        }
        return setting;
    }

    void read_rules(TomlFile& file, const toml::node& node) {
        const toml::table* table = file.table("rule", node);
        if (!table) return;
        const std::vector<std::string_view> ids = rule_ids();
        for (const auto& [id, setting] : *table) {
            const Rule* rule = find_rule(id.str());
            if (!rule)
                file.unknown(id, "rule", ids);
            else if (const toml::table* found = file.table(fmt::format("rule.\"{}\"", id.str()), setting))
                // What the extended pack said stands where nothing else is said.
                read_rule(file, *rule, *found, pack_.rules_[rule->number]);
        }
    }

    void read_own_rules(TomlFile& file, const toml::node& node) {
        const toml::table* table = file.table("own", node);
        if (!table) return;
        for (const auto& [name, setting] : *table) {
            if (!is_own_name(name.str()))
                file.wrong(name.source(), fmt::format("\"{}\" is no name for a rule; expected letters a to z, digits and _", name.str()));
            else if (const toml::table* found = file.table(fmt::format("own.{}", name.str()), setting))
                read_own(file, name, *found);
        }
    }

    void read_own(TomlFile& file, const toml::key& name, const toml::table& table) {
        const std::string key(name.str());
        const auto extended = pack_.own_rules_.find(key);
        OwnRule own{.name = key, .rule = find_rule(own_rule_id)->number};
        if (extended != pack_.own_rules_.end())
            own = extended->second;
        else if (const RuleSetting* setting = pack_.find_rule(own.rule))
            own.setting = *setting;
        read_own_rule(file, name.source(), table, pack_.rules_, own);
        pack_.own_rules_.insert_or_assign(key, std::move(own));
    }

    std::span<const Pack::Source> sources_;
    std::vector<PackMistake> mistakes_;
    std::size_t depth_ = 0;  // Of `extends`.
    Pack pack_;
};

PackReading Pack::read(std::string_view name, std::span<const Source> sources) { return PackReader(sources).read(name); }

Result<Pack> Pack::load(std::string_view name, std::span<const Source> sources) {
    PackReading reading = read(name, sources);
    if (reading.pack) return *std::move(reading.pack);
    const PackMistake& first = reading.mistakes.front();
    if (first.of_no_pack) return fail(problems::invalid_value, first.message);
    const std::size_t more = reading.mistakes.size() - 1;
    const std::string rest =
        more == 0 ? "" : fmt::format(" (and {} more; `stoa policy check FILE` tells {})", more, more == 1 ? "it" : "them");
    return fail(problems::invalid_value, first.headline() + rest);
}

}  // namespace stoa::policy
