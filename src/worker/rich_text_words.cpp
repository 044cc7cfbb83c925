#include "worker/rich_text_words.h"

#include <algorithm>
#include <array>

namespace stoa::worker {

namespace {

using inspect::Concern;
using enum RichPlace;

template <class Meaning>
struct Word {
    std::string_view name;
    Meaning meaning;
};

template <class Words>
auto find(const Words& words, std::string_view name) -> std::optional<decltype(words[0].meaning)> {
    const auto* const found = std::ranges::find(words, name, [](const auto& word) { return word.name; });
    if (found == words.end()) return std::nullopt;
    return found->meaning;
}

// In Nowhere only what no program shows: what stands behind one of these is not read.
constexpr auto places = std::to_array<Word<RichPlace>>({
    {"header", Page},          {"headerl", Page},
    {"headerr", Page},         {"headerf", Page},
    {"footer", Page},          {"footerl", Page},
    {"footerr", Page},         {"footerf", Page},
    {"footnote", Page},        {"annotation", Page},
    {"shptxt", Page},          {"dptxbxtext", Page},
    {"ffdeftext", Page},       {"ffl", Page},
    {"ffhelptext", Described}, {"ffstattext", Described},
    {"title", Described},      {"subject", Described},
    {"author", Described},     {"manager", Described},
    {"company", Described},    {"operator", Described},
    {"category", Described},   {"keywords", Described},
    {"comment", Described},    {"doccomm", Described},
    {"hlinkbase", Described},  {"xe", Described},
    {"tc", Described},         {"tcn", Described},
    {"leveltext", Described},  {"atnauthor", Described},
    {"fonttbl", Fonts},        {"fldinst", Instruction},
    {"pict", Picture},         {"sn", PropertyName},
    {"sv", PropertyValue},     {"hlsrc", Link},
    {"colortbl", Nowhere},     {"stylesheet", Nowhere},
    {"filetbl", Nowhere},      {"listoverridetable", Nowhere},
    {"revtbl", Nowhere},       {"rsidtbl", Nowhere},
    {"generator", Nowhere},    {"themedata", Nowhere},
    {"datastore", Nowhere},    {"xmlnstbl", Nowhere},
    {"pgdsctbl", Nowhere},     {"latentstyles", Nowhere},
    {"mmathPr", Nowhere},      {"falt", Nowhere},
    {"fontemb", Nowhere},      {"wgrffmtfilter", Nowhere},
    {"bkmkstart", Nowhere},    {"bkmkend", Nowhere},
    {"blipuid", Nowhere},      {"colorschememapping", Nowhere},
    {"objdata", Nowhere},      {"objclass", Nowhere},
    {"objname", Nowhere},      {"oleclsid", Nowhere},
    {"objtime", Nowhere},      {"objsect", Nowhere},
    {"passwordhash", Nowhere}, {"password", Nowhere},
    {"datafield", Nowhere},    {"ffname", Nowhere},
    {"ffentrymcr", Nowhere},   {"ffexitmcr", Nowhere},
    {"keycode", Nowhere},      {"template", Nowhere},
    {"nextfile", Nowhere},     {"levelnumbers", Nowhere},
    {"atnid", Nowhere},        {"atndate", Nowhere},
    {"atnref", Nowhere},       {"atntime", Nowhere},
    {"atnparent", Nowhere},    {"atrfstart", Nowhere},
    {"atrfend", Nowhere},      {"protusertbl", Nowhere},
    {"listname", Nowhere},     {"liststylename", Nowhere},
    {"defchp", Nowhere},       {"defpap", Nowhere},
    {"fchars", Nowhere},       {"lchars", Nowhere},
    {"panose", Nowhere},       {"listpicture", Page},
});

constexpr auto surroundings = std::to_array<std::string_view>(
    {"shppict", "shpinst", "picprop", "ud", "do", "background", "hl", "formfield", "pn", "pnseclvl", "moMath", "moMathPara"});

constexpr auto signs = std::to_array<Word<std::string_view>>({
    {"par", "\n"},   {"line", "\n"},     {"sect", "\n"},    {"page", "\n"},     {"column", "\n"},   {"cell", "\n"},
    {"row", "\n"},   {"nestcell", "\n"}, {"nestrow", "\n"}, {"softline", "\n"}, {"softpage", "\n"}, {"softcol", "\n"},
    {"lbr", "\n"},   {"tab", "\t"},      {"emspace", " "},  {"enspace", " "},   {"qmspace", " "},   {"emdash", "—"},
    {"endash", "–"}, {"lquote", "‘"},    {"rquote", "’"},   {"ldblquote", "“"}, {"rdblquote", "”"}, {"bullet", "•"},
});

constexpr auto concerns = std::to_array<Word<Concern>>({
    {"objdata", Concern::EmbeddedObject},
    {"objemb", Concern::EmbeddedObject},
    {"objocx", Concern::EmbeddedObject},
    {"objclass", Concern::EmbeddedObject},
    {"objlink", Concern::ExternalLink},
    {"objautlink", Concern::ExternalLink},
    {"objupdate", Concern::AutomaticAction},
    {"template", Concern::ExternalLink},
});

}  // namespace

std::optional<RichPlace> find_rich_place(std::string_view word) { return find(places, word); }
bool is_rich_surrounding(std::string_view word) { return std::ranges::find(surroundings, word) != surroundings.end(); }
std::optional<std::string_view> find_rich_sign(std::string_view word) { return find(signs, word); }
std::optional<Concern> find_rich_concern(std::string_view word) { return find(concerns, word); }

}  // namespace stoa::worker
