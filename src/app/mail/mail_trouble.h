// That nothing sent to somebody's address arrives any more, so that it can be told where mail does not reach: on the web.
#pragma once

#include <optional>
#include <string>

#include "app/mail/mail_cause.h"
#include "domain/caller.h"
#include "store/connection.h"

namespace stoa {

struct MailTrouble {
    static constexpr int mails_min = 3;             // That did not arrive, one after the other: one may be an accident.
    static constexpr Duration told_for = days(30);  // After the last of them: nothing has been tried since.
    std::string address{};                          // The caller's own.
    MailCause cause{};                              // Of the last of them.
    Timestamp since{};                              // The first of the last ones.
};

// Of the caller's own address, as far as it gets mail: nothing where mails arrive.
Result<std::optional<MailTrouble>> find_mail_trouble(store::Reader& reader, const Caller& caller, Timestamp now);

}  // namespace stoa
