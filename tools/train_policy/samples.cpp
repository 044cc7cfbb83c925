#include "samples.h"

#include <algorithm>

#include "other_reasons.h"
#include "policy/meaning/circumstance.h"
#include "policy/text/normalised.h"

namespace stoa::policy::training {

namespace {

// A window that holds so much of a mark says what the mark says; one that holds none of it does not; between, nobody knows.
constexpr double enough = 0.6;
constexpr double little = 0.2;

std::array<Answer, purpose_count> answers_of(const Example& example, const Span& place) {
    std::array<Answer, purpose_count> answers{};
    answers.fill(Answer::No);
    for (std::size_t i = 0; i < purpose_count; ++i) {
        const auto purpose = static_cast<Purpose>(i);
        if (is_of_message(purpose)) {
            answers[i] = Answer::Unknown;
            continue;
        }
        if (!example.has[i]) continue;
        bool marked = false;
        double most = 0;
        for (const Mark& mark : example.marks) {
            if (mark.purpose != purpose) continue;
            marked = true;
            const std::size_t begin = std::max(mark.begin, place.begin), end = std::min(mark.end, place.end);
            if (end > begin) most = std::max(most, static_cast<double>(end - begin) / static_cast<double>(mark.end - mark.begin));
        }
        answers[i] = !marked || (most > little && most < enough) ? Answer::Unknown : most >= enough ? Answer::Yes : Answer::No;
    }
    return answers;
}

Sample sample_of_message(std::uint32_t number, const std::shared_ptr<const Text>& text, const Circumstance& circumstance) {
    const Reading& reading = text->reading;
    return {.example = number,
            .is_message = true,
            .features = message_features({&reading}, circumstance),
            .text = text,
            .window = {0, std::min(reading.size(), message_words_max)}};
}

constexpr std::size_t other_reasons_max = 3;  // Of a message.

// A message that fits its reason does not fit another: the same text under some of those.
void add_with_other_reasons(const Sample& whole, const Example& example, Circumstance circumstance, std::vector<Sample>& samples) {
    if (!circumstance.reason || std::ranges::find(example.has, true) != example.has.end()) return;
    const std::vector<Reason>& reasons = other_reasons(*circumstance.reason);
    const std::size_t count = std::min(reasons.size(), other_reasons_max);
    for (std::size_t i = 0; i < count; ++i) {
        circumstance.reason = reasons[(whole.example + i * reasons.size() / count) % reasons.size()];
        Sample made_up = sample_of_message(whole.example, whole.text, circumstance);
        made_up.is_made_up = true;
        made_up.answers.fill(Answer::Unknown);
        made_up.answers[static_cast<std::size_t>(Purpose::Mismatch)] = Answer::Yes;
        samples.push_back(std::move(made_up));
    }
}

}  // namespace

void add_samples(const Example& example, std::uint32_t number, const Phrasebook& book, const WordTable& table,
                 std::vector<Sample>& samples) {
    const Draft& draft = example.draft;
    const MappedText normalised = normalise(MappedText::of(draft.body));
    const auto text = std::make_shared<Text>();
    text->reading = read(book, table, normalised.text(), tokenise(normalised.text()));
    const Reading& reading = text->reading;
    text->cells = cells_of(reading);
    const Circumstance circumstance = circumstance_of(draft, book, nullptr);
    const std::vector<Word>& words = reading.text.words;
    for (const Window& window : windows(reading)) {
        const Span place = normalised.given(words[window.begin].begin, words[window.end - 1].end);
        samples.push_back({.example = number,
                           .features = features(reading, window, circumstance),
                           .answers = answers_of(example, place),
                           .text = text,
                           .window = window});
    }
    const bool is_opened = draft.author == Author::Seller && (draft.kind == Kind::Proactive || draft.kind == Kind::Necessary);
    Sample whole = sample_of_message(number, text, circumstance);
    for (std::size_t i = 0; i < purpose_count; ++i) {
        const bool is_asked = is_opened || !is_of_message(static_cast<Purpose>(i));
        whole.answers[i] = !is_asked ? Answer::Unknown : example.has[i] ? Answer::Yes : Answer::No;
    }
    if (is_opened) add_with_other_reasons(whole, example, circumstance, samples);
    samples.push_back(std::move(whole));
}

}  // namespace stoa::policy::training
