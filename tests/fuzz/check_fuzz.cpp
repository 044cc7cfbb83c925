// The whole check: no draft breaks it, findings lie in their texts in order, and the same draft gets the same verdict.
// The first byte says who writes how; what follows is subject, body and earlier messages, with the byte 0x1e between them.
#include "base/text.h"
#include "fuzz/fuzz.h"
#include "fuzz/packs.h"
#include "policy/engine.h"

using namespace stoa;

namespace {

policy::Draft draft_of(const std::uint8_t* bytes, std::size_t size) {
    policy::Draft draft;
    const std::uint8_t how = size > 0 ? bytes[0] : 0;
    draft.format = (how & 1U) != 0 ? TextFormat::Html : TextFormat::Text;
    draft.author = (how & 2U) != 0 ? Author::Buyer : Author::Seller;
    if ((how & 4U) != 0) {
        draft.kind = Kind::Proactive;
        draft.reason = Reason::FeedbackRequest;
    }
    if ((how & 8U) != 0) draft.order = policy::Order{.id = "114-3941689-8772232", .placed_at = {}, .ship_country = "DE"};
    const std::string all = size > 0 ? fuzz::text_of(bytes + 1, size - 1) : "";
    std::size_t part = 0;
    for (const std::string_view text : split(all, '\x1e')) {
        if (part == 0) draft.body = text;
        if (part == 1) draft.subject = text;
        if (part > 1) draft.history.push_back({.author = draft.author, .body = std::string(text)});
        ++part;
    }
    return draft;
}

void require_places(const policy::Draft& draft, const policy::Verdict& verdict) {
    const std::size_t body = length_in_code_points(draft.body), subject = length_in_code_points(draft.subject);
    for (const policy::Finding& finding : verdict.findings) {
        if (!finding.span) continue;
        const std::size_t size = finding.part == policy::Part::Subject ? subject : body;
        fuzz::require(finding.span->begin < finding.span->end && finding.span->end <= size, "a finding lies in its part");
        const std::string& text = finding.part == policy::Part::Subject ? draft.subject : draft.body;
        const std::size_t begin = byte_offset(text, finding.span->begin), end = byte_offset(text, finding.span->end);
        fuzz::require(finding.text == text.substr(begin, end - begin), "a finding quotes its part");
    }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const policy::Draft draft = draft_of(bytes, size);
    const policy::Verdict verdict = policy::check(draft, fuzz::newest_pack(), fuzz::small_dictionaries());
    require_places(draft, verdict);
    const policy::Verdict again = policy::check(draft, fuzz::newest_pack(), fuzz::small_dictionaries());
    fuzz::require(verdict.outcome == again.outcome && verdict.findings.size() == again.findings.size(), "the same draft, the same verdict");
    return 0;
}
