// Files that could not be read: who read them crashed, hung, or was ended at a limit. Operators see them, and have one looked into again.
#pragma once

#include <string>

#include "app/app.h"
#include "app/page.h"
#include "domain/caller.h"

namespace stoa {

struct UnreadFile {
    static constexpr Duration kept = days(30);  // After the last look that failed.

    SellerId seller{};
    std::string seller_name{};
    AttachmentId id{};
    Author author = Author::Seller;
    std::string author_name{};  // Empty where it is not known.
    std::string name{};
    std::int64_t size_bytes = 0;
    std::string trouble{};   // What happened: a code, as inspect::name_of() has them.
    std::int32_t looks = 1;  // That failed.
    Timestamp happened_at{};
    bool is_checking = false;  // It is looked into again now.
    bool may_retry = false;    // Its bytes are there.
};

// Of all sellers, the last first. For operators.
Result<Page<UnreadFile>> list_unread_files(App& app, const Caller& caller, const PageRequest& page);

// Has it looked into once more: a job, and an audit line with who wanted it. It is gone from the list once it could be read. NotFound where
// it is not listed; file_not_ready where its bytes are gone or somebody looks already.
Result<UnreadFile> retry_unread_file(App& app, const Caller& caller, SellerId seller, AttachmentId id);

}  // namespace stoa
