#include "policy/meaning/features.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace stoa::policy {

namespace {

// Spelled features share this much weight, so that long stretches do not shout down the concepts.
constexpr float spelled_weight = 2.0F;
constexpr float class_weight = 2.0F;             // The same of the words' classes.
constexpr float near_weight = 1.0F;              // The same of the sentences beside.
constexpr std::uint32_t pair_distance_max = 40;  // Words between two concepts that are taken together.
constexpr float place_weight = 0.5F;             // Of where a stretch stands and how long it is.
constexpr std::size_t counted_sentences_max = 4;

enum class Group : std::uint32_t {
    Word = 1,
    Pair,
    Stem,
    Run,
    Idea,
    Sequence,
    Asked,
    Known,
    KnownIdea,
    Question,
    First,
    FirstPair,
    Last,
    Near,
    NearIdea,
    Place,
    Length,
    Whole,
    Class,
    Quoted
};

constexpr std::uint32_t mix(std::uint32_t hash, std::uint32_t value) {
    hash ^= value + 0x9e3779b9U + (hash << 6) + (hash >> 2);
    hash *= 0x85ebca6bU;
    return hash ^ (hash >> 13);
}

std::uint32_t hash_of(Group group, std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0) {
    return mix(mix(mix(mix(0x811c9dc5U, static_cast<std::uint32_t>(group)), a), b), c);
}

std::uint32_t number_of(Concept idea) { return static_cast<std::uint32_t>(idea) + 1; }
// How the message came about: replies, opened messages and buyers' are different worlds.
std::uint32_t situation(const Circumstance& c) {
    if (c.author == Author::Buyer) return 1;
    if (c.kind == Kind::Reply || c.kind == Kind::Inquiry) return 2;
    return c.reason == Reason::FeedbackRequest ? 3 : 4;
}

class Collector {
public:
    explicit Collector(const Circumstance& circumstance) : circumstance_(circumstance) {}

    void add(const Reading& reading, const Window& window) {
        add_spelled(reading, window);
        add_ideas(reading, window);
        add_edges(reading, window);
        add_classes(reading, window);
        const std::vector<Stretch>& sentences = reading.text.sentences;
        for (auto sentence = std::ranges::lower_bound(sentences, window.begin, {}, &Stretch::begin);
             sentence != sentences.end() && sentence->end <= window.end; ++sentence) {
            has_question_ |= sentence->is_question;
        }
    }

    // A whole message is not a stretch of it.
    void add_whole() { meant_.push_back(hash_of(Group::Whole, 1)); }

    // Where the stretch stands in its text, and what the sentences beside it say.
    void add_place(const Reading& reading, const Window& window) {
        const std::vector<Stretch>& sentences = reading.text.sentences;
        if (window.begin >= window.end) return;
        const std::uint32_t first = reading.text.words[window.begin].sentence, last = reading.text.words[window.end - 1].sentence;
        const auto count = static_cast<std::uint32_t>(std::min(sentences.size(), counted_sentences_max));
        placed_.push_back(hash_of(Group::Place, 1, first == 0 ? 1 : 2));
        placed_.push_back(hash_of(Group::Place, 2, last + 1 == sentences.size() ? 1 : 2));
        placed_.push_back(hash_of(Group::Place, 3, count));
        placed_.push_back(hash_of(Group::Length, length_class(window.end - window.begin)));
        if (first > 0) add_near(reading, sentences[first - 1]);
        if (last + 1 < sentences.size()) add_near(reading, sentences[last + 1]);
    }

    std::vector<Feature> finish() {
        add_known();
        std::vector<Feature> out;
        out.reserve(spelled_.size() + classes_.size() + meant_.size() + near_.size() + placed_.size());
        append(out, spelled_, spelled_weight);
        append(out, classes_, class_weight);
        append(out, near_, near_weight);
        drop_repeated(meant_);
        for (const std::uint32_t hash : meant_) out.push_back({hash, 1.0F});
        for (const std::uint32_t hash : placed_) out.push_back({hash, place_weight});
        return out;
    }

private:
    void append(std::vector<Feature>& out, std::vector<std::uint32_t>& hashes, float weight) {
        drop_repeated(hashes);
        const float value = hashes.empty() ? 0.0F : weight / std::sqrt(static_cast<float>(hashes.size()));
        for (const std::uint32_t hash : hashes) out.push_back({hash, value});
    }

