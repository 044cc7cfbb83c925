// Where a caller may write: what a draft's place is to the store.
#pragma once

#include "app/messages/drafts.h"
#include "store/connection.h"
#include "store/drafts.h"

namespace stoa {

// The place where it is there for this caller to write at; NotFound otherwise.
Result<store::DraftPlace> resolve_draft_place(store::Reader& reader, const Caller& caller, const DraftPlace& place);

}  // namespace stoa
