// How far the mails are that bring links, for whoever had them sent.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "app/mail/mail_cause.h"
#include "domain/words.h"
#include "store/connection.h"

namespace stoa {

struct LinkMailView {
    MailState state{};
    std::optional<MailCause> cause{};  // Of one that never arrived.
};
// The last one to each address (of a domain: about it), as far as it is known.
Result<std::map<std::string, LinkMailView>> find_link_mails(store::Reader& reader, SellerId seller, MailKind kind);

}  // namespace stoa