    // Keeps the first of equal ones, by a table of which at most half is taken.
    void drop_repeated(std::vector<std::uint32_t>& hashes) {
        const std::size_t size = std::bit_ceil(2 * hashes.size() + 1);
        taken_.assign(size, 0);
        const auto is_taken = [&](std::uint32_t hash) {
            const std::uint32_t kept = hash == 0 ? 1 : hash;  // 0 is an empty place.
            for (std::size_t at = hash & (size - 1);; at = (at + 1) & (size - 1)) {
                if (taken_[at] == kept) return true;
                if (taken_[at] != 0) continue;
                taken_[at] = kept;
                return false;
            }
        };
        std::erase_if(hashes, is_taken);
    }

    // In steps of a half power of two.
    static std::uint32_t length_class(std::uint32_t words) {
        constexpr float steps = 2, most = 12;
        return static_cast<std::uint32_t>(std::min(most, std::log2(static_cast<float>(words + 1)) * steps));
    }

    void add_edges(const Reading& reading, const Window& window) {
        if (window.begin >= window.end) return;
        const std::vector<Word>& words = reading.text.words;
        spelled_.push_back(hash_of(Group::First, words[window.begin].hash));
        spelled_.push_back(hash_of(Group::Last, words[window.end - 1].hash));
        if (window.begin + 1 < window.end)
            spelled_.push_back(hash_of(Group::FirstPair, words[window.begin].hash, words[window.begin + 1].hash));
    }

    // The first that begins at the word `begin` or behind it: a text has as many stretches as mentions, and each looks at its own.
    static std::size_t first_mention(const std::vector<Mention>& mentions, std::uint32_t begin) {
        return static_cast<std::size_t>(std::ranges::lower_bound(mentions, begin, {}, &Mention::begin) - mentions.begin());
    }

    void add_classes(const Reading& reading, const Window& window) {
        for (std::size_t i = window.begin; i < std::min<std::size_t>(window.end, reading.classes.size()); ++i) {
            if (reading.classes[i] == no_class) continue;
            classes_.push_back(hash_of(Group::Class, 1, reading.classes[i]));
            classes_.push_back(hash_of(Group::Class, 2, reading.classes[i] / classes_per_group));
        }
    }

    void add_near(const Reading& reading, const Stretch& sentence) {
        const std::vector<Word>& words = reading.text.words;
        for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
            if (!words[i].is_east_asian)
                near_.push_back(hash_of(Group::Near, words[i].hash));
            else if (i + 1 < sentence.end)
                near_.push_back(hash_of(Group::Near, words[i].hash, words[i + 1].hash));
        }
        const std::vector<Mention>& mentions = reading.mentions;
        for (std::size_t i = first_mention(mentions, sentence.begin); i < mentions.size() && mentions[i].begin < sentence.end; ++i) {
            if (mentions[i].end <= sentence.end) near_.push_back(hash_of(Group::NearIdea, number_of(mentions[i].idea)));
        }
    }

    void add_spelled(const Reading& reading, const Window& window) {
        const std::vector<Word>& words = reading.text.words;
        for (std::uint32_t i = window.begin; i < window.end; ++i) {
            const Word& word = words[i];
            if (word.is_east_asian) {
                add_runs(words, i, window.end);
                continue;
            }
            spelled_.push_back(hash_of(Group::Word, word.hash));
            if (word.stem_hash != 0) spelled_.push_back(hash_of(Group::Stem, word.stem_hash));
            if (i + 1 < window.end && words[i + 1].sentence == word.sentence)
                spelled_.push_back(hash_of(Group::Pair, word.hash, words[i + 1].hash));
        }
    }

