#include "policy/match/domain.h"

#include <libpsl.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "policy/text/mapped_text.h"

namespace stoa::policy {

namespace {

// RFC 2606 and 6761; people who try something out write them.
constexpr std::array<std::u32string_view, 4> reserved{U"example", U"invalid", U"localhost", U"test"};

constexpr std::array<std::u32string_view, 80> well_known{
    U"app",  U"at",   U"au",  U"be", U"biz", U"blog",    U"br",   U"ca",  U"cat",     U"ch",   U"club", U"cn",   U"co",   U"com",
    U"de",   U"dev",  U"dk",  U"es", U"eu",  U"example", U"fi",   U"fr",  U"ie",      U"info", U"io",   U"it",   U"jp",   U"lu",
    U"me",   U"mx",   U"net", U"nl", U"no",  U"online",  U"org",  U"pl",  U"pt",      U"ru",   U"se",   U"shop", U"site", U"store",
    U"tech", U"test", U"tv",  U"uk", U"us",  U"web",     U"wiki", U"xyz", U"invalid", U"edu",  U"gov",  U"mil",  U"int",  U"cz",
    U"hu",   U"gr",   U"ro",  U"bg", U"hr",  U"sk",      U"ua",   U"tr",  U"kr",      U"tw",   U"hk",   U"nz",   U"za",   U"ar",
    U"cl",   U"pe",   U"vn",  U"th", U"ph",  U"ly",      U"gg",   U"ee",  U"lv",      U"rs"};

constexpr std::array<std::u32string_view, 79> wordlike{
    U"ad",   U"ag",   U"ai",   U"al",    U"am",   U"as",  U"at",  U"ba",  U"be",   U"best",    U"blue",   U"box", U"by",  U"call",
    U"care", U"case", U"cc",   U"cd",    U"cool", U"de",  U"do",  U"es",  U"et",   U"express", U"family", U"fan", U"fit", U"free",
    U"fun",  U"gift", U"gold", U"help",  U"here", U"how", U"id",  U"il",  U"in",   U"is",      U"it",     U"la",  U"li",  U"life",
    U"like", U"live", U"lol",  U"love",  U"lt",   U"ma",  U"man", U"me",  U"mine", U"mm",      U"mobile", U"my",  U"ne",  U"new",
    U"next", U"no",   U"now",  U"one",   U"only", U"pm",  U"re",  U"red", U"sa",   U"se",      U"si",     U"so",  U"sc",  U"st",
    U"su",   U"the",  U"to",   U"today", U"us",   U"va",  U"ve",  U"win", U"you"};

constexpr std::array<std::u32string_view, 14> file_endings{U"ai", U"app", U"bz", U"cab", U"cc", U"md", U"mov",
                                                           U"pl", U"ps",  U"py", U"rs",  U"sh", U"so", U"zip"};

constexpr std::array<std::u32string_view, 16> dotted_names{U"ado.net", U"asp.net", U"co.kg",  U"d.light",   U"dr.med", U"ml.net",
                                                           U"node.js", U"ph.d",    U"sp.pro", U"st.pierre", U"tel.no", U"s.page",
                                                           U"u.co",    U"vb.net",  U"vue.js", U"z.b"};

constexpr std::array<std::u32string_view, 6> schemes{U"ftp", U"http", U"https", U"htp", U"hxxp", U"hxxps"};

template <std::size_t Size>
bool holds(const std::array<std::u32string_view, Size>& words, std::u32string_view word) {
    return std::ranges::find(words, word) != words.end();
}

}  // namespace

bool is_registrable(std::u32string_view host) {
    const std::size_t dot = host.rfind(U'.');
    if (dot == std::u32string_view::npos || dot == 0 || !is_top_level(host.substr(dot + 1))) return false;
    if (holds(reserved, host.substr(dot + 1))) return true;
    // A host that is a public suffix itself ("co.uk") is nobody's.
    return psl_is_public_suffix2(psl_builtin(), to_utf8(host).c_str(), PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE) == 0;
}

bool is_top_level(std::u32string_view label) {
    if (label.size() < 2 || label.size() > 63) return false;
    if (holds(reserved, label)) return label != U"localhost";
    return psl_is_public_suffix2(psl_builtin(), to_utf8(label).c_str(), PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE) != 0;
}

bool is_well_known_top_level(std::u32string_view label) { return holds(well_known, label); }
bool is_also_a_word(std::u32string_view label) { return holds(wordlike, label); }
bool is_also_a_file_ending(std::u32string_view label) { return holds(file_endings, label); }
bool is_scheme(std::u32string_view word) { return holds(schemes, word); }
bool is_dotted_name(std::u32string_view host) { return holds(dotted_names, host); }

bool is_within(std::string_view host, std::string_view owner) {
    if (!host.ends_with(owner)) return false;
    return host.size() == owner.size() || host[host.size() - owner.size() - 1] == '.';
}

bool is_label_character(char32_t c) {
    if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || c == U'-';
    const bool east_asian = (c >= 0x2e80 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3);
    return !east_asian && (u_isalpha(static_cast<UChar32>(c)) || u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK);
}

}  // namespace stoa::policy
