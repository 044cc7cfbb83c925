// What devices and mail programs say of themselves under a mail: "Sent from my iPhone".
#pragma once

#include <string_view>

namespace stoa::mail {

// Whether the line is nothing but such words. Asked only of the last line of what somebody wrote.
bool is_advertisement(std::string_view line);

// The same with a link to the program in "<>", as Outlook's writes it over what it quotes without any mark.
bool is_linked_advertisement(std::string_view line);

}  // namespace stoa::mail
