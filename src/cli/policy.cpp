#include "cli/policy.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "policy/pack_difference.h"
#include "policy/rule.h"

namespace stoa::cli {

namespace {

constexpr int exit_differs = 1;
constexpr int exit_cannot_compare = 2;

int stop(const Terminal& terminal, const Error& error, int status) {
    terminal.err << "stoa policy: " << error.message << '\n';
    return status;
}

// One row of the list.
struct Row {
    std::string id;
    std::string applies_to;
    std::string outcome;
    std::string title;
};

std::string outcome_of(const policy::RuleSetting& setting) {
    std::string outcome(to_text(setting.outcome));
    if (setting.unsure_outcome) outcome += fmt::format(" (unsure: {})", to_text(*setting.unsure_outcome));
    if (setting.applies_to != policy::AppliesTo::All || !setting.buyer_outcome) return outcome;
    return fmt::format("{} (buyer: {})", outcome, to_text(*setting.buyer_outcome));
}

Row row_of(const Catalogues& catalogues, std::string_view language, const policy::Pack& pack, const policy::Rule& rule) {
    const policy::RuleSetting* setting = pack.find_rule(rule.number);
    Row row{.id = std::string(rule.id), .applies_to = "-", .outcome = "off", .title = {}};
    row.title = catalogues.format(language, fmt::format("rule.{}.title", rule.id));
    if (!setting || setting->is_off()) return row;
    row.applies_to = to_text(setting->applies_to);
    row.outcome = outcome_of(*setting);
    return row;
}

std::vector<Row> rows_of(const PolicyOptions& options, const policy::Pack& pack) {
    const std::string_view language = options.catalogues.language_for(options.words_in);
    std::vector<Row> rows;
    for (const policy::Rule& rule : policy::rules()) {
        if (rule.id != policy::own_rule_id) rows.push_back(row_of(options.catalogues, language, pack, rule));
    }
    for (const auto& [name, own] : pack.own_rules()) {
        rows.push_back({.id = "own." + name,
                        .applies_to = std::string(to_text(own.setting.applies_to)),
                        .outcome = outcome_of(own.setting),
                        .title = std::string(policy::find_rule(own.rule)->id)});
    }
    return rows;
}

void write_rows(const std::vector<Row>& rows, std::ostream& out) {
    std::size_t id = 0, applies_to = 0, outcome = 0;
    for (const Row& row : rows) {
        id = std::max(id, row.id.size());
        applies_to = std::max(applies_to, row.applies_to.size());
        outcome = std::max(outcome, row.outcome.size());
    }
    for (const Row& row : rows)
        out << fmt::format("{:<{}}  {:<{}}  {:<{}}  {}\n", row.id, id, row.applies_to, applies_to, row.outcome, outcome, row.title);
}

void write_rows_as_json(const std::vector<Row>& rows, std::ostream& out) {
    JsonWriter json;
    json.begin_array();
    for (const Row& row : rows) {
        json.begin_object().member("rule", row.id).member("applies_to", row.applies_to);
        json.member("outcome", row.outcome).member("title", row.title).end_object();
    }
    out << json.end_array().take() << '\n';
}

void write_difference(const policy::PackDifference& difference, std::ostream& out) {
    const std::string head = difference.what == "rule" ? difference.of : fmt::format("{}: {}", difference.of, difference.what);
    if (difference.from || difference.to)
        out << fmt::format("{}: {} -> {}\n", head, difference.from.value_or("(not said)"), difference.to.value_or("(not said)"));
    for (const std::string& text : difference.removed) out << fmt::format("{}: - {}\n", head, text);
    for (const std::string& text : difference.added) out << fmt::format("{}: + {}\n", head, text);
}

void write_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    json.key(name).begin_array();
    for (const std::string& text : texts) json.text(text);
    json.end_array();
}

std::string differences_as_json(const policy::Pack& from, const policy::Pack& to, const std::vector<policy::PackDifference>& differences) {
    JsonWriter json;
    json.begin_object().member("from", from.name()).member("to", to.name()).key("differences").begin_array();
    for (const policy::PackDifference& difference : differences) {
        json.begin_object().member("of", difference.of).member("what", difference.what);
        if (difference.from) json.member("from", *difference.from);
        if (difference.to) json.member("to", *difference.to);
        write_texts(json, "added", difference.added);
        write_texts(json, "removed", difference.removed);
        json.end_object();
    }
    return json.end_array().end_object().take();
}

}  // namespace

int list_rules(const PolicyOptions& options, const Terminal& terminal) {
    const auto pack = load_pack(options.pack, options.packs, terminal.err);
    if (!pack) return stop(terminal, pack.error(), exit_failed);
    const std::vector<Row> rows = rows_of(options, *pack);
    if (options.form == PolicyOptions::Form::Json)
        write_rows_as_json(rows, terminal.out);
    else
        write_rows(rows, terminal.out);
    return exit_done;
}

int compare_packs(const PolicyOptions& options, const std::string& from, const std::string& to, const Terminal& terminal) {
    const auto first = load_pack(from, options.packs, terminal.err);
    if (!first) return stop(terminal, first.error(), exit_cannot_compare);
    const auto second = load_pack(to, options.packs, terminal.err);
    if (!second) return stop(terminal, second.error(), exit_cannot_compare);
    const auto differences = policy::find_differences(*first, *second);
    if (options.form == PolicyOptions::Form::Json) {
        terminal.out << differences_as_json(*first, *second, differences) << '\n';
    } else {
        for (const policy::PackDifference& difference : differences) write_difference(difference, terminal.out);
    }
    return differences.empty() ? exit_done : exit_differs;
}

int check_pack(const PolicyOptions& options, const std::string& file, const Terminal& terminal) {
    const auto pack = load_pack(file, options.packs, terminal.err);
    if (!pack) return stop(terminal, pack.error(), exit_failed);
    return exit_done;
}

}  // namespace stoa::cli
