// stoa policy: needs no data directory and no configuration, only what is built into the program.
#include <memory>

#include "cli/policy.h"
#include "wiring/command.h"
#include "wiring/config.h"
#include "wiring/dictionaries.h"
#include "wiring/parts.h"

namespace stoa::wiring {

namespace {

struct PolicyRequest {
    std::string pack = cli::default_pack;
    std::string words_in = "en";
    std::string first{};   // The rule, the file, or the pack to begin from.
    std::string second{};  // The pack to compare with.
    bool json = false;
};

using Run = int (*)(const cli::PolicyOptions& options, const PolicyRequest& request, const cli::Terminal& terminal);

Action run(const Invocation& invocation, const std::shared_ptr<PolicyRequest>& request, Run what) {
    return [&invocation, request, what]() -> Result<int> {
        const auto catalogues = TRY(load_catalogues());
        const auto packs = built_in_packs();
        const policy::Dictionaries dictionaries(dictionaries_of(Config().policy_dictionary_directory));
        const cli::PolicyOptions options{.packs = packs,
                                         .catalogues = catalogues,
                                         .dictionaries = dictionaries,
                                         .pack = request->pack,
                                         .words_in = request->words_in,
                                         .form = request->json ? cli::PolicyOptions::Form::Json : cli::PolicyOptions::Form::Text};
        return what(options, *request, invocation.terminal);
    };
}

void add_pack(CLI::App& options, PolicyRequest& request) {
    options.add_option("--pack", request.pack, "amazon-2021, amazon-2025 or a pack's file")->capture_default_str();
}

void add_words_in(CLI::App& options, PolicyRequest& request) {
    options.add_option("--words-in", request.words_in, "The language of what is told")->capture_default_str();
}

void add_json(CLI::App& options, PolicyRequest& request) { options.add_flag("--json", request.json, "Write JSON"); }

}  // namespace

void declare_policy(CLI::App& options, Invocation& invocation, Action& action) {
    const auto request = std::make_shared<PolicyRequest>();
    options.require_subcommand(1);
    const auto add = [&](const char* name, const char* about, Run what) {
        CLI::App* command = options.add_subcommand(name, about);
        command->callback([&invocation, &action, request, what] { action = run(invocation, request, what); });
        return command;
    };
    CLI::App* list = add("list", "All rules: whom each is for, what follows, its title.",
                         [](const auto& of, const auto&, const auto& terminal) { return cli::list_rules(of, terminal); });
    add_pack(*list, *request);
    add_words_in(*list, *request);
    add_json(*list, *request);

    CLI::App* explain =
        add("explain", "One rule in plain words, with an example that breaks it and one that does not.",
            [](const auto& of, const auto& asked, const auto& terminal) { return cli::explain_rule(of, asked.first, terminal); });
    explain->add_option("RULE", request->first, "The rule's id, as content.phone")->required();
    add_pack(*explain, *request);
    add_words_in(*explain, *request);

    CLI::App* diff = add("diff", "In what two packs differ; the exit status is 0 where they decide alike, 1 where not, 2 in trouble.",
                         [](const auto& of, const auto& asked, const auto& terminal) {
                             return cli::compare_packs(of, asked.first, asked.second, terminal);
                         });
    diff->add_option("FROM", request->first, "A pack's name or file")->required();
    diff->add_option("TO", request->second, "A pack's name or file")->required();
    add_json(*diff, *request);

    CLI::App* check =
        add("check", "Whether a pack's file is right; every mistake is told with its place. The exit status is 0 or 1.",
            [](const auto& of, const auto& asked, const auto& terminal) { return cli::check_pack(of, asked.first, terminal); });
    check->add_option("FILE", request->first, "A pack's file, or its name")->required();
}

}  // namespace stoa::wiring
