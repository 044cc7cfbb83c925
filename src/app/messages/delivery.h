// The two ends of a submission, each within the caller's transaction: delivered, or kept as a draft of its author.
#pragma once

#include "app/messages/submit.h"
#include "policy/verdict.h"
#include "store/connection.h"
#include "store/conversations.h"
#include "store/drafts.h"

namespace stoa {

// The conversation as the database has it within the transaction; nothing where the message is to open it.
using Standing = std::optional<store::ConversationRow>;
Result<Standing> find_standing(store::Transaction& transaction, const Target& target);

// The message with all that goes with it: inbox row, buyer's index, audit line, response, findings, the draft's files. ConversationBusy
// where another message of the conversation was faster; file_not_ready where a file is not one that may be seen.
Result<Sent> deliver_message(App& app, store::Transaction& transaction, const Submission& submission, const policy::Verdict& verdict,
                             const Standing& standing);
// The same where nothing else of the transaction has looked.
Result<Sent> deliver_message(App& app, store::Transaction& transaction, const Submission& submission, const policy::Verdict& verdict);

// What others have written since the author looked; nothing where that is nothing, or the author does not mind.
Result<std::optional<MovedOn>> find_moved_on(store::Transaction& transaction, const Submission& submission, const Standing& standing);

// The text as a draft, the one that it mends or a new one.
store::DraftRow draft_row(App& app, const Submission& submission, DraftState state);

// The text as a blocked or held draft, with its verdict.
Result<Stopped> keep_draft(App& app, store::Transaction& transaction, const Submission& submission, const policy::Verdict& verdict);

}  // namespace stoa
