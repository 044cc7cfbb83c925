#include "cli/findings_report.h"

#include <fmt/format.h>

#include "app/explain.h"
#include "base/text.h"
#include "cli/text_files.h"
#include "policy/attachment_part.h"

namespace stoa::cli {

namespace {

constexpr std::size_t quoted_length_max = 60;  // Code points; a line is to be read at a glance.

// In quotation marks, on one line.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : shorten(text, quoted_length_max)) {
        if (c == '\n')
            out += "\\n";
        else if (c == '\r')
            out += "\\r";
        else if (c == '\t')
            out += "\\t";
        else
            out += c;
    }
    return out + '"';
}

}  // namespace

std::string FindingsReport::place(const policy::Draft& draft, policy::Part part, std::size_t code_point) const {
    if (part == policy::Part::Subject) return fmt::format("{}:subject:{}", file_, code_point + 1);
    const Place place = place_of(draft.body, part == policy::Part::Body ? code_point : 0);
    return fmt::format("{}:{}:{}", file_, place.line, place.column);
}

std::string FindingsReport::place(const policy::Draft& draft, const policy::Finding& finding) const {
    const auto file = policy::attachment_index(finding.part);
    if (!file || *file >= draft.attachments.size()) return place(draft, finding.part, finding.span ? finding.span->begin : 0);
    const policy::Attachment& attachment = draft.attachments[*file];
    if (!finding.place) return attachment.name;
    const bool has_pages = !attachment.facts || !attachment.facts->picture;
    const std::string page = has_pages ? fmt::format("page {}", finding.place->page) : "";
    const auto& box = finding.place->box;
    const std::string at = box ? fmt::format("{}at {},{} {}x{}", page.empty() ? "" : " ", box->x, box->y, box->width, box->height) : "";
    return page.empty() && at.empty() ? attachment.name : fmt::format("{}:{}{}", attachment.name, page, at);
}

void FindingsReport::findings(const policy::Draft& draft, const policy::Verdict& verdict) {
    for (const policy::Finding& finding : verdict.findings) {
        const Explanation words = explain(catalogues_, words_in_, draft.author, finding);
        out_ << fmt::format("{}: {}: {}: {}{}\n", place(draft, finding), to_text(finding.outcome), finding.rule_id, words.why,
                            finding.replacement || policy::attachment_index(finding.part) ? " " + words.fix : "");
    }
    for (const policy::Unavailable& rule : verdict.unavailable)
        out_ << fmt::format("{}: unavailable: {}: {}\n", file_, rule.rule_id, rule.reason);
}

void FindingsReport::mendings(const policy::Draft& draft, const policy::Mended& mended) {
    for (const policy::Mending& mending : mended.mendings) {
        const std::string where = place(draft, mending.part, mending.place.begin);
        const std::string what = mending.by.empty()     ? fmt::format("{} taken out", quoted(mending.text))
                                 : mending.text.empty() ? fmt::format("{} added", quoted(mending.by))
                                                        : fmt::format("{} replaced by {}", quoted(mending.text), quoted(mending.by));
        out_ << fmt::format("{}: fixed: {}: {}\n", where, mending.finding.rule_id, what);
    }
    if (mended.subject != draft.subject) out_ << fmt::format("{}:subject: note: it is now {}\n", file_, quoted(mended.subject));
}

}  // namespace stoa::cli
