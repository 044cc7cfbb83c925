// What was found in a file, as the store keeps it.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "policy/file_facts.h"

namespace stoa {

std::string encode_facts(const policy::FileFacts& facts);
// An error where it is not of that making.
Result<policy::FileFacts> decode_facts(std::string_view json);

}  // namespace stoa
