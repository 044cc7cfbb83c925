// An address, or a domain, may write for a seller when whoever reads its mail has confirmed it: by a link in a mail to the address, or to
// the domain's postmaster (RFC 2142 section 5).
#pragma once

#include <string>

#include "app/app.h"
#include "domain/caller.h"
#include "store/mails.h"

namespace stoa {

// What an approval makes of the sender: approved where it is already, or where it is a member's own sign-in address; otherwise it waits,
// and a mail with a link goes out, where mails do. Throttled after 5 mails to an address within an hour or 50 of a seller within a day.
Result<SenderState> approve_sender(App& app, store::Transaction& transaction, const Caller& caller, SellerId seller,
                                   const store::SenderRow& sender);

struct SenderConfirmation {
    std::string seller_name;
    std::string address;  // "@desk.example": all addresses of the domain.
    Timestamp expires_at;
};
// MailLinkInvalid where the link is unknown, used or too old: all alike. Looking uses nothing up.
Result<SenderConfirmation> get_sender_confirmation(App& app, const std::string& secret);
// From now on it may write for the seller.
Result<SenderConfirmation> confirm_sender(App& app, const std::string& secret);

// What an administrator confirms where no mail goes out. NotFound where the seller has no such sender that waits.
Result<void> confirm_waiting_sender(App& app, const std::string& seller_name, const std::string& address);

}  // namespace stoa
