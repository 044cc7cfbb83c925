// What a seller decides about e-mail: who may write for it, and what its members get.
#pragma once

#include <string>
#include <vector>

#include "app/app.h"
#include "app/mail/link_mails.h"
#include "domain/caller.h"
#include "domain/mail.h"
#include "domain/mail_timing.h"

namespace stoa {

struct SenderView {
    std::string address{};  // "anna@shop.example", or "@desk.example": all addresses of the domain.
    SenderState state{};
    std::int32_t refused = 0;            // Mails that were refused.
    Timestamp seen_at{};                 // The last of them, or the decision.
    std::optional<LinkMailView> mail{};  // Of one that waits: the last one that asks for its confirmation.
};
struct SellerMail {
    static constexpr int senders_max = 1000;
    std::string domain{};       // Of the marketplace's addresses; empty: there is no e-mail, and the rest is of no matter.
    bool sends = false;         // Whether mails go out: without, only an administrator can confirm a sender.
    bool by_mail = false;       // The caller gets buyers' messages by mail.
    MailTiming mail_timing{};   // When.
    std::string own_address{};  // The caller's, from which it may write; empty where its login is none.
    std::vector<SenderView> senders{};
};

Result<SellerMail> get_seller_mail(App& app, const Caller& caller, SellerId seller);
// The caller's own choice.
struct PutSellerMail {
    bool by_mail = false;
    std::optional<MailTiming> mail_timing{};  // None: stays as it is.
};
Result<SellerMail> put_seller_mail(App& app, const Caller& caller, SellerId seller, const PutSellerMail& request);

// Approves or blocks an address or a whole domain; what is approved waits until it was confirmed (sender_confirmation.h), and approved once
// more gets another mail. NotFound where it is neither.
Result<SellerMail> put_sender(App& app, const Caller& caller, SellerId seller, const std::string& address, SenderState state);
// It need not be in the list.
Result<SellerMail> delete_sender(App& app, const Caller& caller, SellerId seller, const std::string& address);

}  // namespace stoa
