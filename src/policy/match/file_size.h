// How large a file may be: by what people call its kind, and who sends it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "domain/words.h"
#include "policy/rule_setting.h"

namespace stoa::policy {

inline constexpr std::int64_t file_size_bytes_default = 10'485'760;  // Where the pack says nothing.

// "picture", "pdf", "text", "document", "sheet", "slides", "archive", and last "other": as packs name them, and the web app words them.
std::span<const std::string_view> file_kind_words();
// The one of them for a media type; parameters of the type ("; charset=…") do not matter.
std::string_view file_kind_word(std::string_view media_type);

// By a pack's content.attachment: what it says of this kind for this side (`size_bytes_max_of.buyer.picture`), then of the kind, then of
// all files.
std::int64_t file_size_bytes_max(const RuleSetting& setting, Author author, std::string_view kind_word);

}  // namespace stoa::policy
