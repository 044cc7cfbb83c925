#include "base/catalogue.h"

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/msgfmt.h>

#include <algorithm>
#include <cstdlib>
#include <mutex>

#include "base/json.h"
#include "base/text.h"

namespace stoa {

namespace {

constexpr std::size_t text_length_max = 4000;

// A format and its text: the text alone serves where there is no placeholder, which spares ICU.
struct Entry {
    std::string plain;
    std::unique_ptr<icu::MessageFormat> format;
};

using Language = std::map<std::string, Entry, std::less<>>;

icu::Formattable formattable(const std::string& value) {
    const bool whole = !value.empty() && value.size() < 16 && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
    // As a double: a date or a time takes no whole number of 64 bits. Below 2^53 it stays exact.
    if (whole && (value.size() == 1 || value[0] != '0')) return {std::strtod(value.c_str(), nullptr)};
    return {icu::UnicodeString::fromUTF8(value)};
}

Result<Entry> compile(std::string text, const icu::Locale& locale, std::string_view key, std::string_view file) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    auto format = std::make_unique<icu::MessageFormat>(icu::UnicodeString::fromUTF8(text), locale, where, status);
    if (U_FAILURE(status)) {
        return fail(problems::invalid_value,
                    fmt::format("{}: the text of \"{}\" is no ICU MessageFormat (near character {})", file, key, where.offset));
    }
    const bool plain = text.find_first_of("{'") == std::string::npos;
    Entry entry;
    entry.plain = plain ? std::move(text) : std::string();
    if (!plain) entry.format = std::move(format);
    return entry;
}

}  // namespace

struct Catalogues::Texts {
    std::mutex formatting;  // ICU's MessageFormat makes its number and plural formats while it formats.
    std::map<std::string, Language, std::less<>> languages;

    const Entry* find(std::string_view language, std::string_view key) const {
        const auto texts = languages.find(language);
        if (texts == languages.end()) return nullptr;
        const auto entry = texts->second.find(key);
        return entry == texts->second.end() ? nullptr : &entry->second;
    }
};

Catalogues::Catalogues(std::unique_ptr<Texts> texts) : texts_(std::move(texts)) {}
Catalogues::Catalogues(Catalogues&&) noexcept = default;
Catalogues& Catalogues::operator=(Catalogues&&) noexcept = default;
Catalogues::~Catalogues() = default;

Result<Catalogues> Catalogues::load(std::span<const File> files) {
    auto texts = std::make_unique<Texts>();
    for (const File& file : files) {
        const auto document = TRY(JsonDocument::parse(file.json));
        Language& language = texts->languages[std::string(file.language)];
        const icu::Locale locale(std::string(file.language).c_str());
        for (const auto& [key, value] : document.root().members()) {
            auto text = TRY(value.text(text_length_max));
            if (language.contains(key))
                return fail(problems::invalid_value, fmt::format("{}: the key \"{}\" stands twice", file.name, key));
            auto entry = TRY(compile(std::move(text), locale, key, file.name));
            language.emplace(key, std::move(entry));
        }
    }
    return Catalogues(std::move(texts));
}

std::string_view Catalogues::language_for(std::string_view wanted) const {
    for (std::string_view tag = wanted; !tag.empty();) {
        if (const auto found = texts_->languages.find(tag); found != texts_->languages.end()) return found->first;
        const std::size_t cut = tag.rfind('-');
        tag = cut == std::string_view::npos ? std::string_view() : tag.substr(0, cut);
    }
    return "en";
}

std::string_view Catalogues::negotiate(std::string_view accept_language) const {
    constexpr std::size_t ranges_max = 16;
    std::string_view best = "en";
    double best_weight = 0;
    std::size_t read = 0;
    for (std::string_view range : split(accept_language, ',')) {
        if (++read > ranges_max) break;
        const std::size_t semicolon = range.find(";q=");
        const std::string_view tag = trim(range.substr(0, range.find(';')));
        const double weight =
            semicolon == std::string_view::npos ? 1.0 : std::strtod(std::string(range.substr(semicolon + 3)).c_str(), nullptr);
        const std::string_view served = language_for(tag);
        const bool exact = tag.starts_with(served);
        if (exact && weight > best_weight) {
            best = served;
            best_weight = weight;
        }
    }
    return best;
}

std::string Catalogues::format(std::string_view language, std::string_view key, const Arguments& arguments) const {
    const Entry* entry = texts_->find(language, key);
    if (!entry) entry = texts_->find("en", key);
    if (!entry) return std::string(key);
    if (!entry->format) return entry->plain;
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (const auto& [name, value] : arguments) {
        names.push_back(icu::UnicodeString::fromUTF8(name));
        values.push_back(formattable(value));
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString text;
    const std::lock_guard lock(texts_->formatting);
    entry->format->format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), text, status);
    std::string out;
    text.toUTF8String(out);
    return U_FAILURE(status) ? std::string(key) : out;
}

bool Catalogues::has(std::string_view language, std::string_view key) const { return texts_->find(language, key) != nullptr; }

std::vector<std::string> Catalogues::keys(std::string_view language) const {
    std::vector<std::string> out;
    if (const auto texts = texts_->languages.find(language); texts != texts_->languages.end()) {
        for (const auto& [key, entry] : texts->second) out.push_back(key);
    }
    return out;
}

std::vector<std::string> Catalogues::languages() const {
    std::vector<std::string> out;
    for (const auto& [language, texts] : texts_->languages) out.push_back(language);
    return out;
}

}  // namespace stoa
