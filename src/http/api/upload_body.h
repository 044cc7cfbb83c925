// The bytes of a request that belong to an upload.
#pragma once

#include <functional>

#include "app/attachments/uploads.h"
#include "http/wire/response.h"

namespace stoa::http {

using AnswerUpload = std::function<Result<Response>(const Result<UploadView>& appended)>;

// A response that takes the body, from `offset` of the file on, and then answers with how far the upload is, or why it is no further.
// What came before something went wrong is kept: a client that left, a full disk.
Response take_upload(UploadAppend append, std::int64_t offset, AnswerUpload answer);

}  // namespace stoa::http
