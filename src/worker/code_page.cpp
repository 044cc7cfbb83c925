#include "worker/code_page.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/ascii.h"

namespace stoa::worker {

namespace {

constexpr std::size_t text_bytes_max = 4UL << 20U;

struct CharacterSet {
    int number, code_page;
};
constexpr auto character_sets = std::to_array<CharacterSet>({{0, 1252},
                                                             {77, 10000},
                                                             {128, 932},
                                                             {129, 949},
                                                             {130, 1361},
                                                             {134, 936},
                                                             {136, 950},
                                                             {161, 1253},
                                                             {162, 1254},
                                                             {163, 1258},
                                                             {177, 1255},
                                                             {178, 1256},
                                                             {186, 1257},
                                                             {204, 1251},
                                                             {222, 874},
                                                             {238, 1250},
                                                             {254, 437},
                                                             {255, 850}});

using Converter = std::unique_ptr<::UConverter, decltype(&::ucnv_close)>;

Converter open(const std::string& name) {
    ::UErrorCode status = U_ZERO_ERROR;
    return {::ucnv_open(name.c_str(), &status), &::ucnv_close};
}

// ICU knows most of them by one of two names.
Converter open(int code_page) {
    if (code_page == 65001) return open("UTF-8");
    if (code_page == 10000) return open("macintosh");
    for (const std::string& name : {fmt::format("windows-{}", code_page), fmt::format("cp{}", code_page)}) {
        if (Converter found = open(name)) return found;
    }
    return open("windows-1252");
}

}  // namespace

std::string from_code_page(std::string_view bytes, int code_page) {
    bytes = bytes.substr(0, text_bytes_max);
    if (std::ranges::all_of(bytes, is_ascii)) return std::string(bytes);
    const Converter converter = open(code_page);
    ::UErrorCode status = U_ZERO_ERROR;
    std::string text;
    icu::UnicodeString(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status).toUTF8String(text);
    return text;
}

int code_page_of(int character_set, int otherwise) {
    const auto* const found = std::ranges::find(character_sets, character_set, &CharacterSet::number);
    return found == character_sets.end() ? otherwise : found->code_page;
}

}  // namespace stoa::worker
