// Undoes Content-Transfer-Encoding (RFC 2045 section 6).
#pragma once

#include <string>
#include <string_view>

namespace stoa::mail {

enum class TransferEncoding { Identity, Base64, QuotedPrintable, Uuencode };

// By the value of the field, as real senders write it: "base64;", "quoted printable". Unknown ones are the identity.
TransferEncoding parse_transfer_encoding(std::string_view value);

// Characters outside the encoding are skipped, as RFC 2045 section 6.8 asks for base64.
std::string decode_transfer(std::string_view bytes, TransferEncoding encoding);

}  // namespace stoa::mail
