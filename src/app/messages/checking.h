// Texts whose files are still looked into: kept as they were sent, and decided about when the last of their files is.
#pragma once

#include <stop_token>

#include "app/app.h"
#include "app/messages/submit.h"
#include "domain/job.h"

namespace stoa {

// Whether a file of it is still looked into.
bool waits_for_files(const Submission& submission);

// The text as a draft that waits, and the job that decides about it at the latest.
Result<Checking> keep_checking(App& app, store::Transaction& transaction, const Submission& submission);

// The handler of JobKind::InspectAttachment: looks into the file; where it was the last one that a text waits for, that is decided about
// next. May run twice.
Result<void> inspect_file(App& app, const Job& job, const std::stop_token& stop);

// The handler of JobKind::FetchImage: where no picture comes of it and that was the last file a text waits for, the same. May run twice.
Result<void> fetch_file(App& app, const Job& job, const std::stop_token& stop);

// The handler of JobKind::DecideDraft: delivers, holds or blocks what waits. May run twice.
Result<void> decide_draft(App& app, const Job& job);

}  // namespace stoa
