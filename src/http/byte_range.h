// Which part of a file is asked for (RFC 9110 section 14), and whether the client has it already (section 13).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "http/wire/request.h"

namespace stoa::http {

struct PartOfFile {
    std::int64_t begin = 0;
    std::int64_t size_bytes = 0;
    friend bool operator==(const PartOfFile&, const PartOfFile&) = default;
};

enum class Asked { Whole, Part, Nothing };  // Nothing: the range lies behind the end.
struct AskedRange {
    Asked asked = Asked::Whole;
    PartOfFile part{};
    friend bool operator==(const AskedRange&, const AskedRange&) = default;
};

// Of a GET. Several ranges, other units and what is no range mean the whole file, as the RFC lets a server do; so does an If-Range that
// names another version than `etag`.
AskedRange read_range(const Headers& headers, std::string_view etag, std::int64_t size_bytes);

// Whether If-None-Match names the version, or any.
bool has_version(std::string_view if_none_match, std::string_view etag);

}  // namespace stoa::http
