// Pictures inside documents, which are not decoded and written anew: a document says at which size and which way up it shows them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "inspect/file_kind.h"

namespace stoa::worker {

// A whole JPEG or PNG without where it was taken, by whom, with what, and without what stands behind its end; pixels, colours and the way
// up stay. Nothing where there is nothing of that in it, or where it is of another kind.
std::optional<std::string> without_metadata(inspect::FileKind kind, std::string_view bytes);

}  // namespace stoa::worker
