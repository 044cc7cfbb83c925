#include "policy/match/file_size.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace stoa::policy {

namespace {

constexpr std::array<std::string_view, 8> kind_words{"picture", "pdf", "text", "document", "sheet", "slides", "archive", "other"};

struct Sign {
    std::string_view part;  // Of a media type.
    std::string_view kind_word;
};
// The first that fits.
constexpr std::array<Sign, 19> signs{{{"image/", "picture"},
                                      {"application/pdf", "pdf"},
                                      {"spreadsheet", "sheet"},
                                      {"ms-excel", "sheet"},
                                      {"text/csv", "sheet"},
                                      {"presentation", "slides"},
                                      {"ms-powerpoint", "slides"},
                                      {"wordprocessing", "document"},
                                      {"msword", "document"},
                                      {"opendocument.text", "document"},
                                      {"application/rtf", "document"},
                                      {"text/rtf", "document"},
                                      {"text/", "text"},
                                      {"zip", "archive"},
                                      {"x-tar", "archive"},
                                      {"7z", "archive"},
                                      {"x-rar", "archive"},
                                      {"vnd.rar", "archive"},
                                      {"x-archive", "archive"}}};

}  // namespace

std::span<const std::string_view> file_kind_words() { return kind_words; }

std::string_view file_kind_word(std::string_view media_type) {
    const std::string plain = fold_case(trim(media_type.substr(0, media_type.find(';'))));
    const auto found = std::ranges::find_if(signs, [&](const Sign& sign) { return plain.find(sign.part) != std::string::npos; });
    return found == signs.end() ? kind_words.back() : found->kind_word;
}

std::int64_t file_size_bytes_max(const RuleSetting& setting, Author author, std::string_view kind_word) {
    const std::int64_t of_all = setting.number("size_bytes_max", file_size_bytes_default);
    const std::int64_t of_kind = setting.number(fmt::format("size_bytes_max_of.{}", kind_word), of_all);
    return setting.number(fmt::format("size_bytes_max_of.{}.{}", to_text(author), kind_word), of_kind);
}

}  // namespace stoa::policy
