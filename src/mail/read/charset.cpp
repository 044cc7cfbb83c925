#include "mail/read/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"

namespace stoa::mail {

namespace {

constexpr std::size_t name_length_max = 40;         // The IANA registry's names are shorter.
constexpr std::size_t detection_bytes_max = 8'192;  // Enough to tell; detection costs much a byte.
constexpr std::int32_t confidence_min = 50;         // Of 100. Below, ICU only guesses: short texts come out as anything.

// What senders mean by a name, where that is more than the name says (WHATWG Encoding Standard, section 4.2), or ICU has
// no such name. ASCII with 8-bit characters is UTF-8 or anything.
constexpr std::array<std::pair<std::string_view, std::string_view>, 21> meanings{{
    {"ansi_x3.4-1968", "utf-8"},
    {"ascii", "utf-8"},
    {"big5-hkscs", "Big5-HKSCS"},
    {"cp932", "windows-31j"},
    {"euc-kr", "windows-949"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"iso-8859-1", "windows-1252"},
    {"iso-8859-11", "windows-874"},
    {"iso-8859-8-i", "iso-8859-8"},
    {"iso-8859-9", "windows-1254"},
    {"ks_c_5601-1987", "windows-949"},
    {"ksc5601", "windows-949"},
    {"latin1", "windows-1252"},
    {"ms_kanji", "windows-31j"},
    {"shift_jis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"tis-620", "windows-874"},
    {"unicode-1-1-utf-7", "utf-7"},
    {"us-ascii", "utf-8"},
    {"x-sjis", "windows-31j"},
}};
static_assert(std::ranges::is_sorted(meanings, {}, &std::pair<std::string_view, std::string_view>::first));

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

struct CloseDetector {
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

// ICU takes more than names: options after a comma, files in a folder. Only names come through.
Converter open_converter(std::string_view declared) {
    std::string name = to_lower(trim_blanks(declared));
    const bool is_name =
        std::ranges::all_of(name, [](char c) { return is_letter(c) || is_digit(c) || std::string_view("-_.:").contains(c); });
    if (name.empty() || name.size() > name_length_max || !is_name) return nullptr;
    const auto meaning = std::ranges::lower_bound(meanings, name, {}, &std::pair<std::string_view, std::string_view>::first);
    if (meaning != meanings.end() && meaning->first == name) name = meaning->second;
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(name.c_str(), &status));
    return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

// Invalid sequences stop it, or become U+FFFD.
enum class OnInvalid { Stop, Replace };

std::optional<std::string> convert(UConverter* converter, std::string_view bytes, OnInvalid on_invalid) {
    UErrorCode status = U_ZERO_ERROR;
    ucnv_reset(converter);
    ucnv_setToUCallBack(converter, on_invalid == OnInvalid::Stop ? UCNV_TO_U_CALLBACK_STOP : UCNV_TO_U_CALLBACK_SUBSTITUTE, nullptr,
                        nullptr, nullptr, &status);
    std::string out;
    std::array<UChar, 4'096> units;
    icu::UnicodeString wide;
    const char* from = bytes.data();
    const char* const end = from + bytes.size();
    do {
        status = U_ZERO_ERROR;
        UChar* to = units.data();
        ucnv_toUnicode(converter, &to, units.data() + units.size(), &from, end, nullptr, 1, &status);
        wide.append(units.data(), static_cast<std::int32_t>(to - units.data()));
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    if (U_FAILURE(status)) return std::nullopt;
    wide.toUTF8String(out);  // Lone surrogates become U+FFFD here.
    return out;
}

// The family of ISO 2022 is 7-bit: its texts are valid in most charsets, and nonsense there.
std::optional<std::string> as_iso_2022(std::string_view bytes) {
    if (!bytes.contains("\x1b$") && !bytes.contains("\x1b(J")) return std::nullopt;
    for (const std::string_view name : {"iso-2022-jp", "iso-2022-kr", "iso-2022-cn", "iso-2022-jp-2"}) {
        const Converter converter = open_converter(name);
        if (!converter) continue;
        if (auto text = convert(converter.get(), bytes, OnInvalid::Stop)) return text;
    }
    return std::nullopt;
}

std::size_t count_of(std::string_view text, std::string_view wanted) {
    std::size_t count = 0;
    for (std::size_t at = text.find(wanted); at != std::string_view::npos; at = text.find(wanted, at + wanted.size())) ++count;
    return count;
}

// UTF-8 that was cut somewhere, or holds a few wrong bytes, is still that.
bool is_mostly_utf8(std::string_view bytes, std::string_view converted) {
    constexpr std::size_t valid_to_invalid_min = 4;
    const std::size_t invalid = count_of(converted, "\xef\xbf\xbd");
    const auto is_head = [](char c) { return static_cast<unsigned char>(c) >= 0xc2; };
    return static_cast<std::size_t>(std::ranges::count_if(bytes, is_head)) >= invalid * (valid_to_invalid_min + 1);
}

std::optional<std::string> as_detected(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
    if (U_FAILURE(status)) return std::nullopt;
    const std::string_view head = bytes.substr(0, detection_bytes_max);
    ucsdet_setText(detector.get(), head.data(), static_cast<std::int32_t>(head.size()), &status);
    std::int32_t count = 0;
    const UCharsetMatch** const matches = ucsdet_detectAll(detector.get(), &count, &status);
    if (U_FAILURE(status)) return std::nullopt;
    for (std::int32_t i = 0; i < count; ++i) {
        if (ucsdet_getConfidence(matches[i], &status) < confidence_min) break;
        const Converter converter = open_converter(ucsdet_getName(matches[i], &status));
        if (!converter) continue;
        if (auto text = convert(converter.get(), bytes, OnInvalid::Stop)) return text;
    }
    return std::nullopt;
}

std::string converted(std::string_view bytes, std::string_view declared) {
    if (auto text = as_iso_2022(bytes)) return *text;
    const Converter converter = open_converter(declared);
    if (converter) {
        if (auto text = convert(converter.get(), bytes, OnInvalid::Stop)) return *text;
    }
    if (is_valid_utf8(bytes)) return std::string(bytes);
    if (converter && ucnv_getType(converter.get()) == UCNV_UTF8) {
        auto text = convert(converter.get(), bytes, OnInvalid::Replace);
        if (text && is_mostly_utf8(bytes, *text)) return *text;
    }
    if (auto text = as_detected(bytes)) return *text;
    const Converter western = open_converter("windows-1252");
    return western ? convert(western.get(), bytes, OnInvalid::Replace).value_or("") : std::string();
}

}  // namespace

std::string to_utf8(std::string_view bytes, std::string_view declared) {
    std::string text = converted(bytes, declared);
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
    std::erase(text, '\0');
    return text;
}

bool is_known_charset(std::string_view name) { return open_converter(name) != nullptr; }

}  // namespace stoa::mail
