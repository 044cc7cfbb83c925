// The link in a mail by which its reader gets no more of them, without signing in (RFC 8058).
#pragma once

#include <string>
#include <string_view>

#include "app/app.h"
#include "domain/conversation.h"
#include "store/mails.h"

namespace stoa {

// The text of the link of whoever gets the mail: who it is, and a signature that only this installation can make. It never ends, as mails
// are kept for years; all it can do is to stop mails. Nothing where the mail does not say whose it is.
std::optional<std::string> sign_unsubscribe_link(const App& app, const Conversation& conversation, const store::SentMail& mail);

// The reader gets no more messages by mail until it chooses so in its settings. May be called again. NotFound where the text is not as it
// was signed.
Result<void> unsubscribe(App& app, std::string_view text);

}  // namespace stoa
