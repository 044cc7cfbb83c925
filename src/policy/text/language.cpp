#include "policy/text/language.h"

#include <algorithm>
#include <array>
#include <cstdio>  // What CLD2's header forgets.

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

namespace stoa::policy {

namespace {

constexpr std::size_t length_bytes_max = 20'000;    // More of a text tells nothing more.
constexpr std::size_t plain_length_bytes_min = 50;  // Shorter texts are no proof against what is stated.
constexpr int plain_percent_min = 85;

// What people write to marketplaces in. Others that a detector tells are more often a short text taken for a small
// neighbour ("gl" for Spanish, "af" for Dutch) than really that.
constexpr std::array<std::string_view, 26> told{"en", "de", "fr", "es", "it", "pt", "nl", "ja", "pl", "tr", "sv", "zh", "zh-Hant",
                                                "da", "no", "fi", "cs", "hu", "ro", "ru", "uk", "el", "ar", "he", "ko", "hi"};

struct Detection {
    std::string_view language = unknown_language;
    int percent = 0;
};

std::string_view primary(std::string_view tag) { return tag.substr(0, tag.find_first_of("-_")); }

std::string_view known(std::string_view tag) {
    const auto found = std::ranges::find_if(told, [&](std::string_view code) { return code == tag; });
    return found == told.end() ? unknown_language : primary(*found);
}

std::string_view without_partial_character(std::string_view text) {
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xc0U) == 0x80U) text.remove_suffix(1);
    if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xc0U) text.remove_suffix(1);
    return text;
}

Detection detect(std::string_view text) {
    if (text.size() > length_bytes_max) text = without_partial_character(text.substr(0, length_bytes_max));
    const CLD2::CLDHints no_hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language languages[3];
    int percents[3];
    double scores[3];
    int text_bytes = 0;
    bool is_reliable = false;
    const CLD2::Language language = CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &no_hints, 0,
                                                                   languages, percents, scores, nullptr, &text_bytes, &is_reliable);
    if (!is_reliable || language != languages[0]) return {};
    return {.language = known(CLD2::LanguageCode(language)), .percent = percents[0]};
}

}  // namespace

std::string_view detect_language(std::string_view utf8) { return detect(utf8).language; }

std::string_view language_of(std::string_view utf8, std::string_view stated) {
    const std::string_view said = known(primary(stated));
    if (said == unknown_language) return detect_language(utf8);
    if (utf8.size() < plain_length_bytes_min) return said;
    const Detection found = detect(utf8);
    return found.language != unknown_language && found.percent >= plain_percent_min ? found.language : said;
}

}  // namespace stoa::policy
