// What a buyer decides about its account.
#pragma once

#include <optional>
#include <string>

#include "app/app.h"
#include "domain/caller.h"
#include "domain/mail_timing.h"

namespace stoa {

struct BuyerSettings {
    std::string name;                       // The marketplace's to change.
    std::optional<std::string> language{};  // BCP 47: sellers are told it, and fixed messages come in it.
    bool opted_out = false;                 // Wants no message that a seller opens unless it is critical.
    std::optional<std::string> email{};     // Where it gets mail; the marketplace's to change.
    bool by_mail = true;                    // Gets by mail what sellers write.
    MailTiming mail_timing{};               // When.
};
struct PutBuyerSettings {
    std::optional<std::string> language{};  // None: stays as it is.
    bool opted_out = false;
    std::optional<bool> by_mail{};            // None: stays as it is.
    std::optional<MailTiming> mail_timing{};  // None: stays as it is.
};

Result<BuyerSettings> get_buyer_settings(App& app, const Caller& caller);
Result<BuyerSettings> put_buyer_settings(App& app, const Caller& caller, const PutBuyerSettings& request);

}  // namespace stoa
