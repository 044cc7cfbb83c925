// The pictures that the HTML of a mail would load from elsewhere.
#pragma once

#include <string>
#include <vector>

namespace stoa {

// Addresses of http and https in the order of the mail, each once; without those in what it quotes, and without pixels that only count
// readers (both sides declared as no more than two).
std::vector<std::string> remote_images(const std::string& html);

}  // namespace stoa
