// What a part says of itself: Content-Type (RFC 2045 section 5) and Content-Disposition (RFC 2183), parameters decoded
// (RFC 2231, RFC 2047 as it is wrongly used there, raw 8-bit).
#pragma once

#include <string>
#include <string_view>

namespace stoa::mail {

// Names and values that are compared are in small letters.
struct ContentType {
    std::string media_type = "text/plain";  // Where there is no type, or none that can be read.
    std::string charset{};
    std::string boundary{};
    std::string name{};
    std::string format{};      // RFC 3676.
    std::string delsp{};       // RFC 3676.
    std::string method{};      // Of text/calendar (RFC 5546).
    std::string smime_type{};  // RFC 8551 section 3.2.2.

    bool is_multipart() const { return media_type.starts_with("multipart/"); }
    bool is_text() const { return media_type.starts_with("text/"); }
};
ContentType parse_content_type(std::string_view value);

struct ContentDisposition {
    std::string type{};  // "attachment", "inline", empty where there is none.
    std::string file_name{};
};
ContentDisposition parse_content_disposition(std::string_view value);

}  // namespace stoa::mail
