#include "policy/rules/optout.h"

#include <algorithm>
#include <optional>

#include "policy/match/phrases.h"
#include "policy/rules/file_sighting.h"
#include "policy/rules/optout_phrases.h"
#include "policy/rules/removal.h"
#include "policy/text/url.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

using Found = Phrases::Found;

constexpr std::size_t reach_max = 600;            // Characters that are looked through for a sentence's end.
constexpr std::size_t sentence_length_max = 160;  // Of a longer one only the clause around the words is told.

const Phrases& phrases() {
    static const Phrases instance(opt_out_patterns());
    return instance;
}

bool is(const Found& found, OptOutPhrase wanted) { return found.group == static_cast<std::size_t>(wanted); }

bool ends_line(char32_t c) {
    return c == U'\n' || c == U'\r' || c == html_block_open || c == html_block_close || c == U'|' || c == U'•' || c == U'·';
}
bool ends_sentence(char32_t c) { return c == U'.' || c == U'!' || c == U'?' || c == U'。' || c == U';' || c == U'！' || c == U'？'; }

// Finds the sentence, and what belongs to it, around words of a text.
class Sentences {
public:
    explicit Sentences(std::u32string_view text) : text_(text) {}

    Match around(Match match) const {
        std::size_t begin = begin_of(match.begin);
        std::size_t end = end_of(match.end);
        if (end - begin > sentence_length_max) {
            begin = std::max(begin, after_comma(match.begin));
            end = std::min(end, text_.find(U',', match.end));
        }
        return {begin, end};
    }

    // The next sentence in the same line, or nothing.
    std::optional<Match> after(const Match& sentence) const {
        std::size_t begin = sentence.end;
        while (begin < text_.size() && text_[begin] == U' ') ++begin;
        if (begin >= text_.size() || ends_line(text_[begin])) return std::nullopt;
        return Match{begin, end_of(begin)};
    }

    std::optional<Match> before(const Match& sentence) const {
        std::size_t end = sentence.begin;
        while (end > 0 && text_[end - 1] == U' ') --end;
        if (end == 0 || ends_line(text_[end - 1])) return std::nullopt;
        return Match{begin_of(end - 1), end};
    }

    bool asks(const Match& sentence) const {
        const char32_t last = text_[sentence.end - 1];
        return last == U'?' || last == U'？';
    }

private:
    bool is_end(std::size_t at) const {
        if (!ends_sentence(text_[at])) return false;
        const bool east_asian = text_[at] >= 0x3000;
        return east_asian || at + 1 == text_.size() || text_[at + 1] == U' ' || ends_line(text_[at + 1]) || text_[at] == U'?' ||
               text_[at] == U'!';
    }

    std::size_t begin_of(std::size_t at) const {
        const std::size_t first = at > reach_max ? at - reach_max : 0;
        while (at > first && !ends_line(text_[at - 1]) && !is_end(at - 1)) --at;
        while (at < text_.size() && text_[at] == U' ') ++at;
        return at;
    }

    std::size_t end_of(std::size_t at) const {
        const std::size_t last = std::min(text_.size(), at + reach_max);
        while (at < last && !ends_line(text_[at]) && !is_end(at)) ++at;
        if (at < text_.size() && is_end(at)) ++at;
        while (at > 0 && (text_[at - 1] == U' ')) --at;
        return at;
    }

    std::size_t after_comma(std::size_t at) const {
        const std::size_t first = at > reach_max ? at - reach_max : 0;
        const std::size_t comma = text_.substr(first, at - first).rfind(U',');
        return comma == std::u32string_view::npos ? 0 : std::min(first + comma + 2, at);
    }

    std::u32string_view text_;
};

bool overlaps(const Match& a, const Match& b) { return a.begin < b.end && b.begin < a.end; }

class Reader {
public:
    Reader(const Passage& passage, std::vector<Found> found)
        : passage_(passage), found_(std::move(found)), sentences_(passage.normalised.text()) {}

    std::vector<Match> run() {
        for (const Found& found : found_) {
            const bool plain = is(found, OptOutPhrase::Plain), wish = is(found, OptOutPhrase::Wish),
                       answer = is(found, OptOutPhrase::Answer);
            const bool is_told = !places_.empty() && found.match.end <= places_.back().end;
            if (is_told || (!plain && !wish && !answer)) continue;
            Match place = sentences_.around(found.match);
            if (plain || (wish && offers(place))) {
                if (sentences_.asks(place) || has(place, OptOutPhrase::Wish)) extend(place);
                add(place);
            } else if (answer) {
                read_answer(place);
            }
        }
        return std::move(places_);
    }

private:
    // Matches are in the order of their beginnings, and short.
    bool has(const Match& place, OptOutPhrase wanted) const {
        const std::size_t first = place.begin > reach_max ? place.begin - reach_max : 0;
        auto found = std::ranges::lower_bound(found_, first, {}, [](const Found& each) { return each.match.begin; });
        for (; found != found_.end() && found->match.begin < place.end; ++found) {
            if (is(*found, wanted) && overlaps(found->match, place)) return true;
        }
        return false;
    }

