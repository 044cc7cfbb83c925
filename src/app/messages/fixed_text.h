// Messages whose words are the marketplace's own: asked for by their reason alone, in the buyer's language, and not to be changed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/ids.h"
#include "domain/words.h"

namespace stoa {

struct FixedText {
    std::string language;  // Of the text: the buyer's as far as there is one, else English.
    std::string subject;
    std::string text;
};

constexpr bool has_fixed_text(Reason reason) { return reason == Reason::FeedbackRequest; }

// Neutral: it asks for an opinion, not for a good one, and names no advantage. `reason` must have a fixed text.
FixedText fixed_text(Reason reason, std::string_view buyer_language, const OrderId& order);

}  // namespace stoa
