#include "policy/rules/frequency.h"

#include <algorithm>
#include <optional>

#include "policy/meaning/reading.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

bool asks_for_feedback(const EarlierMessage& earlier) {
    if (earlier.reason) return *earlier.reason == Reason::FeedbackRequest;
    const Passage passage = make_passage(Part::Body, Passage::Source::Text, MappedText::of(earlier.body));
    return std::ranges::any_of(passage.tokens, [](const Token& token) { return token.is(Sense::Feedback); });
}

struct Earlier {
    std::int64_t opened = 0;
    std::int64_t feedback_requests = 0;
};

// A seller's message was opened by the seller unless the buyer spoke right before it.
Earlier count_earlier(const Draft& draft) {
    Earlier count;
    Author before = Author::Seller;
    for (const EarlierMessage& earlier : draft.history) {
        const bool answers = before == Author::Buyer;
        before = earlier.author;
        if (earlier.author != Author::Seller) continue;
        if (earlier.kind ? !is_seller_opened(*earlier.kind) : answers) continue;
        ++count.opened;
        if (asks_for_feedback(earlier)) ++count.feedback_requests;
    }
    if (!draft.order) return count;
    count.opened = std::max<std::int64_t>(count.opened, draft.order->seller_opened);
    if (draft.order->feedback_requested_at) count.feedback_requests = std::max<std::int64_t>(count.feedback_requests, 1);
    return count;
}

Sighting sighting(std::string_view what, std::int64_t allowed) {
    Sighting made;
    made.arguments = {{"what", std::string(what)}, {"allowed", std::to_string(allowed)}};
    return made;
}

// Where the message itself says that it asks once more: what was sent elsewhere, or before there was a history, counts too.
std::optional<Sighting> find_told_repeat(const View& view, std::int64_t allowed) {
    for (const Passage& passage : view.passages()) {
        if (passage.source != Passage::Source::Text) continue;
        const Reading& reading = view.reading(passage);
        for (const Mention& mention : reading.mentions) {
            if (mention.idea != Concept::Again) continue;
            const Stretch& clause = reading.text.clauses[reading.text.words[mention.begin].clause];
            const ConceptSet around = reading.ideas(clause.begin, std::max(clause.end, mention.end));
            if (has(around, Concept::Not)) continue;  // "We shall not ask again."
            Sighting made = sighting("feedback", allowed);
            made.part = passage.part;
            made.span = passage.span(reading.text.words[mention.begin].begin, reading.text.words[mention.end - 1].end);
            return made;
        }
    }
    return std::nullopt;
}

}  // namespace

std::vector<Sighting> find_too_frequent(const View& view, const RuleSetting& setting) {
    const Earlier earlier = count_earlier(view.draft());
    const std::int64_t requests = setting.number("review_requests", 1);
    const std::int64_t opened = setting.number("opened", 4);
    const bool asks_feedback = view.draft().reason == Reason::FeedbackRequest;
    if (asks_feedback && earlier.feedback_requests >= requests) return {sighting("feedback", requests)};
    if (earlier.opened >= opened) return {sighting("opened", opened)};
    if (asks_feedback && requests == 1) {
        if (auto repeat = find_told_repeat(view, requests)) return {*std::move(repeat)};
    }
    return {};
}

}  // namespace stoa::policy
