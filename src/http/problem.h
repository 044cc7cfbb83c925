// A refusal as the reader gets it: problem details (RFC 9457) in the reader's language.
#pragma once

#include <string>
#include <string_view>

#include "base/catalogue.h"
#include "base/result.h"
#include "http/wire/response.h"

namespace stoa::http {

int status_of(const Problem& problem);

// What a stopped message adds to its problem.
struct StoppedMessage {
    std::string draft_id;
    std::string verdict_json;
};

Response encode_problem(const Catalogues& catalogues, std::string_view language, const Error& error);
Response encode_stopped(const Catalogues& catalogues, std::string_view language, const Error& error, const StoppedMessage& stopped);

}  // namespace stoa::http
