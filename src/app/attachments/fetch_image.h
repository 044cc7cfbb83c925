// Pictures that a mail does not carry but names by address: fetched once, then files like those it carries, so that no reader's browser
// ever asks a stranger's server for them.
#pragma once

#include <optional>
#include <stop_token>
#include <string>

#include "app/app.h"
#include "domain/caller.h"
#include "domain/job.h"

namespace stoa {

struct RemoteFile {
    std::string media_type{};  // As the server says, in small letters without parameters.
    std::string bytes{};
};

// A file of the caller's on nothing yet, which stands as one that is looked into, and the job that fetches it. Nothing where the caller's
// side may send no pictures.
Result<std::optional<AttachmentId>> want_image(App& app, const Caller& caller, SellerId seller, const std::string& address);

// Does that job's work: the file has its bytes now, and is looked into next; or it is gone, where there is no picture at the address, none
// of a type that the author's side may send, or a mere decoration. Gives the draft that a file is gone from. May run twice. The error: it
// could not be decided now.
Result<std::optional<DraftId>> fetch_image(App& app, const Job& job, const std::stop_token& stop);

}  // namespace stoa
