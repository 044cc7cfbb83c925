// stoa check: needs no data directory and no configuration, only what is built into the program.
#include <fmt/format.h>

#include <memory>

#include "cli/check.h"
#include "wiring/check_files.h"
#include "wiring/command.h"
#include "wiring/dictionaries.h"
#include "wiring/parts.h"

namespace stoa::wiring {

namespace {

struct CheckRequest {
    std::string file = "-";
    bool batch = false;
    bool fix = false;
    bool in_place = false;
    std::vector<std::string> attached{};
    std::string subject{};
    std::string pack = cli::default_pack;
    std::string author = "seller";
    std::string kind = "reply";
    std::string reason{};
    std::string order_file{};
    std::string language{};
    std::string dictionaries = Config().policy_dictionary_directory;
    std::vector<std::string> without{};
    std::string words_in = "en";
};

template <class E>
Result<E> parse_choice(std::string_view option, const std::string& text, std::span<const E> choices) {
    std::string known;
    for (const E choice : choices) {
        if (to_text(choice) == text) return choice;
        known += (known.empty() ? "" : ", ") + std::string(to_text(choice));
    }
    return fail(problems::invalid_value, fmt::format("{} cannot be \"{}\"; take one of {}", option, text, known));
}

template <class E>
std::vector<E> all_of() {
    std::vector<E> all;
    for (const Word<E>& word : words<E>()) all.push_back(word.value);
    return all;
}

cli::CheckOptions::Mode mode_of(const CheckRequest& request) {
    using Mode = cli::CheckOptions::Mode;
    if (request.batch) return Mode::Batch;
    if (request.in_place) return Mode::MendInPlace;
    return request.fix ? Mode::Mend : Mode::Message;
}

Result<int> check(const Invocation& invocation, const CheckRequest& request) {
    static constexpr std::array authors{Author::Seller, Author::Buyer};
    const auto catalogues = TRY(load_catalogues());
    const auto packs = built_in_packs();
    const policy::Dictionaries dictionaries(dictionaries_of(request.dictionaries));
    cli::CheckOptions options{.packs = packs,
                              .catalogues = catalogues,
                              .dictionaries = dictionaries,
                              .mode = mode_of(request),
                              .file = request.file,
                              .attached = request.attached,
                              .look_into = look_into_files(),
                              .subject = request.subject,
                              .pack = request.pack,
                              .order_file = request.order_file,
                              .language = request.language,
                              .without = request.without,
                              .words_in = request.words_in};
    options.author = TRY(parse_choice<Author>("--author", request.author, authors));
    options.kind = TRY(parse_choice<Kind>("--kind", request.kind, all_of<Kind>()));
    if (!request.reason.empty()) options.reason = TRY(parse_choice<Reason>("--reason", request.reason, all_of<Reason>()));
    return cli::run_check(options, invocation.terminal.in, invocation.terminal.out, invocation.terminal.err);
}

}  // namespace

void declare_check(CLI::App& options, Invocation& invocation, Action& action) {
    const auto request = std::make_shared<CheckRequest>();
    options.add_option("FILE", request->file, "The message, plain text or HTML; - is the standard input")->capture_default_str();
    CLI::Option* batch =
        options.add_flag("--batch", request->batch, "Read one draft a line (JSON) from the standard input, write one verdict a line");
    CLI::Option* fix = options.add_flag("--fix", request->fix,
                                        "Make every exact change that findings offer; the mended text goes to the standard output, what "
                                        "was changed (at its place before) and what remains (at its place now) to the standard error");
    fix->excludes(batch);
    options.add_flag("--in-place", request->in_place, "With --fix: put the mended text back into the file")->needs(fix);
    options.add_option("--attach", request->attached, "A file that goes with the message, looked into as the server does; may be repeated")
        ->type_name("FILE")
        ->allow_extra_args(false)
        ->excludes(batch);
    options.add_option("--subject", request->subject, "The message's subject");
    options.add_option("--pack", request->pack, "amazon-2021, amazon-2025 or a pack's file")->capture_default_str();
    options.add_option("--author", request->author, "seller or buyer")->capture_default_str();
    options.add_option("--kind", request->kind, "inquiry, reply, proactive or necessary")->capture_default_str();
    options.add_option("--reason", request->reason, "Why a seller opens the message");
    options.add_option("--order", request->order_file, "What is known of the order, as JSON")->type_name("FILE");
    options.add_option("--language", request->language, "The message's language (BCP 47); otherwise it is detected");
    options.add_option("--dictionaries", request->dictionaries, "Where the Hunspell dictionaries are")
        ->type_name("DIR")
        ->capture_default_str();
    options.add_option("--without", request->without, "A rule that is not asked; may be repeated")
        ->type_name("RULE")
        ->allow_extra_args(false);
    options.add_option("--words-in", request->words_in, "The language of the explanations")->capture_default_str();
    options.footer(
        "The exit status is 0 where the message would be delivered, 1 where anything blocks or holds it (with --fix: still does)\n"
        "or cannot be read; of a batch it is 2 where a line was not valid.");
    action = [&invocation, request] { return check(invocation, *request); };
}

}  // namespace stoa::wiring
