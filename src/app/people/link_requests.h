// Whoever is not signed in asks for a link by mail. The answer is the same, and takes the same time, whether there is such an account or
// not: who it is, if anybody, is looked up by a job.
#pragma once

#include <string>

#include "app/app.h"
#include "domain/job.h"

namespace stoa {

struct LinkRequest {
    static constexpr std::size_t place_length_max =
        200;                                  // Characters of a page's address: encoded they fit into a link (mail::url_size_bytes_max).
    MailKind kind = MailKind::PasswordReset;  // Or SignIn.
    std::string name;                         // What somebody signs in with; for SignIn a buyer's e-mail address.
    std::string place{};                      // The page that signing in leads to; empty: the first one.
    std::string address;                      // The client's IP address: requests are counted by it and by the name.
};
// MailOff where no mail goes out; Throttled after 3 requests for a name or 30 from an address within an hour.
Result<void> request_link(App& app, const LinkRequest& request);

// The job: mails the link to whom it is for, where there is anybody.
Result<void> answer_link_request(App& app, const Job& job);

}  // namespace stoa
