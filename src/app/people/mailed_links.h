// Links that go out by mail: to choose a password, to sign in, to join a seller, to confirm an address. Each works once, for some time.
// The store knows them by the digests of their secrets alone: a secret is made when the mail is written, and stands nowhere else.
#pragma once

#include <optional>
#include <string>

#include "app/app.h"
#include "domain/mail.h"
#include "store/links.h"

namespace stoa {

struct LinkRecipient {
    std::string address;
    std::string name;      // May be empty.
    std::string language;  // BCP 47.
};

// MailOff where no mail goes out.
Result<void> require_mail(const App& app);

// Sends the link, whose `id` names the mail too, in this transaction's wake. REQUIRES: mails go out.
Result<void> mail_link(App& app, store::Transaction& transaction, const LinkRecipient& recipient, const store::LinkRow& link);

// Counts a link that a seller has sent to an address, which may be a stranger's; links of each `kind` ("invitations") by themselves.
// Throttled where it were more than five an hour to the address, or fifty a day of the seller.
Result<void> count_sent_link(const App& app, store::Transaction& transaction, std::string_view kind, SellerId seller,
                             const std::string& address);

// A secret that opens the link.
Result<std::string> make_link_secret(App& app, const store::LinkRow& link);

// MailLinkInvalid where nothing of this kind is opened by the secret, or no more: all alike.
Result<store::LinkRow> get_link(const App& app, store::Reader& reader, MailKind kind, const std::string& secret);
// The same, and it opens nothing from now on.
Result<store::LinkRow> use_link(const App& app, store::Transaction& transaction, MailKind kind, const std::string& secret);

}  // namespace stoa
