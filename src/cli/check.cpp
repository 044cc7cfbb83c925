#include "cli/check.h"

#include <fmt/format.h>

#include <filesystem>

#include "app/explain.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/check_draft.h"
#include "cli/findings_report.h"
#include "cli/pack_choice.h"
#include "cli/terminal.h"
#include "cli/text_files.h"
#include "policy/engine.h"
#include "policy/mending.h"
#include "policy/rule.h"

namespace stoa::cli {

namespace {

constexpr int exit_stopped = 1;
constexpr std::size_t kept_bytes_max = 1'000'000;  // Of a line's memory, for the next: one long line is not kept for all.

// Where a reader sees it in a file: the page of a document, and a box in pixels of a picture or points of a page.
void write_place(JsonWriter& json, const policy::FilePlace& place) {
    json.member("page", static_cast<std::int64_t>(place.page));
    if (!place.box) return;
    json.key("box").begin_array();
    for (const std::int32_t side : {place.box->x, place.box->y, place.box->width, place.box->height}) json.number(side);
    json.end_array();
}

void write_finding(JsonWriter& json, const policy::Finding& finding, const Explanation& words) {
    json.begin_object()
        .member("rule", finding.rule_id)
        .member("outcome", to_text(finding.outcome))
        .member("part", policy::to_text(finding.part));
    if (finding.span) {
        json.member("begin", static_cast<std::int64_t>(finding.span->begin)).member("end", static_cast<std::int64_t>(finding.span->end));
        json.member("text", finding.text);
    } else if (!finding.text.empty())
        json.member("text", finding.text);
    if (finding.place) write_place(json, *finding.place);
    json.member("why", words.why).member("fix", words.fix).end_object();
}

class Batch {
public:
    Batch(const CheckOptions& options, const policy::Pack& pack, std::ostream& out) : options_(options), pack_(pack), out_(out) {}

    int run(std::istream& in) {
        for (std::string line; read_line(in, line);) {
            if (trim(line).empty()) continue;
            // A pipe's reader gets each verdict as soon as it is there.
            out_ << judge(line) << '\n' << std::flush;
            if (line.capacity() > kept_bytes_max) line = {};
        }
        return status_;
    }

private:
    // The next line without its end, cut behind one byte more than is allowed; false where there is none.
    bool read_line(std::istream& in, std::string& line) const {
        line.clear();
        std::streambuf& bytes = *in.rdbuf();
        for (int byte = bytes.sbumpc(); byte != std::char_traits<char>::eof(); byte = bytes.sbumpc()) {
            if (byte == '\n') return true;
            if (line.size() <= options_.line_bytes_max) line += static_cast<char>(byte);
        }
        return !line.empty();
    }

    std::string judge(const std::string& line) {
        if (line.size() > options_.line_bytes_max)
            return refusal("", Error{problems::body_too_large, fmt::format("the line is longer than {} bytes", options_.line_bytes_max)});
        const auto document = JsonDocument::parse(line);
        if (!document) return refusal("", document.error());
        const auto batch = decode_draft(document->root(), options_.look_into);
        if (!batch) return refusal(id_of(document->root()), batch.error());
        return verdict(*batch);
    }

    static std::string id_of(const JsonValue& root) {
        auto fields = root.object();
        if (!fields) return "";
        return fields->text("id", 1000).value_or("");
    }

    std::string refusal(std::string_view id, const Error& error) {
        status_ = exit_with_findings;
        JsonWriter json;
        json.begin_object().key("id");
        if (id.empty())
            json.null();
        else
            json.text(id);
        return json.member("error", error.message).end_object().take();
    }

    std::string verdict(const BatchDraft& batch) const {
        const policy::Verdict verdict = policy::check(batch.draft, pack_, options_.dictionaries);
        JsonWriter json;
        json.begin_object().member("id", batch.id).member("outcome", to_text(verdict.outcome)).key("findings").begin_array();
        for (const policy::Finding& finding : verdict.findings) {
            write_finding(json, finding, explain(options_.catalogues, options_.words_in, batch.draft.author, finding));
        }
        json.end_array();
        if (!verdict.unavailable.empty()) {
            json.key("unavailable").begin_array();
            for (const policy::Unavailable& rule : verdict.unavailable) json.text(rule.rule_id);
            json.end_array();
        }
        if (verdict.outcome == Outcome::Modify && verdict.modified) {
            json.key("modified")
                .begin_object()
                .member("subject", verdict.modified->subject)
                .member("body", verdict.modified->body)
                .end_object();
        }
        // By which it can be explained later.
        json.member("pack", verdict.pack).member("pack_version", verdict.pack_version).member("engine", verdict.engine);
        return json.end_object().take();
    }