    // A way to make it stop stands in the sentence or in the next.
    bool offers(const Match& place) const {
        if (has(place, OptOutPhrase::Hint) || has(place, OptOutPhrase::Answer)) return true;
        const auto next = sentences_.after(place);
        return next && (has(*next, OptOutPhrase::Answer) || has(*next, OptOutPhrase::Hint));
    }

    // The sentence that says how belongs to it.
    void extend(Match& place) const {
        const auto next = sentences_.after(place);
        if (next && (has(*next, OptOutPhrase::Hint) || has(*next, OptOutPhrase::Answer))) place.end = next->end;
    }

    // "Reply STOP" counts where messages are spoken of, or where hardly anything else is said.
    void read_answer(Match place) {
        const auto before = sentences_.before(place);
        const Match answer = place;
        const bool is_about_messages = before && (has(*before, OptOutPhrase::Wish) || has(*before, OptOutPhrase::Plain));
        if (before && (is_about_messages || sentences_.asks(*before))) place.begin = before->begin;
        if (is_about_messages || has(answer, OptOutPhrase::Plain) || names_stop_in_capitals(answer)) add(place);
    }

    bool names_stop_in_capitals(const Match& place) const {
        const Span span = passage_.span(place.begin, place.end);
        for (std::size_t at = 0; at < passage_.given.size(); ++at) {
            const Span here = passage_.given.given(at, at + 1);
            if (here.begin < span.begin || here.end > span.end) continue;
            for (const std::u32string_view word : {U"STOP", U"BAJA", U"OUT", U"ARRET", U"SAIR", U"ENDE", U"QUIT"}) {
                if (passage_.given.text().substr(at, word.size()) == word) return true;
            }
        }
        return false;
    }

    void add(const Match& place) {
        if (!places_.empty() && place.begin < places_.back().end)
            places_.back().end = std::max(places_.back().end, place.end);
        else
            places_.push_back(place);
    }

    const Passage& passage_;
    std::vector<Found> found_;
    Sentences sentences_;
    std::vector<Match> places_;
};

// The buyer spoke of it first, or of a subscription that was bought.
bool was_asked_for(const View& view) {
    for (const EarlierMessage& earlier : view.draft().history) {
        if (earlier.author != Author::Buyer) continue;
        const Passage passage = make_passage(Part::Body, Passage::Source::Text, MappedText::of(earlier.body));
        for (const Found& found : phrases().find(passage)) {
            if (!is(found, OptOutPhrase::Hint)) return true;
        }
    }
    for (const Passage& passage : view.passages()) {
        if (passage.part != Part::Subject) continue;
        const bool answers = passage.normalised.text().starts_with(U"re:") || passage.normalised.text().starts_with(U"aw:");
        for (const Found& found : phrases().find(passage)) {
            if (answers && is(found, OptOutPhrase::Subscription)) return true;
        }
    }
    return false;
}

// An address whose path says that it ends messages.
bool leads_out(const Passage& passage) {
    const Url url = read_url(to_utf8(passage.normalised.text()));
    const std::string place = url.path + "?" + url.query;
    for (const std::string_view word :
         {"unsubscribe", "unsub", "optout", "opt-out", "opt_out", "abmelden", "abbestellen", "desinscription", "desabonnement",
          "desinscrire", "baja", "disiscri", "cancella-iscrizione", "descadastr", "uitschrijven", "afmelden"}) {
        if (place.find(word) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

std::vector<Sighting> find_opt_outs(const View& view, const RuleSetting&) {
    std::vector<Sighting> sightings;
    for (const Passage& passage : view.passages()) {
        if (passage.source == Passage::Source::Link) {
            if (leads_out(passage)) sightings.push_back(removable(view, passage, {0, passage.normalised.size()}));
            continue;
        }
        for (const Match& match : Reader(passage, phrases().find(passage)).run()) sightings.push_back(removable(view, passage, match));
    }
    for (const FileView& file : view.files()) {
        for (const Passage& block : file.blocks()) {
            for (const Match& match : Reader(block, phrases().find(block)).run()) sightings.push_back(sighting_in(file, block, match));
        }
    }
    if (!sightings.empty() && view.draft().kind == Kind::Reply && was_asked_for(view)) return {};
    return sightings;
}

}  // namespace stoa::policy
