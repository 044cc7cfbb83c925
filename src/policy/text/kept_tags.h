// What must stay of a stretch of HTML whose words are taken out.
#pragma once

#include <string>
#include <string_view>

namespace stoa::policy {

// The tags that stand in it, one after the other: what they open and close is outside of it too. Nothing of a stretch within a tag.
std::string tags_in(std::u32string_view html);

}  // namespace stoa::policy
