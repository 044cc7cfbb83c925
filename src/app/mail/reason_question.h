// Mails that open a message and tell no reason: their words are kept as a draft, and their author is asked for the reason by mail. A tag
// in the answer sends the kept words.
#pragma once

#include <optional>
#include <vector>

#include "app/app.h"
#include "app/mail/mail_outcome.h"
#include "app/mail/reason_tag.h"
#include "app/messages/submit.h"

namespace stoa {

// As long as nobody has chosen a reason, or gone on writing on the page.
bool waits_for_reason(const store::DraftRow& draft);

// For what a message about the alias's order can be opened now.
struct OpenReasons {
    Target target{};                 // As a Contact Buyer would have it.
    std::vector<Reason> reasons{};   // In the pack's order; without those whose words are not the author's.
    std::vector<Reason> by_order{};  // Those that the order's state lets be, whatever the rules say.

    bool is_closed_by_order(Reason reason) const;
};
// REQUIRES: the alias is of an order.
Result<OpenReasons> find_open_reasons(App& app, const Alias& alias);

// The words become a draft without a reason, and a question goes back. ReasonNotOpen where there is none to choose from, ReasonRequired
// where nobody vouches for the mail: it may not be answered then.
Result<MailOutcome> ask_for_reason(App& app, const LetterIn& letter, const OpenReasons& open, TaggedWords words);

// The draft whose question the mail answers: named by its headers, or else, where it says a reason and nothing more, the author's newest
// that waits.
Result<std::optional<DraftId>> find_asked_draft(App& app, const LetterIn& letter);

// Sends the kept words for the reason that the mail tells, as the author of this mail, who may be a colleague; asks again where it tells
// none that is open, and says so where nothing waits any more. Nothing where it tells no reason then: it is a mail like any other.
Result<std::optional<MailOutcome>> take_reason(App& app, const LetterIn& letter, DraftId asked);

}  // namespace stoa
