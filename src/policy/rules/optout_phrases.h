// How people are told that they may stop messages, in the languages that are understood.
#pragma once

#include <string_view>

namespace stoa::policy {

// In this order: words that mean nothing else, words that mean it with a hint to an answer or a click near, answers
// ("reply STOP"), hints, talk of a subscription that was bought.
enum class OptOutPhrase { Plain, Wish, Answer, Hint, Subscription };

// For `Phrases`, a group for each of OptOutPhrase.
std::u32string_view opt_out_patterns();

}  // namespace stoa::policy
