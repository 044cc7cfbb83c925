#include "cli/check.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "app/explain.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/check_draft.h"
#include "cli/terminal.h"
#include "policy/engine.h"

namespace stoa::cli {

namespace {

constexpr int exit_stopped = 1;
constexpr std::size_t file_size_bytes_max = 10'000'000;
constexpr std::size_t kept_bytes_max = 1'000'000;  // Of a line's memory, for the next: one long line is not kept for all.

Result<std::string> read_all(std::istream& in, std::string_view name) {
    std::string text(std::istreambuf_iterator<char>(in), {});
    if (text.size() > file_size_bytes_max)
        return fail(problems::body_too_large, fmt::format("{}: larger than {} bytes", name, file_size_bytes_max));
    if (!is_valid_utf8(text)) return fail(problems::invalid_encoding, fmt::format("{}: not valid UTF-8, or holds a NUL", name));
    return text;
}

Result<std::string> read_file(const std::string& name) {
    std::ifstream file(name, std::ios::binary);
    if (!file) return fail(problems::not_found, fmt::format("{}: cannot be read", name));
    return read_all(file, name);
}

Result<policy::Pack> load_pack(const std::string& wanted, std::span<const policy::Pack::Source> shipped) {
    std::vector<policy::Pack::Source> sources(shipped.begin(), shipped.end());
    const bool is_file = wanted.ends_with(".toml") || wanted.find('/') != std::string::npos;
    if (!is_file) return policy::Pack::load(wanted, sources);
    const auto toml = TRY(read_file(wanted));
    sources.push_back({wanted, toml});
    return policy::Pack::load(wanted, sources);
}

void write_finding(JsonWriter& json, const policy::Finding& finding, const Explanation& words) {
    json.begin_object()
        .member("rule", finding.rule_id)
        .member("outcome", to_text(finding.outcome))
        .member("part", policy::to_text(finding.part));
    if (finding.span) {
        json.member("begin", static_cast<std::int64_t>(finding.span->begin)).member("end", static_cast<std::int64_t>(finding.span->end));
        json.member("text", finding.text);
    }
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
        const auto batch = decode_draft(document->root());
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
        const policy::Verdict verdict = policy::check(batch.draft, pack_);
        JsonWriter json;
        json.begin_object().member("id", batch.id).member("outcome", to_text(verdict.outcome)).key("findings").begin_array();
        for (const policy::Finding& finding : verdict.findings) {
            write_finding(json, finding, explain(options_.catalogues, options_.words_in, batch.draft.author, finding));
        }
        json.end_array();
        if (verdict.outcome == Outcome::Modify && verdict.modified) {
            json.key("modified")
                .begin_object()
                .member("subject", verdict.modified->subject)
                .member("body", verdict.modified->body)
                .end_object();
        }
        return json.end_object().take();
    }

    const CheckOptions& options_;
    const policy::Pack& pack_;
    std::ostream& out_;
    int status_ = exit_done;
};

// Line and column, from 1, of a code point of the text.
struct Place {
    std::size_t line = 1;
    std::size_t column = 1;
};

Place place_of(std::string_view text, std::size_t code_point) {
    const std::string_view before = text.substr(0, byte_offset(text, code_point));
    const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0.
    return {.line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1,
            .column = length_in_code_points(before.substr(line_begin)) + 1};
}

// A body that begins with a tag is HTML.
TextFormat format_of(std::string_view body) {
    const std::string_view head = trim(body);
    const bool tag = head.size() > 2 && head[0] == '<' && (std::isalpha(static_cast<unsigned char>(head[1])) != 0 || head[1] == '!');
    return tag ? TextFormat::Html : TextFormat::Text;
}

Result<policy::Draft> read_draft(const CheckOptions& options, std::istream& in) {
    policy::Draft draft{
        .author = options.author, .kind = options.kind, .reason = options.reason, .sent_at = system_now(), .language = options.language};
    draft.body = TRY(options.file == "-" ? read_all(in, "-") : read_file(options.file));
    draft.format = format_of(draft.body);
    if (options.order_file.empty()) return draft;
    const auto json = TRY(read_file(options.order_file));
    const auto document = JsonDocument::parse(json);
    if (!document) return fail(document.error().problem, fmt::format("{}: {}", options.order_file, document.error().message));
    auto order = decode_order(document->root());
    if (!order) return fail(order.error().problem, fmt::format("{}: {}", options.order_file, order.error().message));
    draft.order = std::move(*order);
    return draft;
}

Result<int> check_message(const CheckOptions& options, const policy::Pack& pack, std::istream& in, std::ostream& out) {
    const auto draft = TRY(read_draft(options, in));
    const policy::Verdict verdict = policy::check(draft, pack);
    for (const policy::Finding& finding : verdict.findings) {
        const Place place = place_of(draft.body, finding.span ? finding.span->begin : 0);
        out << fmt::format("{}:{}:{}: {}: {}: {}\n", options.file, place.line, place.column, to_text(finding.outcome), finding.rule_id,
                           explain(options.catalogues, options.words_in, draft.author, finding).why);
    }
    return verdict.outcome >= Outcome::Hold ? exit_stopped : exit_done;
}

Result<int> check(const CheckOptions& options, std::istream& in, std::ostream& out) {
    const auto pack = TRY(load_pack(options.pack, options.packs));
    if (options.mode == CheckOptions::Mode::Batch) return Batch(options, pack, out).run(in);
    return check_message(options, pack, in, out);
}

}  // namespace

int run_check(const CheckOptions& options, std::istream& in, std::ostream& out, std::ostream& err) {
    const auto status = check(options, in, out);
    if (status) return *status;
    err << "stoa check: " << status.error().message << '\n';
    return exit_failed;
}

}  // namespace stoa::cli
