// What a mail that goes out says, in its reader's language.
#pragma once

#include <optional>
#include <string>

#include "app/app.h"
#include "store/mails.h"

namespace stoa {

struct Letter {
    std::string return_path;  // Where notices about it come back to; empty: they shall not (RFC 3834 section 3.3).
    std::string bytes;
};

// Nothing where there is nothing to tell any more: the draft is sent or gone, or the messages were read on the web meanwhile.
Result<std::optional<Letter>> write_letter(App& app, SellerId seller, const store::SentMail& mail);

}  // namespace stoa
