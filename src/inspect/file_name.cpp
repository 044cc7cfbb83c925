#include "inspect/file_name.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/text.h"

namespace stoa::inspect {

namespace {

constexpr std::size_t name_length_max = 100;
constexpr std::string_view nameless = "file";

// What a system takes for a device, with any ending (Windows, "Naming files").
constexpr std::array reserved{"con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4", "com5", "com6", "com7",
                              "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"};

// Endings that no kind of ours has, and that run or open something.
constexpr std::array running{"pif",
                             "cpl",
                             "msp",
                             "mst",
                             "pkg",
                             "app",
                             "ipa",
                             "ps1",
                             "psm1",
                             "wsh",
                             "reg",
                             "inf",
                             "scf",
                             "ocx",
                             "xhtml",
                             "mht",
                             "mhtml",
                             "svgz",
                             "chm",
                             "one",
                             "command",
                             "ade",
                             "mde",
                             "application",
                             "gadget",
                             "vb",
                             "ws",
                             "xll",
                             "settingcontent-ms"};

// Shown by nothing, or used to turn what is shown. The joiners are letters' business in Persian and Indic names.
bool is_hidden(char32_t c) {
    if (c == 0x200c || c == 0x200d) return false;
    const auto type = ::u_charType(static_cast<::UChar32>(c));
    return type == U_FORMAT_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR || c == 0x3164 || c == 0x115f || c == 0x1160;
}
bool is_control_character(char32_t c) { return ::u_charType(static_cast<::UChar32>(c)) == U_CONTROL_CHAR; }

template <class Predicate>
bool any_character(const icu::UnicodeString& text, Predicate predicate) {
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        if (predicate(static_cast<char32_t>(text.char32At(at)))) return true;
    }
    return false;
}

icu::UnicodeString wide(std::string_view name) {
    const std::string_view enough = name.substr(0, 4096);
    return icu::UnicodeString::fromUTF8(icu::StringPiece(enough.data(), static_cast<std::int32_t>(enough.size())));
}

struct Split {
    std::string_view stem, ending;
};
Split split_ending(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return {.stem = name, .ending = {}};
    return {.stem = name.substr(0, dot), .ending = name.substr(dot + 1)};
}

bool is_known_ending(std::string_view ending) {
    const std::string small = to_lower(trim(ending));
    return std::ranges::find(running, small) != running.end() ||
           std::ranges::any_of(kinds(), [&](const KindWords& words) { return ending_agrees(words.kind, small); });
}

bool is_device(std::string_view name) {
    return std::ranges::find(reserved, to_lower(trim(name.substr(0, name.find('.'))))) != reserved.end();
}

bool is_unsafe(std::string_view name, const icu::UnicodeString& text) {
    constexpr std::string_view bad = "/\\<>:\"|?*";
    const std::string small = to_lower(name);
    return !is_valid_utf8(name) || any_character(text, is_control_character) || name.find_first_of(bad) != std::string_view::npos ||
           small.contains("%2f") || small.contains("%5c") || small.contains("%00") || small.contains("%2e%2e") || is_device(name) ||
           name.starts_with('.') || name.find_first_of("=+@-") == 0 || length_in_code_points(name) > name_length_max * 2;
}

// "invoice.pdf.exe", "manual.pdf .scr", and what is turned round or hidden.
bool is_misleading(std::string_view name, const icu::UnicodeString& text) {
    if (any_character(text, is_hidden)) return true;
    const auto [stem, ending] = split_ending(name);
    if (ending.empty() || !is_known_ending(ending)) return false;
    const auto [inner, before] = split_ending(stem);
    return !before.empty() && is_known_ending(before) && !equal_ignoring_case(trim(before), trim(ending));
}

// Whether the ending says something else than the content.
bool ending_disagrees(std::string_view ending, FileKind kind) {
    const std::string small = to_lower(trim(ending));
    // "invoice no. 5": what has no letter, or other signs, is no ending.
    const bool is_ending = small.size() <= 10 && std::ranges::any_of(small, is_letter) &&
                           std::ranges::all_of(small, [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_'; });
    if (!is_ending || ending_agrees(kind, small)) return false;
    return !words_of(kind).endings.empty() || is_known_ending(small);
}

std::string last_component(const icu::UnicodeString& text) {
    std::int32_t from = std::max(text.lastIndexOf(u'/'), text.lastIndexOf(u'\\')) + 1;
    icu::UnicodeString kept;
    for (; from < text.length(); from = text.moveIndex32(from, 1)) {
        const ::UChar32 c = text.char32At(from);
        if (::u_isUWhiteSpace(c))
            kept.append(u' ').findAndReplace(u"  ", u" ");
        else if (is_hidden(static_cast<char32_t>(c)) || is_control_character(static_cast<char32_t>(c)) || c == 0xfffd)
            continue;
        else
            kept.append(icu::UnicodeString(u"<>:\"|?*%;").indexOf(c) >= 0 ? ::UChar32{'_'} : c);
    }
    std::string out;
    kept.toUTF8String(out);
    return out;
}

// Only the ending is left: ".pdf", or a name of bytes that are no text.
bool is_bare_ending(std::string_view stem, FileKind kind) { return ending_agrees(kind, to_lower(stem)); }

std::string_view without_edges(std::string_view name) {
    while (!name.empty() && std::string_view(" .=+@-_").contains(name.front())) name.remove_prefix(1);
    while (!name.empty() && std::string_view(" .").contains(name.back())) name.remove_suffix(1);
    return name;
}

}  // namespace

std::string safe_name(std::string_view name, FileKind kind) {
    const std::string plain = last_component(wide(name));
    std::string_view stem = without_edges(plain);
    std::string ending;
    // Endings of other kinds go, whatever their number.
    while (true) {
        const auto [rest, last] = split_ending(stem);
        if (last.empty() || !is_known_ending(last)) break;
        if (ending.empty() && ending_agrees(kind, to_lower(last))) ending = last;
        stem = without_edges(rest);
    }
    if (ending.empty()) ending = std::string(words_of(kind).endings.substr(0, words_of(kind).endings.find(' ')));
    std::string out = stem.empty() || is_device(stem) || is_bare_ending(stem, kind)
                          ? std::string(nameless)
                          : std::string(stem.substr(0, byte_offset(stem, name_length_max)));
    if (!ending.empty()) out += "." + ending;
    return out;
}

void judge_name(std::string_view name, std::string_view media_type, Report& report) {
    report.safe_name = safe_name(name, report.kind);
    const auto add = [&](Concern concern, std::string_view detail) {
        report.findings.push_back({.concern = concern, .detail = shorten(detail, ReportLimits::detail_length - 1)});
    };
    const icu::UnicodeString text = wide(name);
    if (!name.empty() && is_unsafe(name, text)) add(Concern::UnsafeName, report.safe_name);
    if (is_misleading(name, text)) add(Concern::MisleadingName, report.safe_name);
    if (report.trouble || report.kind == FileKind::Unknown || report.kind == FileKind::Empty) return;
    const std::string component = last_component(text);
    const std::string_view ending = split_ending(component).ending;
    if (ending_disagrees(ending, report.kind)) add(Concern::TypeDisagrees, ending);
    if (!media_type_agrees(report.kind, media_type)) add(Concern::TypeDisagrees, is_valid_utf8(media_type) ? media_type : "");
}

}  // namespace stoa::inspect
