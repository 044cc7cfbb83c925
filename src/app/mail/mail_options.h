// How this installation takes part in e-mail.
#pragma once

#include <string>

namespace stoa {

struct MailOptions {
    std::string domain{};      // Of the aliases; empty: there is no e-mail.
    std::string front{};       // The authserv-id (RFC 8601 section 2.2) of the mail server in front; empty: no From is believed or doubted.
    std::string relay{};       // "smtp://127.0.0.1:8025": who takes what goes out; empty: nothing goes out.
    std::string relay_user{};  // Empty: no AUTH.
    std::string relay_password{};
    std::string public_url{};  // Links in mails begin with it.
    std::string directory{};   // Where mails are kept as they came.

    bool is_on() const { return !domain.empty(); }
    bool sends() const { return is_on() && !relay.empty(); }
};

}  // namespace stoa
