// What the headers of tus 1.0 say (https://tus.io/protocols/resumable-upload).
#pragma once

#include <cstdint>

#include "app/attachments/uploads.h"
#include "http/wire/request.h"

namespace stoa::http {

inline constexpr std::string_view tus_version = "1.0.0";

// Of the version that is spoken here: 412 otherwise.
Result<void> require_tus(const Request& request);
// Of bytes of an upload, where there is a body: 415 otherwise.
Result<void> require_upload_type(const Request& request);
Result<std::int64_t> decode_upload_offset(const Request& request);
// Upload-Length, and of Upload-Metadata `filename`, `filetype`, and the place: `conversation` or `order`, with its `seller` but for a
// buyer's conversation. Other keys are kept and mean nothing.
Result<BeginUpload> decode_begin_upload(const Request& request);

// An error about the name, type or size of an upload names the header that said it.
Error name_upload_header(Error error);

}  // namespace stoa::http
