#include "base/search_words.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace stoa {

namespace {

bool stands_alone(UChar32 c) {
    return u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) || uscript_hasScript(c, USCRIPT_HIRAGANA) || uscript_hasScript(c, USCRIPT_KATAKANA);
}

bool is_word_character(UChar32 c) { return u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }

// Marks of these scripts are diacritics; elsewhere they are letters of the word.
bool drops_marks(UChar32 base) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(base, &status);
    return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC;
}

std::string fold(std::string_view word) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* compose = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status)) return std::string(word);
    const auto source = icu::UnicodeString::fromUTF8({word.data(), static_cast<std::int32_t>(word.size())});
    const icu::UnicodeString apart = decompose->normalize(compose->normalize(source, status), status);
    icu::UnicodeString kept;
    UChar32 base = 0;
    for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
        const UChar32 c = apart.char32At(at);
        const bool mark = (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
        if (!mark) base = c;
        if (mark && drops_marks(base)) continue;
        if (is_word_character(c)) kept.append(c);
    }
    std::string folded;
    compose->normalize(kept, status).toUTF8String(folded);
    return folded;
}

bool is_ascii(std::string_view word) {
    return std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string fold_word(std::string_view word) {
    if (!is_ascii(word)) return fold(word);
    std::string folded(word);
    for (char& c : folded) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return folded;
}

bool stands_at(const std::vector<SearchWord>& words, std::size_t at, const std::vector<std::string>& phrase, bool open_ended) {
    if (at + phrase.size() > words.size()) return false;
    for (std::size_t i = 0; i < phrase.size(); ++i) {
        const std::string& word = words[at + i].folded;
        const bool goes_on = open_ended && i + 1 == phrase.size() && word.starts_with(phrase[i]);
        if (word != phrase[i] && !goes_on) return false;
    }
    return true;
}

}  // namespace

std::vector<SearchWord> search_words(std::string_view text) {
    std::vector<SearchWord> words;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    std::int32_t word_at = -1;
    std::size_t index = 0, word_index = 0;
    const auto finish = [&](std::int32_t end) {
        if (word_at < 0) return;
        std::string folded = fold_word(text.substr(static_cast<std::size_t>(word_at), static_cast<std::size_t>(end - word_at)));
        if (!folded.empty()) words.push_back({std::move(folded), word_index, index});
        word_at = -1;
    };
    for (std::int32_t at = 0; at < size; ++index) {
        const std::int32_t begin = at;
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        const bool alone = c >= 0 && stands_alone(c);
        if (c < 0 || !is_word_character(c) || alone) finish(begin);
        if (c < 0 || !is_word_character(c)) continue;
        if (word_at < 0) {
            word_at = begin;
            word_index = index;
        }
        if (!alone) continue;
        ++index;
        finish(at);
        --index;
    }
    finish(size);
    return words;
}

std::string search_index_text(std::string_view text) {
    std::string indexed;
    for (const SearchWord& word : search_words(text)) {
        if (!indexed.empty()) indexed += ' ';
        indexed += word.folded;
    }
    return indexed;
}

SearchTerms parse_search(std::string_view text) {
    SearchTerms terms;
    std::size_t count = 0;
    const auto add = [&](std::string_view part) {
        std::vector<std::string> phrase;
        for (SearchWord& word : search_words(part)) {
            if (count++ < SearchTerms::words_max) phrase.push_back(std::move(word.folded));
        }
        if (!phrase.empty()) terms.phrases.push_back(std::move(phrase));
    };
    for (std::size_t at = 0; at < text.size();) {
        const bool quoted = text[at] == '"';
        if (quoted) ++at;
        const std::size_t end = std::min(quoted ? text.find('"', at) : text.find_first_of(" \t\n\"", at), text.size());
        add(text.substr(at, end - at));
        at = quoted || (end < text.size() && text[end] != '"') ? end + 1 : end;
    }
    return terms;
}

std::vector<SearchHit> find_terms(const std::vector<SearchWord>& words, const SearchTerms& terms, bool open_ended) {
    std::vector<SearchHit> hits;
    for (std::size_t at = 0; at < words.size();) {
        std::size_t longest = 0;
        for (const auto& phrase : terms.phrases) {
            if (phrase.size() > longest && stands_at(words, at, phrase, open_ended)) longest = phrase.size();
        }
        if (longest > 0) hits.push_back({words[at].begin, words[at + longest - 1].end});
        at += std::max<std::size_t>(longest, 1);
    }
    return hits;
}

bool holds_terms(const std::vector<SearchWord>& words, const SearchTerms& terms, bool open_ended) {
    return std::ranges::all_of(terms.phrases, [&](const auto& phrase) {
        for (std::size_t at = 0; at < words.size(); ++at) {
            if (stands_at(words, at, phrase, open_ended)) return true;
        }
        return false;
    });
}

}  // namespace stoa