    const CheckOptions& options_;
    const policy::Pack& pack_;
    std::ostream& out_;
    int status_ = exit_done;
};

// A body that begins with a tag is HTML.
TextFormat format_of(std::string_view body) {
    const std::string_view head = trim(body);
    const bool tag = head.size() > 2 && head[0] == '<' && (std::isalpha(static_cast<unsigned char>(head[1])) != 0 || head[1] == '!');
    return tag ? TextFormat::Html : TextFormat::Text;
}

Result<policy::Attachment> attach(const CheckOptions& options, const std::string& path) {
    const GivenFile file{.name = std::filesystem::path(path).filename().string(), .path = path};
    if (!options.look_into) return policy::Attachment{.name = file.name};
    return options.look_into(file);
}

Result<policy::Draft> read_draft(const CheckOptions& options, std::istream& in) {
    policy::Draft draft{.author = options.author,
                        .kind = options.kind,
                        .reason = options.reason,
                        .sent_at = system_now(),
                        .subject = options.subject,
                        .language = options.language};
    draft.body = TRY(options.file == "-" ? read_all(in, "-") : read_file(options.file));
    draft.format = format_of(draft.body);
    for (const std::string& path : options.attached) draft.attachments.push_back(TRY(attach(options, path)));
    if (options.order_file.empty()) return draft;
    const auto json = TRY(read_file(options.order_file));
    const auto document = JsonDocument::parse(json);
    if (!document) return fail(document.error().problem, fmt::format("{}: {}", options.order_file, document.error().message));
    auto order = decode_order(document->root());
    if (!order) return fail(order.error().problem, fmt::format("{}: {}", options.order_file, order.error().message));
    draft.order = std::move(*order);
    return draft;
}

int exit_of(Outcome outcome) { return outcome >= Outcome::Hold ? exit_stopped : exit_done; }

Result<int> check_message(const CheckOptions& options, const policy::Pack& pack, const Terminal& terminal) {
    const auto draft = TRY(read_draft(options, terminal.in));
    const policy::Verdict verdict = policy::check_with_suggestions(draft, pack, options.dictionaries);
    FindingsReport(terminal.out, options.file, options.catalogues, options.words_in).findings(draft, verdict);
    return exit_of(verdict.outcome);
}

Result<int> mend_message(const CheckOptions& options, const policy::Pack& pack, const Terminal& terminal) {
    const bool in_place = options.mode == CheckOptions::Mode::MendInPlace;
    if (in_place && options.file == "-")
        return fail(problems::invalid_value, "--in-place needs a file; of the standard input the mended text goes to the standard output");
    policy::Draft draft = TRY(read_draft(options, terminal.in));
    const policy::Mended mended = policy::mend(draft, pack, options.dictionaries);
    if (!in_place)
        terminal.out << mended.body << std::flush;
    else if (mended.body != draft.body)
        TRY(replace_file(options.file, mended.body));
    FindingsReport report(terminal.err, options.file, options.catalogues, options.words_in);
    report.mendings(draft, mended);
    draft.subject = mended.subject;
    draft.body = mended.body;
    report.findings(draft, mended.remains);
    return exit_of(mended.remains.outcome);
}

Result<int> check(const CheckOptions& options, const Terminal& terminal) {
    auto pack = TRY(load_pack(options.pack, options.packs, terminal.err));
    for (const std::string& id : options.without) {
        const policy::Rule* rule = policy::find_rule(id);
        if (!rule) return fail(problems::invalid_value, fmt::format("--without cannot be \"{}\": there is no such rule", id));
        pack = pack.without(rule->number);
    }
    switch (options.mode) {
        case CheckOptions::Mode::Batch:
            return Batch(options, pack, terminal.out).run(terminal.in);
        case CheckOptions::Mode::Message:
            return check_message(options, pack, terminal);
        case CheckOptions::Mode::Mend:
        case CheckOptions::Mode::MendInPlace:
            return mend_message(options, pack, terminal);
    }
    return exit_failed;
}

}  // namespace

int run_check(const CheckOptions& options, std::istream& in, std::ostream& out, std::ostream& err) {
    const auto status = check(options, {in, out, err});
    if (status) return *status;
    err << "stoa check: " << status.error().message << '\n';
    return exit_failed;
}

}  // namespace stoa::cli
