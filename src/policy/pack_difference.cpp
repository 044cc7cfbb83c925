#include "policy/pack_difference.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "policy/rule.h"

namespace stoa::policy {

namespace {

// Everything that a pack says of one thing. A list of texts stays one, in the order of the pack.
struct Fact {
    bool is_list = false;
    std::vector<std::string> texts;
    bool is_usual = false;  // What holds where nothing is said.
};
using Facts = std::map<std::string, Fact>;  // By what is said.

Fact one(std::string text) { return {.is_list = false, .texts = {std::move(text)}}; }
Fact list(std::vector<std::string> texts) { return {.is_list = true, .texts = std::move(texts)}; }

// Empty where the rule is off.
Facts facts_of(const RuleSetting* setting) {
    Facts facts;
    if (!setting || setting->is_off()) return facts;
    facts["applies_to"] = one(std::string(to_text(setting->applies_to)));
    facts["outcome"] = one(std::string(to_text(setting->outcome)));
    if (setting->on_unavailable) facts["on_unavailable"] = one(std::string(to_text(*setting->on_unavailable)));
    if (setting->unsure_outcome) facts["unsure_outcome"] = one(std::string(to_text(*setting->unsure_outcome)));
    if (setting->buyer_outcome) facts["buyer_outcome"] = one(std::string(to_text(*setting->buyer_outcome)));
    for (const auto& [name, number] : setting->numbers) facts[name] = one(std::to_string(number));
    for (const auto& [name, text] : setting->texts) facts[name] = one(text);
    for (const auto& [name, texts] : setting->lists) facts[name] = list(texts);
    for (const auto& [name, text] : setting->words) facts[name] = one(text);
    return facts;
}

Facts facts_of(const OwnRule* own) {
    if (!own) return {};
    Facts facts = facts_of(&own->setting);
    if (facts.empty()) return facts;
    facts["told_as"] = one(std::string(find_rule(own->rule)->id));
    if (!own->language.empty()) facts["language"] = one(own->language);
    if (own->replacement) facts["replace_by"] = one(*own->replacement);
    facts["phrases"] = list(own->phrases);
    facts["patterns"] = list(own->patterns);
    return facts;
}

std::vector<std::string> reasons_of(const Pack& pack) {
    std::vector<std::string> texts;
    for (const Reason reason : pack.reasons()) texts.emplace_back(to_text(reason));
    return texts;
}

std::string text_of(const ReasonSetting& setting) {
    std::string text;
    for (const DeliveryState state : setting.delivery_states) text += (text.empty() ? "" : ", ") + std::string(to_text(state));
    if (setting.fulfilled_by) text += (text.empty() ? "" : ", ") + fmt::format("fulfilled by {}", to_text(*setting.fulfilled_by));
    return text;
}

Fact fact_of(const ReasonSetting& setting) {
    Fact fact = one(text_of(setting));
    fact.is_usual = fact.texts.front().empty();
    if (fact.is_usual) fact.texts.front() = "always";
    return fact;
}

Facts facts_of(const Pack& pack) {
    Facts facts{{"hosts", list(pack.hosts())}, {"reasons", list(reasons_of(pack))}};
    for (const Reason reason : pack.reasons()) facts[fmt::format("reason.{}", to_text(reason))] = fact_of(pack.reason(reason));
    facts["mail.on_unproven"] = one(std::string(to_text(pack.mail().on_unproven)));
    facts["mail.raw_days"] = one(std::to_string(pack.mail().raw_days));
    facts["files.originals"] = one(std::string(to_text(pack.files().originals)));
    facts["files.on_late"] = one(std::string(to_text(pack.files().on_late)));
    facts["files.checking_minutes"] = one(std::to_string(pack.files().checking_minutes));
    facts["files.remote_images"] = one(std::string(to_text(pack.files().remote_images)));
    if (pack.on_unavailable()) facts["on_unavailable"] = one(std::string(to_text(*pack.on_unavailable())));
    return facts;
}

// What `texts` have that `others` have not.
std::vector<std::string> beyond(const std::vector<std::string>& texts, const std::vector<std::string>& others) {
    const std::set<std::string> known(others.begin(), others.end());
    std::vector<std::string> more;
    std::ranges::copy_if(texts, std::back_inserter(more), [&](const std::string& text) { return !known.contains(text); });
    return more;
}

std::string switched(const Facts& facts) {
    return fmt::format("on ({}, {})", facts.at("applies_to").texts.front(), facts.at("outcome").texts.front());
}

class Comparison {
public:
    void compare(const std::string& of, const Facts& from, const Facts& to) {
        if (of != "pack" && from.empty() != to.empty()) {
            PackDifference difference{.of = of, .what = "rule", .from = "off", .to = "off"};
            (from.empty() ? difference.to : difference.from) = switched(from.empty() ? to : from);
            differences_.push_back(std::move(difference));
            return;
        }
        std::set<std::string> names;
        for (const auto& [name, fact] : from) names.insert(name);
        for (const auto& [name, fact] : to) names.insert(name);
        for (const std::string& name : names) compare(of, name, find(from, name), find(to, name));
    }

    std::vector<PackDifference> take() { return std::move(differences_); }

private:
    static const Fact* find(const Facts& facts, const std::string& name) {
        const auto found = facts.find(name);
        return found == facts.end() ? nullptr : &found->second;
    }

    void compare(const std::string& of, const std::string& what, const Fact* from, const Fact* to) {
        static const Fact nothing{};
        PackDifference difference{.of = of, .what = what};
        const Fact &before = from ? *from : nothing, &after = to ? *to : nothing;
        if (before.is_list || after.is_list) {
            difference.added = beyond(after.texts, before.texts);
            difference.removed = beyond(before.texts, after.texts);
            if (difference.added.empty() && difference.removed.empty()) return;
        } else {
            if (before.texts == after.texts || (!from && after.is_usual) || (!to && before.is_usual)) return;
            if (from) difference.from = from->texts.front();
            if (to) difference.to = to->texts.front();
        }
        differences_.push_back(std::move(difference));
    }

    std::vector<PackDifference> differences_;
};

}  // namespace

std::vector<PackDifference> find_differences(const Pack& from, const Pack& to) {
    Comparison comparison;
    comparison.compare("pack", facts_of(from), facts_of(to));
    for (const Rule& rule : rules())
        comparison.compare(std::string(rule.id), facts_of(from.find_rule(rule.number)), facts_of(to.find_rule(rule.number)));
    std::set<std::string> names;
    for (const Pack* pack : {&from, &to}) {
        for (const auto& [name, own] : pack->own_rules()) names.insert(name);
    }
    const auto find_own = [](const Pack& pack, const std::string& name) {
        const auto found = pack.own_rules().find(name);
        return found == pack.own_rules().end() ? nullptr : &found->second;
    };
    for (const std::string& name : names) comparison.compare("own." + name, facts_of(find_own(from, name)), facts_of(find_own(to, name)));
    return comparison.take();
}

}  // namespace stoa::policy
