// How a file is called where it is saved (RFC 6266).
#pragma once

#include <string>
#include <string_view>

namespace stoa::http {

enum class Disposition { Inline, Attachment };

// `name` is UTF-8. It stands there twice where it is more than plain ASCII: for clients that know RFC 8187, and made plain for others.
std::string content_disposition(Disposition disposition, std::string_view name);

// The name with the ending of the type that the bytes have, where it has another one: of a picture that was made anew as another kind.
std::string name_by_type(std::string_view name, std::string_view media_type);

}  // namespace stoa::http
