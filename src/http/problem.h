// A refusal as the reader gets it: problem details (RFC 9457) in the reader's language.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/catalogue.h"
#include "base/result.h"
#include "http/wire/response.h"

namespace stoa::http {

int status_of(const Problem& problem);

// A member that a problem has beyond the usual ones.
struct ProblemMember {
    std::string_view name;
    std::string json;
};

Response encode_problem(const Catalogues& catalogues, std::string_view language, const Error& error,
                        std::span<const ProblemMember> members = {});

}  // namespace stoa::http
