#include "policy/text/html_entity.h"

#include <algorithm>
#include <array>
#include <utility>

#include "policy/text/ascii.h"

namespace stoa::policy {

namespace {

using Entity = std::pair<std::u32string_view, char32_t>;

// Those of HTML 4 and what else stands for one character that people write, or write to hide something; sorted by name.
// clang-format off
constexpr std::array<Entity, 353> entities{{
    {U"AElig", 0xc6}, {U"Aacute", 0xc1}, {U"Abreve", 0x102}, {U"Acirc", 0xc2}, {U"Agrave", 0xc0}, {U"Alpha", 0x391}, {U"Aogon", 0x104},
    {U"Aring", 0xc5}, {U"Atilde", 0xc3}, {U"Auml", 0xc4}, {U"Beta", 0x392}, {U"Cacute", 0x106}, {U"Ccaron", 0x10c}, {U"Ccedil", 0xc7},
    {U"Chi", 0x3a7}, {U"Dagger", 0x2021}, {U"Dcaron", 0x10e}, {U"Delta", 0x394}, {U"Dstrok", 0x110}, {U"ETH", 0xd0}, {U"Eacute", 0xc9},
    {U"Ecaron", 0x11a}, {U"Ecirc", 0xca}, {U"Egrave", 0xc8}, {U"Eogon", 0x118}, {U"Epsilon", 0x395}, {U"Eta", 0x397}, {U"Euml", 0xcb},
    {U"Gamma", 0x393}, {U"Gbreve", 0x11e}, {U"Iacute", 0xcd}, {U"Icirc", 0xce}, {U"Idot", 0x130}, {U"Igrave", 0xcc}, {U"Iota", 0x399},
    {U"Iuml", 0xcf}, {U"Kappa", 0x39a}, {U"Lambda", 0x39b}, {U"Lstrok", 0x141}, {U"MediumSpace", 0x205f}, {U"Mu", 0x39c},
    {U"Nacute", 0x143}, {U"Ncaron", 0x147}, {U"NewLine", 0xa}, {U"NoBreak", 0x2060}, {U"Ntilde", 0xd1}, {U"Nu", 0x39d}, {U"OElig", 0x152},
    {U"Oacute", 0xd3}, {U"Ocirc", 0xd4}, {U"Odblac", 0x150}, {U"Ograve", 0xd2}, {U"Omega", 0x3a9}, {U"Omicron", 0x39f}, {U"Oslash", 0xd8},
    {U"Otilde", 0xd5}, {U"Ouml", 0xd6}, {U"Phi", 0x3a6}, {U"Pi", 0x3a0}, {U"Prime", 0x2033}, {U"Psi", 0x3a8}, {U"Rcaron", 0x158},
    {U"Rho", 0x3a1}, {U"Sacute", 0x15a}, {U"Scaron", 0x160}, {U"Scedil", 0x15e}, {U"Sigma", 0x3a3}, {U"THORN", 0xde}, {U"Tab", 0x9},
    {U"Tau", 0x3a4}, {U"Tcaron", 0x164}, {U"Theta", 0x398}, {U"ThinSpace", 0x2009}, {U"Uacute", 0xda}, {U"Ucirc", 0xdb},
    {U"Udblac", 0x170}, {U"Ugrave", 0xd9}, {U"Upsilon", 0x3a5}, {U"Uring", 0x16e}, {U"Uuml", 0xdc}, {U"VeryThinSpace", 0x200a},
    {U"Xi", 0x39e}, {U"Yacute", 0xdd}, {U"Yuml", 0x178}, {U"Zacute", 0x179}, {U"Zcaron", 0x17d}, {U"Zdot", 0x17b},
    {U"ZeroWidthSpace", 0x200b}, {U"Zeta", 0x396}, {U"aacute", 0xe1}, {U"abreve", 0x103}, {U"acirc", 0xe2}, {U"acute", 0xb4},
    {U"aelig", 0xe6}, {U"agrave", 0xe0}, {U"alefsym", 0x2135}, {U"alpha", 0x3b1}, {U"amacr", 0x101}, {U"amp", 0x26}, {U"and", 0x2227},
    {U"ang", 0x2220}, {U"aogon", 0x105}, {U"apos", 0x27}, {U"aring", 0xe5}, {U"ast", 0x2a}, {U"asymp", 0x2248}, {U"atilde", 0xe3},
    {U"auml", 0xe4}, {U"bdquo", 0x201e}, {U"beta", 0x3b2}, {U"brvbar", 0xa6}, {U"bsol", 0x5c}, {U"bull", 0x2022}, {U"cacute", 0x107},
    {U"cap", 0x2229}, {U"ccaron", 0x10d}, {U"ccedil", 0xe7}, {U"cedil", 0xb8}, {U"cent", 0xa2}, {U"check", 0x2713}, {U"chi", 0x3c7},
    {U"circ", 0x2c6}, {U"clubs", 0x2663}, {U"colon", 0x3a}, {U"comma", 0x2c}, {U"commat", 0x40}, {U"cong", 0x2245}, {U"copy", 0xa9},
    {U"crarr", 0x21b5}, {U"cross", 0x2717}, {U"ctdot", 0x22ef}, {U"cup", 0x222a}, {U"curren", 0xa4}, {U"dArr", 0x21d3},
    {U"dagger", 0x2020}, {U"darr", 0x2193}, {U"dash", 0x2010}, {U"dcaron", 0x10f}, {U"deg", 0xb0}, {U"delta", 0x3b4}, {U"diams", 0x2666},
    {U"divide", 0xf7}, {U"dollar", 0x24}, {U"dstrok", 0x111}, {U"eacute", 0xe9}, {U"ecaron", 0x11b}, {U"ecirc", 0xea}, {U"egrave", 0xe8},
    {U"empty", 0x2205}, {U"emsp", 0x2003}, {U"emsp13", 0x2004}, {U"emsp14", 0x2005}, {U"ensp", 0x2002}, {U"eogon", 0x119},
    {U"epsilon", 0x3b5}, {U"equals", 0x3d}, {U"equiv", 0x2261}, {U"eta", 0x3b7}, {U"eth", 0xf0}, {U"euml", 0xeb}, {U"euro", 0x20ac},
    {U"excl", 0x21}, {U"exist", 0x2203}, {U"fnof", 0x192}, {U"forall", 0x2200}, {U"frac12", 0xbd}, {U"frac13", 0x2153}, {U"frac14", 0xbc},
    {U"frac15", 0x2155}, {U"frac34", 0xbe}, {U"frasl", 0x2044}, {U"gamma", 0x3b3}, {U"gbreve", 0x11f}, {U"ge", 0x2265}, {U"grave", 0x60},
    {U"gt", 0x3e}, {U"hArr", 0x21d4}, {U"hairsp", 0x200a}, {U"half", 0xbd}, {U"harr", 0x2194}, {U"hearts", 0x2665}, {U"hellip", 0x2026},
    {U"horbar", 0x2015}, {U"hyphen", 0x2010}, {U"iacute", 0xed}, {U"icirc", 0xee}, {U"iexcl", 0xa1}, {U"igrave", 0xec},
    {U"image", 0x2111}, {U"imath", 0x131}, {U"infin", 0x221e}, {U"inodot", 0x131}, {U"int", 0x222b}, {U"iota", 0x3b9}, {U"iquest", 0xbf},
    {U"isin", 0x2208}, {U"iuml", 0xef}, {U"kappa", 0x3ba}, {U"lArr", 0x21d0}, {U"lambda", 0x3bb}, {U"lang", 0x2329}, {U"laquo", 0xab},
    {U"larr", 0x2190}, {U"lbrack", 0x5b}, {U"lceil", 0x2308}, {U"lcub", 0x7b}, {U"ldquo", 0x201c}, {U"le", 0x2264}, {U"lfloor", 0x230a},
    {U"lowast", 0x2217}, {U"lowbar", 0x5f}, {U"loz", 0x25ca}, {U"lpar", 0x28}, {U"lrm", 0x200e}, {U"lsaquo", 0x2039}, {U"lsqb", 0x5b},
    {U"lsquo", 0x2018}, {U"lstrok", 0x142}, {U"lt", 0x3c}, {U"macr", 0xaf}, {U"mdash", 0x2014}, {U"micro", 0xb5}, {U"middot", 0xb7},
    {U"minus", 0x2212}, {U"mldr", 0x2026}, {U"mu", 0x3bc}, {U"nabla", 0x2207}, {U"nacute", 0x144}, {U"nbsp", 0xa0}, {U"ncaron", 0x148},
    {U"ndash", 0x2013}, {U"ne", 0x2260}, {U"ni", 0x220b}, {U"nldr", 0x2025}, {U"not", 0xac}, {U"notin", 0x2209}, {U"nsub", 0x2284},
    {U"ntilde", 0xf1}, {U"nu", 0x3bd}, {U"num", 0x23}, {U"numsp", 0x2007}, {U"oacute", 0xf3}, {U"ocirc", 0xf4}, {U"odblac", 0x151},
    {U"oelig", 0x153}, {U"ograve", 0xf2}, {U"oline", 0x203e}, {U"omega", 0x3c9}, {U"omicron", 0x3bf}, {U"oplus", 0x2295}, {U"or", 0x2228},
    {U"ordf", 0xaa}, {U"ordm", 0xba}, {U"oslash", 0xf8}, {U"otilde", 0xf5}, {U"otimes", 0x2297}, {U"ouml", 0xf6}, {U"para", 0xb6},
    {U"part", 0x2202}, {U"percnt", 0x25}, {U"period", 0x2e}, {U"permil", 0x2030}, {U"perp", 0x22a5}, {U"phi", 0x3c6}, {U"phone", 0x260e},
    {U"pi", 0x3c0}, {U"piv", 0x3d6}, {U"plus", 0x2b}, {U"plusmn", 0xb1}, {U"pound", 0xa3}, {U"prime", 0x2032}, {U"prod", 0x220f},
    {U"prop", 0x221d}, {U"psi", 0x3c8}, {U"puncsp", 0x2008}, {U"quest", 0x3f}, {U"quot", 0x22}, {U"rArr", 0x21d2}, {U"radic", 0x221a},
    {U"rang", 0x232a}, {U"raquo", 0xbb}, {U"rarr", 0x2192}, {U"rbrack", 0x5d}, {U"rcaron", 0x159}, {U"rceil", 0x2309}, {U"rcub", 0x7d},
    {U"rdquo", 0x201d}, {U"real", 0x211c}, {U"reg", 0xae}, {U"rfloor", 0x230b}, {U"rho", 0x3c1}, {U"rlm", 0x200f}, {U"rpar", 0x29},
    {U"rsaquo", 0x203a}, {U"rsqb", 0x5d}, {U"rsquo", 0x2019}, {U"sacute", 0x15b}, {U"sbquo", 0x201a}, {U"scaron", 0x161},
    {U"scedil", 0x15f}, {U"sdot", 0x22c5}, {U"sect", 0xa7}, {U"semi", 0x3b}, {U"shy", 0xad}, {U"sigma", 0x3c3}, {U"sigmaf", 0x3c2},
    {U"sim", 0x223c}, {U"sol", 0x2f}, {U"spades", 0x2660}, {U"star", 0x2606}, {U"starf", 0x2605}, {U"sub", 0x2282}, {U"sube", 0x2286},
    {U"sum", 0x2211}, {U"sup", 0x2283}, {U"sup1", 0xb9}, {U"sup2", 0xb2}, {U"sup3", 0xb3}, {U"supe", 0x2287}, {U"szlig", 0xdf},
    {U"tau", 0x3c4}, {U"tcaron", 0x165}, {U"there4", 0x2234}, {U"theta", 0x3b8}, {U"thetasym", 0x3d1}, {U"thinsp", 0x2009},
    {U"thorn", 0xfe}, {U"tilde", 0x2dc}, {U"times", 0xd7}, {U"trade", 0x2122}, {U"uArr", 0x21d1}, {U"uacute", 0xfa}, {U"uarr", 0x2191},
    {U"ucirc", 0xfb}, {U"udblac", 0x171}, {U"ugrave", 0xf9}, {U"uml", 0xa8}, {U"upsih", 0x3d2}, {U"upsilon", 0x3c5}, {U"uring", 0x16f},
    {U"uuml", 0xfc}, {U"verbar", 0x7c}, {U"weierp", 0x2118}, {U"xi", 0x3be}, {U"yacute", 0xfd}, {U"yen", 0xa5}, {U"yuml", 0xff},
    {U"zacute", 0x17a}, {U"zcaron", 0x17e}, {U"zdot", 0x17c}, {U"zeta", 0x3b6}, {U"zwj", 0x200d}, {U"zwnj", 0x200c},
}};
// clang-format on
static_assert(std::ranges::is_sorted(entities, {}, &Entity::first));

std::optional<char32_t> named(std::u32string_view name) {
    const auto found = std::ranges::lower_bound(entities, name, {}, &Entity::first);
    return found == entities.end() || found->first != name ? std::nullopt : std::optional(found->second);
}

// What browsers read for the numbers of Windows-1252 (HTML Standard, section 13.2.5.80).
char32_t of_windows_1252(char32_t value) {
    constexpr std::u32string_view from_80 =
        U"\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f"
        U"\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";
    return value >= 0x80 && value < 0xa0 ? from_80[value - 0x80] : value;
}

std::size_t length_of_name(std::u32string_view head) {
    const auto is_name = [](char32_t c) { return (c >= U'0' && c <= U'9') || (lower(c) >= U'a' && lower(c) <= U'z'); };
    return static_cast<std::size_t>(std::ranges::find_if_not(head, is_name) - head.begin());
}

bool is_character(char32_t value) { return value >= 0x20 && value <= 0x10ffff && !(value >= 0xd800 && value < 0xe000); }

// Numbers count without their semicolon too, as in browsers.
std::optional<HtmlEntity> read_number(std::u32string_view head) {
    const bool hex = head.size() > 1 && lower(head[1]) == U'x';
    const std::size_t first = hex ? 2 : 1;
    char32_t value = 0;
    std::size_t at = first;
    for (; at < head.size(); ++at) {
        const char32_t c = lower(head[at]);
        const bool decimal = c >= U'0' && c <= U'9';
        if (!decimal && !(hex && c >= U'a' && c <= U'f')) break;
        value = std::min<char32_t>(value * (hex ? 16 : 10) + (decimal ? c - U'0' : c - U'a' + 10), 0x110000);
    }
    if (at == first || !is_character(value)) return std::nullopt;
    const bool closed = at < head.size() && head[at] == U';';
    return HtmlEntity{.character = of_windows_1252(value), .length = at + (closed ? 2 : 1)};
}

}  // namespace

std::optional<HtmlEntity> read_html_entity(std::u32string_view text) {
    if (!text.starts_with(U'&')) return std::nullopt;
    const std::u32string_view head = text.substr(1, entity_length_max);
    if (head.starts_with(U'#')) return read_number(head);
    const std::size_t length = length_of_name(head);
    const bool closed = length < head.size() && head[length] == U';';
    if (!closed) return std::nullopt;
    const auto character = named(head.substr(0, length));
    if (!character) return std::nullopt;
    return HtmlEntity{.character = *character, .length = length + 2};
}

}  // namespace stoa::policy
