// A file that a message is given with, before anybody has looked into it.
#pragma once

#include <functional>
#include <string>

#include "base/result.h"
#include "policy/draft.h"

namespace stoa::cli {

struct GivenFile {
    std::string name;
    std::string media_type{};  // As the sender's program says; may be empty.
    std::string path{};        // Where it lies; empty: `bytes` is what it holds.
    std::string bytes{};
};

// Gives the file as the policy is asked about it. The error says in a sentence why it cannot be read or looked into.
using LookIntoFile = std::function<Result<policy::Attachment>(const GivenFile& file)>;

}  // namespace stoa::cli
