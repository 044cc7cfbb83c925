// What the words of a finding are made with, as the store keeps it.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stoa::store {

using FindingArguments = std::vector<std::pair<std::string, std::string>>;

// A JSON object; nothing where there are none.
std::optional<std::string> write_arguments(const FindingArguments& arguments);
// What is not of that making has none.
FindingArguments read_arguments(const std::optional<std::string>& text);

}  // namespace stoa::store
