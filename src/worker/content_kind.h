// What bytes are, by the bytes alone: signs of known kinds first, libmagic for the rest.
#pragma once

#include <magic.h>

#include <string>
#include <string_view>

#include "inspect/file_kind.h"

namespace stoa::worker {

// Of packages (ZIP, compound files) only the outer kind: what is in them, office.h and archive.h find out.
inspect::FileKind find_kind_by_signs(std::string_view bytes);

// libmagic's media type; empty where it fails.
std::string describe_by_magic(::magic_set* magic, std::string_view bytes);

// For bytes without known signs, by what libmagic said and what a text begins with.
inspect::FileKind find_kind_by_description(std::string_view description, std::string_view bytes);

// Whether a browser would take it for HTML (WHATWG MIME Sniffing section 7.1) or SVG.
bool looks_like_html(std::string_view bytes);
bool looks_like_svg(std::string_view bytes);

}  // namespace stoa::worker
