// Finds the parts of a mail (RFC 2046 section 5.1) in one pass from left to right, without recursion: where each begins,
// ends, and what it says of itself. Nothing is decoded yet, so a mail that is too much costs little.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "mail/read/content_type.h"
#include "mail/read/fields.h"
#include "mail/read/read_limits.h"
#include "mail/read/transfer_encoding.h"

namespace stoa::mail {

// One part; the views are into the mail.
struct Part {
    Fields fields{};
    ContentType content_type{};
    ContentDisposition disposition{};
    TransferEncoding encoding = TransferEncoding::Identity;
    std::string_view body{};              // Still encoded.
    std::vector<std::size_t> children{};  // Their places in `Structure::parts`; only a multipart has any.
};

// A message within the mail (message/rfc822) is one part: what is in it is not looked at.
struct Structure {
    std::vector<Part> parts{};  // The mail itself first, every part before its children.
};

// Fails by `size_bytes_max`, `header_bytes_max`, `parts_max` and `depth_max`.
Result<Structure> read_structure(std::string_view mail, const ReadLimits& limits);

}  // namespace stoa::mail
