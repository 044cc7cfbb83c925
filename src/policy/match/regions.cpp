#include "policy/match/regions.h"

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace stoa::policy {

namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

struct LanguageRegions {
    Tongue tongue;
    std::string_view language;
    std::string_view regions;  // With blanks between them.
};

constexpr std::array<LanguageRegions, 24> language_regions{{
    {Tongue::English, "en", "US GB AU IE"},
    {Tongue::German, "de", "DE AT CH"},
    {Tongue::French, "fr", "FR BE CH"},
    {Tongue::Spanish, "es", "ES MX"},
    {Tongue::Italian, "it", "IT"},
    {Tongue::Portuguese, "pt", "PT BR"},
    {Tongue::Dutch, "nl", "NL BE"},
    {Tongue::Japanese, "ja", "JP"},
    // Where only the language as a whole tells.
    {Tongue::None, "ar", "SA AE EG"},
    {Tongue::None, "bg", "BG"},
    {Tongue::None, "cs", "CZ"},
    {Tongue::None, "da", "DK"},
    {Tongue::None, "el", "GR CY"},
    {Tongue::None, "fi", "FI"},
    {Tongue::None, "hu", "HU"},
    {Tongue::None, "ko", "KR"},
    {Tongue::None, "no", "NO"},
    {Tongue::None, "pl", "PL"},
    {Tongue::None, "ro", "RO"},
    {Tongue::None, "ru", "RU"},
    {Tongue::None, "sv", "SE FI"},
    {Tongue::None, "tr", "TR"},
    {Tongue::None, "uk", "UA"},
    {Tongue::None, "zh", "CN TW HK"},
}};

void add(std::vector<std::string>& regions, std::string_view region) {
    if (std::ranges::find(regions, region) == regions.end()) regions.emplace_back(region);
}

void add_of(std::vector<std::string>& regions, const LanguageRegions& row) {
    for (std::size_t at = 0; at < row.regions.size(); at += 3) add(regions, row.regions.substr(at, 2));
}

void add_of_language(std::vector<std::string>& regions, std::string_view tag) {
    if (tag.size() >= 5 && tag[2] == '-') add(regions, std::string_view(tag).substr(tag.size() - 2));
    const auto row = std::ranges::find(language_regions, tag.substr(0, 2), &LanguageRegions::language);
    if (row != language_regions.end()) add_of(regions, *row);
}

// The language whose common words are most frequent; Japanese by its kana.
Tongue tongue_of(const View& view) {
    std::array<std::size_t, 9> counts{};
    const auto count = [&](const Passage& passage) {
        for (const Token& token : passage.tokens) {
            const char32_t first = passage.normalised[token.begin];
            if (first >= 0x3040 && first <= 0x30ff) ++counts[static_cast<std::size_t>(Tongue::Japanese)];
            if (token.meaning) ++counts[static_cast<std::size_t>(token.meaning->common_in)];
        }
    };
    for (const Passage& passage : view.passages()) count(passage);
    for (const FileView& file : view.files()) {
        for (const Passage& block : file.blocks()) count(block);
    }
    counts[0] = 0;
    const auto most = std::ranges::max_element(counts);
    return *most > 0 ? static_cast<Tongue>(most - counts.begin()) : Tongue::None;
}

// Short texts are of no language that can be told for sure, but of a script.
std::string_view language_of_script(const View& view) {
    bool has_ideographs = false;
    for (const Passage& passage : view.passages()) {
        for (const Token& token : passage.tokens) {
            const char32_t first = passage.normalised[token.begin];
            if (first < 0x370) continue;
            if (first < 0x400) return "el";
            if (first < 0x530) return "ru";
            if (first >= 0x600 && first < 0x700) return "ar";
            if (first >= 0x3040 && first <= 0x30ff) return "ja";
            if (first >= 0xac00 && first <= 0xd7a3) return "ko";
            has_ideographs = has_ideographs || (first >= 0x4e00 && first <= 0x9fff);
        }
    }
    return has_ideographs ? "zh" : "";
}

}  // namespace

std::vector<std::string> likely_regions(const View& view) {
    std::vector<std::string> regions;
    const Draft& draft = view.draft();
    if (draft.order && draft.order->ship_country.size() == 2) add(regions, draft.order->ship_country);
    add_of_language(regions, draft.language);
    if (draft.order) add_of_language(regions, draft.order->buyer_language);
    const Tongue tongue = tongue_of(view);
    const auto row = std::ranges::find(language_regions, tongue, &LanguageRegions::tongue);
    if (tongue != Tongue::None && row != language_regions.end()) add_of(regions, *row);
    if (tongue == Tongue::None) add_of_language(regions, language_of_script(view));
    const auto whole = std::ranges::find(language_regions, view.language(), &LanguageRegions::language);
    if (whole != language_regions.end() && whole->tongue == Tongue::None) add_of(regions, *whole);
    return regions;
}

bool is_international_number(std::string_view digits) {
    PhoneNumber number;
    const PhoneNumberUtil& phones = *PhoneNumberUtil::GetInstance();
    return phones.Parse("+" + std::string(digits), "ZZ", &number) == PhoneNumberUtil::NO_PARSING_ERROR && phones.IsValidNumber(number);
}

bool is_possible_international_number(std::string_view digits) {
    PhoneNumber number;
    const PhoneNumberUtil& phones = *PhoneNumberUtil::GetInstance();
    if (phones.Parse("+" + std::string(digits), "ZZ", &number) != PhoneNumberUtil::NO_PARSING_ERROR) return false;
    const auto reason = phones.IsPossibleNumberWithReason(number);
    return reason == PhoneNumberUtil::IS_POSSIBLE || reason == PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY;
}

std::size_t usual_length(std::string_view region) {
    PhoneNumber example;
    const PhoneNumberUtil& phones = *PhoneNumberUtil::GetInstance();
    if (!phones.GetExampleNumber(std::string(region), &example)) return SIZE_MAX;
    std::string national;
    phones.GetNationalSignificantNumber(example, &national);
    return national.size();
}

RegionalNumber look_up(std::string_view national_digits, std::string_view region) {
    RegionalNumber found;
    PhoneNumber number;
    const PhoneNumberUtil& phones = *PhoneNumberUtil::GetInstance();
    if (phones.Parse(std::string(national_digits), std::string(region), &number) != PhoneNumberUtil::NO_PARSING_ERROR) return found;
    found.is_valid = phones.IsValidNumberForRegion(number, std::string(region));
    if (!found.is_valid) return found;
    found.is_mobile = phones.GetNumberType(number) == PhoneNumberUtil::MOBILE;
    std::string written;
    phones.Format(number, PhoneNumberUtil::NATIONAL, &written);
    std::size_t group = 0;
    for (const char c : written + ' ') {
        if (c >= '0' && c <= '9') {
            ++group;
        } else if (group > 0) {
            found.grouping.push_back(group);
            group = 0;
        }
    }
    return found;
}

}  // namespace stoa::policy
