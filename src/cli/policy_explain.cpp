// `stoa policy explain`: one rule in plain words.
#include <fmt/format.h>

#include <algorithm>

#include "app/explain.h"
#include "base/embedded.h"
#include "base/text.h"
#include "cli/policy.h"
#include "policy/engine.h"
#include "policy/rule.h"
#include "policy/rule_cases.h"

namespace stoa {
std::span<const EmbeddedFile> embedded_files_of_stoa_cli();
}

namespace stoa::cli {

namespace {

std::string no_such_rule(const std::string& given) {
    const std::string_view near = nearest(given, policy::rule_ids());
    if (!near.empty()) return fmt::format("there is no rule {}; did you mean {}?", given, near);
    return fmt::format("there is no rule {}; `stoa policy list` names all", given);
}

policy::RuleCases find_cases(std::string_view rule) {
    for (const EmbeddedFile& file : embedded_files_of_stoa_cli()) {
        if (!file.path.ends_with(".cases")) continue;
        policy::RuleCases cases = policy::read_rule_cases(file.bytes);
        if (cases.rule == rule) return cases;
    }
    return {};
}

using Kind = policy::RuleCase::Kind;

// The first draft that breaks the rule, and the first that does not, if they may be under the same circumstances.
struct Examples {
    const policy::RuleCase* breaks = nullptr;
    const policy::RuleCase* keeps = nullptr;
};

Examples choose(const std::vector<policy::RuleCase>& cases) {
    Examples found;
    for (const policy::RuleCase& each : cases) {
        if (each.kind == Kind::Hit && !found.breaks) found.breaks = &each;
    }
    for (const policy::RuleCase& each : cases) {
        if (each.kind != Kind::Miss) continue;
        if (!found.keeps) found.keeps = &each;
        if (found.breaks && each.settings == found.breaks->settings) {
            found.keeps = &each;
            break;
        }
    }
    return found;
}

class Explainer {
public:
    Explainer(const PolicyOptions& options, const policy::Pack& pack, const policy::Rule& rule, std::ostream& out)
        : options_(options), pack_(pack), rule_(rule), setting_(pack.find_rule(rule.number)), out_(out) {}

    void run() {
        out_ << fmt::format("{}: {}\n\n", rule_.id, words(fmt::format("rule.{}.title", rule_.id)));
        paragraph("explain.finds", words(fmt::format("rule.{}.finds", rule_.id)));
        write_setting();
        const policy::RuleCases cases = find_cases(rule_.id);
        const Examples examples = choose(cases.cases);
        if (examples.breaks) write_reason(*examples.breaks);
        write_example("explain.breaks", examples.breaks);
        if (!examples.breaks && rule_.id != policy::own_rule_id) out_ << '\n' << words("explain.is_picture") << '\n';
        write_example("explain.keeps", examples.keeps);
    }

private:
    std::string words(const std::string& key, const Arguments& arguments = {}) const {
        return options_.catalogues.format(options_.catalogues.language_for(options_.words_in), key, arguments);
    }

    void paragraph(const std::string& key, const std::string& text) { out_ << words(key) << ' ' << text << '\n'; }

    void write_setting() {
        const std::string title = words("explain.in_pack", {{"pack", pack_.name()}});
        if (rule_.id == policy::own_rule_id) return write_own(title);
        if (!setting_ || setting_->is_off()) {
            out_ << title << ' ' << words("explain.off") << '\n';
            return;
        }
        out_ << title << ' ' << words(fmt::format("explain.applies.{}", to_text(setting_->applies_to))) << ' '
             << words(fmt::format("explain.outcome.{}", to_text(setting_->outcome)));
        if (setting_->unsure_outcome)
            out_ << ' ' << words("explain.unsure") << ' ' << words(fmt::format("explain.outcome.{}", to_text(*setting_->unsure_outcome)));
        if (setting_->applies_to == policy::AppliesTo::All && setting_->buyer_outcome)
            out_ << ' ' << words("explain.buyer") << ' ' << words(fmt::format("explain.outcome.{}", to_text(*setting_->buyer_outcome)));
        out_ << '\n';
        write_parameters();
    }

    void write_own(const std::string& title) {
        out_ << title;
        for (const auto& [name, own] : pack_.own_rules()) out_ << ' ' << name;
        out_ << (pack_.own_rules().empty() ? " -" : "") << '\n';
    }

    void write_parameters() {
        for (const std::string_view name : split(rule_.parameters, ' ')) {
            if (name.empty()) continue;
            out_ << fmt::format("    {} = {}  ({})\n", name, value_of(name), words(fmt::format("parameter.{}", name)));
        }
    }

    std::string value_of(std::string_view name) const {
        const std::string key(name);
        if (const auto number = setting_->numbers.find(key); number != setting_->numbers.end()) return std::to_string(number->second);
        if (const auto text = setting_->texts.find(key); text != setting_->texts.end()) return text->second;
        std::string all;
        for (const auto& [path, number] : setting_->numbers) {
            if (path.starts_with(key + ".")) all += fmt::format("{}{} {}", all.empty() ? "" : ", ", path.substr(key.size() + 1), number);
        }
        for (const std::string& text : setting_->list(name)) all += (all.empty() ? "" : ", ") + text;
        return all.empty() ? "-" : all;
    }

    // As a sender reads it, of the example that breaks the rule.
    void write_reason(const policy::RuleCase& example) {
        const policy::Verdict verdict = policy::check_with_suggestions(example.draft, pack_, options_.dictionaries);
        for (const policy::Finding& finding : verdict.findings) {
            if (finding.rule != rule_.number) continue;
            const Explanation told = explain(options_.catalogues, options_.words_in, example.draft.author, finding);
            paragraph("explain.why", told.why);
            paragraph("explain.fix", told.fix);
            paragraph("explain.by_machine", words(finding.replacement ? "explain.by_machine.yes" : "explain.by_machine.no"));
            return;
        }
    }

    void write_example(const std::string& key, const policy::RuleCase* example) {
        if (!example) return;
        out_ << '\n' << words(key);
        if (!example->settings.empty()) out_ << " (" << example->settings << ')';
        out_ << '\n';
        for (const std::string_view line : split(example->text, '\n')) out_ << "    " << line << '\n';
        for (const policy::Attachment& attachment : example->draft.attachments)
            out_ << fmt::format("    [{} {}]\n", attachment.name, attachment.media_type);
    }

    const PolicyOptions& options_;
    const policy::Pack& pack_;
    const policy::Rule& rule_;
    const policy::RuleSetting* setting_;
    std::ostream& out_;
};

}  // namespace

int explain_rule(const PolicyOptions& options, const std::string& id, const Terminal& terminal) {
    const auto pack = load_pack(options.pack, options.packs, terminal.err);
    const policy::Rule* rule = policy::find_rule(id);
    if (!pack || !rule) {
        terminal.err << "stoa policy: " << (pack ? no_such_rule(id) : pack.error().message) << '\n';
        return exit_failed;
    }
    Explainer(options, *pack, *rule, terminal.out).run();
    return exit_done;
}

}  // namespace stoa::cli
