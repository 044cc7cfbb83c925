#include "policy/writing/dictionaries.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <nuspell/dictionary.hxx>
#include <sstream>
#include <unordered_map>

namespace stoa::policy {

namespace {

// In the order of Dictionaries::languages. The probe is a word that no dictionary of the language lacks.
struct Row {
    std::vector<std::string_view> names;
    std::string_view probe;
};
const std::array<Row, Dictionaries::languages.size()> rows{{{{"en_US", "en_GB"}, "the"},
                                                            {{"de_DE"}, "und"},
                                                            {{"fr_FR"}, "avec"},
                                                            {{"es_ES"}, "pero"},
                                                            {{"it_IT"}, "anche"},
                                                            {{"pt_BR", "pt_PT"}, "para"},
                                                            {{"nl_NL"}, "het"}}};

// Writing goes on while one reads: the same word is asked for again and again.
constexpr std::size_t remembered_max = 500;

// Whether words are words, as the dictionaries said before: people write the same few thousand again and again, and a look here costs a
// hundredth. A slot holds the hash of a word, but for its last bit, which is the answer; a later word takes the slot. Any thread.
class KnownAnswers {
public:
    template <class Ask>
    bool answer(const std::string& word, const Ask& ask) const {
        const std::uint64_t hash = std::hash<std::string>{}(word) & ~std::uint64_t{1};
        std::atomic<std::uint64_t>& slot = (*slots_)[hash / 2 % slot_count];
        if (const std::uint64_t kept = slot.load(std::memory_order_relaxed); kept != 0 && (kept & ~std::uint64_t{1}) == hash)
            return kept & 1;
        const bool is_word = ask();
        slot.store(hash | (is_word ? 1 : 0), std::memory_order_relaxed);
        return is_word;
    }

private:
    static constexpr std::size_t slot_count = 1 << 15;  // 256 KiB a language.
    using Slots = std::array<std::atomic<std::uint64_t>, slot_count>;
    std::unique_ptr<Slots> slots_ = std::make_unique<Slots>();
};

class HunspellVocabulary final : public Vocabulary {
public:
    explicit HunspellVocabulary(std::vector<nuspell::Dictionary> dictionaries) : dictionaries_(std::move(dictionaries)) {}

    bool has(const std::string& word) const override {
        return known_.answer(word, [&] {
            return std::ranges::any_of(dictionaries_, [&](const nuspell::Dictionary& dictionary) { return dictionary.spell(word); });
        });
    }

    std::vector<std::string> suggest(const std::string& word, std::size_t count) const override {
        {
            const std::lock_guard lock(remembering_);
            if (const auto known = remembered_.find(word); known != remembered_.end()) return first(known->second, count);
        }
        std::vector<std::string> words;
        dictionaries_.front().suggest(word, words);
        const std::lock_guard lock(remembering_);
        if (remembered_.size() >= remembered_max) remembered_.clear();
        remembered_[word] = words;
        return first(std::move(words), count);
    }

private:
    static std::vector<std::string> first(std::vector<std::string> words, std::size_t count) {
        words.resize(std::min(words.size(), count));
        return words;
    }

    std::vector<nuspell::Dictionary> dictionaries_;
    KnownAnswers known_;
    mutable std::mutex remembering_;
    mutable std::unordered_map<std::string, std::vector<std::string>> remembered_;
};

Result<nuspell::Dictionary> parse(std::string_view name, std::string_view probe, DictionaryFiles files) {
    nuspell::Dictionary dictionary;
    try {
        std::istringstream affixes(std::move(files.affixes)), words(std::move(files.words));
        dictionary.load_aff_dic(affixes, words);
    } catch (const std::exception& failure) {
        return fail(problems::unavailable, fmt::format("the dictionary {} is broken ({}); install it anew", name, failure.what()));
    }
    if (dictionary.spell(probe)) return dictionary;
    return fail(problems::unavailable,
                fmt::format("the dictionary {} is broken (it does not know the word \"{}\"); install it anew", name, probe));
}

}  // namespace

struct Dictionaries::Slot {
    std::mutex loading;
    std::atomic<const Vocabulary*> ready{nullptr};
    std::unique_ptr<const Vocabulary> vocabulary{};
    std::optional<Error> failure{};  // Guarded by `loading`.
};

Dictionaries::Dictionaries(DictionarySource source)
    : source_(std::move(source)), slots_(std::make_unique<std::array<Slot, languages.size()>>()) {}

Dictionaries::~Dictionaries() = default;

// REQUIRES: the slot is locked.
Result<const Vocabulary*> Dictionaries::load(Slot& slot, std::size_t index) const {
    const auto read_all = [&]() -> Result<std::vector<nuspell::Dictionary>> {
        std::vector<nuspell::Dictionary> dictionaries;
        for (const std::string_view name : rows[index].names) {
            auto files = TRY(source_.read(name));
            auto dictionary = TRY(parse(name, rows[index].probe, std::move(files)));
            dictionaries.push_back(std::move(dictionary));
        }
        return dictionaries;
    };
    auto dictionaries = read_all();
    if (!dictionaries) {
        slot.failure = dictionaries.error();
        return std::unexpected(dictionaries.error());
    }
    slot.failure.reset();
    slot.vocabulary = std::make_unique<const HunspellVocabulary>(*std::move(dictionaries));
    slot.ready = slot.vocabulary.get();
    return slot.vocabulary.get();
}

Result<const Vocabulary*> Dictionaries::find(std::string_view language) const {
    const auto found = std::ranges::find(languages, language);
    if (found == languages.end()) return nullptr;
    const auto index = static_cast<std::size_t>(found - languages.begin());
    Slot& slot = (*slots_)[index];
    if (const Vocabulary* vocabulary = slot.ready) return vocabulary;
    const std::lock_guard lock(slot.loading);
    if (const Vocabulary* vocabulary = slot.ready) return vocabulary;
    if (slot.failure) return std::unexpected(*slot.failure);
    return load(slot, index);
}

std::vector<std::string> Dictionaries::failures() const {
    std::vector<std::string> failures;
    for (std::size_t index = 0; index < languages.size(); ++index) {
        Slot& slot = (*slots_)[index];
        const std::lock_guard lock(slot.loading);
        if (slot.ready) continue;
        if (slot.failure) {
            if (const auto again = load(slot, index); !again) failures.push_back(again.error().message);
            continue;
        }
        for (const std::string_view name : rows[index].names) {
            if (const auto seen = source_.look(name); !seen) failures.push_back(seen.error().message);
        }
    }
    return failures;
}

}  // namespace stoa::policy
