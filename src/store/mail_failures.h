// Addresses at which mails could not be delivered.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "store/connection.h"

namespace stoa::store {

struct MailFailures {
    std::int32_t count = 0;  // Mails, since they were last forgotten.
    Timestamp last_at{};
    std::string reply{};  // What the other server said last.
};

// `address` in small letters, as in all of these.
Result<std::optional<MailFailures>> find_mail_failures(Reader& reader, std::string_view address);
Result<void> count_mail_failure(Transaction& transaction, std::string_view address, Timestamp at, std::string_view reply);
Result<void> forget_mail_failures(Transaction& transaction, std::string_view address);

}  // namespace stoa::store
