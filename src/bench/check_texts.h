// The messages that checks are measured on: made up, about 600 bytes each, in all languages by turns.
#pragma once

#include <string>
#include <vector>

namespace stoa::bench {

// The same each time. Every sixth holds a contact.
std::vector<std::string> check_texts(std::size_t count, std::size_t size_bytes);

}  // namespace stoa::bench