    // Up to four characters of a script without blanks.
    void add_runs(const std::vector<Word>& words, std::uint32_t begin, std::uint32_t end) {
        std::uint32_t run = 0;
        for (std::uint32_t i = begin; i < std::min(end, begin + 4); ++i) {
            if (!words[i].is_east_asian || words[i].sentence != words[begin].sentence) break;
            run = mix(run, words[i].hash);
            spelled_.push_back(hash_of(Group::Run, run));
        }
    }

    void add_ideas(const Reading& reading, const Window& window) {
        const std::vector<Mention>& mentions = reading.mentions;
        for (std::size_t i = first_mention(mentions, window.begin); i < mentions.size() && mentions[i].begin < window.end; ++i) {
            const Mention& one = mentions[i];
            if (one.end > window.end) continue;
            ideas_.set(static_cast<std::size_t>(one.idea));
            meant_.push_back(hash_of(Group::Idea, number_of(one.idea)));
            if (reading.text.words[one.begin].is_quoted) meant_.push_back(hash_of(Group::Quoted, number_of(one.idea)));
            for (std::size_t k = i + 1; k < mentions.size(); ++k) {
                const Mention& other = mentions[k];
                if (other.begin > one.end + pair_distance_max || other.end > window.end) break;
                if (other.begin < one.end || other.idea == one.idea) continue;
                const bool same_sentence = reading.text.words[one.begin].sentence == reading.text.words[other.begin].sentence;
                meant_.push_back(hash_of(Group::Sequence, number_of(one.idea), number_of(other.idea), same_sentence ? 1 : 2));
            }
        }
    }

    void add_known() {
        const std::uint32_t where = situation(circumstance_);
        const auto reason = circumstance_.reason ? static_cast<std::uint32_t>(*circumstance_.reason) : 0U;
        meant_.push_back(hash_of(Group::Known, where));
        meant_.push_back(hash_of(Group::Known, where, reason + 1));
        meant_.push_back(hash_of(Group::Question, has_question_ ? 1 : 2, where));
        for (std::size_t i = 0; i < concept_count; ++i) {
            if (!ideas_.test(i)) continue;
            const auto number = static_cast<std::uint32_t>(i) + 1;
            meant_.push_back(hash_of(Group::KnownIdea, number, where));
            if (reason) meant_.push_back(hash_of(Group::KnownIdea, number, where, reason + 1));
            if (circumstance_.asked.test(i)) meant_.push_back(hash_of(Group::Asked, number));
            if (has_question_) meant_.push_back(hash_of(Group::Question, number, 100));
        }
    }

    const Circumstance& circumstance_;
    std::vector<std::uint32_t> spelled_, classes_, meant_, near_, placed_, taken_;
    ConceptSet ideas_;
    bool has_question_ = false;
};

}  // namespace

std::vector<Window> windows(const Reading& reading) {
    std::vector<Window> out;
    const std::vector<Stretch>& sentences = reading.text.sentences;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        out.push_back({sentences[i].begin, sentences[i].end});
        if (i + 1 < sentences.size()) out.push_back({sentences[i].begin, sentences[i + 1].end});
    }
    return out;
}

std::vector<Feature> features(const Reading& reading, const Window& window, const Circumstance& circumstance) {
    Collector collector(circumstance);
    collector.add(reading, window);
    collector.add_place(reading, window);
    return collector.finish();
}

std::vector<Feature> message_features(const std::vector<const Reading*>& readings, const Circumstance& circumstance) {
    Collector collector(circumstance);
    collector.add_whole();
    for (const Reading* reading : readings) collector.add(*reading, {0, std::min(reading->size(), message_words_max)});
    if (!readings.empty()) collector.add_place(*readings.back(), {0, std::min(readings.back()->size(), message_words_max)});
    return collector.finish();
}

}  // namespace stoa::policy
