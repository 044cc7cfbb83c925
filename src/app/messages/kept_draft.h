// A draft that was sent and kept: what it needs to be sent once more, by whoever decides about it.
#pragma once

#include <optional>

#include "app/app.h"
#include "app/messages/submit.h"
#include "domain/caller.h"
#include "policy/verdict.h"
#include "store/connection.h"
#include "store/drafts.h"

namespace stoa {

// The verdict that was kept on a draft or message; empty where it passed. Its findings have spans, no words.
Result<policy::Verdict> find_kept_verdict(store::Reader& reader, SellerId seller, DraftId draft);

// Where it would go, as it stands now.
Result<Target> load_draft_target(store::Reader& reader, SellerId seller, const store::DraftRow& draft);

// Its author, as it would send it: by mail where it came by mail.
Result<Caller> find_draft_author(store::Reader& reader, SellerId seller, const store::DraftRow& draft);

// To be delivered or kept. `author` must outlive it.
Submission submission_of(const Caller& author, Target target, store::DraftRow draft);

// The conversation of a seller's draft becomes the next version, so that open pages are told of what has become of the draft. Nothing where
// it has none. ConversationBusy where a message of it was faster.
Result<std::optional<std::int32_t>> raise_version(store::Transaction& transaction, SellerId seller, const store::DraftRow& draft);

// The same of one that waits for a moderator from now on, and of one that was kept so and is not delivered: while it waits, the buyer does
// not wait for an answer.
Result<std::optional<std::int32_t>> hold_answer(const App& app, store::Transaction& transaction, SellerId seller,
                                                const store::DraftRow& draft);
Result<std::optional<std::int32_t>> take_back_answer(const App& app, store::Transaction& transaction, SellerId seller,
                                                     const store::DraftRow& draft);

}  // namespace stoa
