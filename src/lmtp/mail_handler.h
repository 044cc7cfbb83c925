// Puts what comes by LMTP to the actions, and their answers into SMTP's words.
#pragma once

#include "app/app.h"
#include "lmtp/handler.h"

namespace stoa::lmtp {

class MailHandler final : public Handler {
public:
    explicit MailHandler(App& app) : app_(app) {}

    Reply recipient(const Envelope& so_far, const std::string& to) override;
    std::vector<Reply> deliver(const Envelope& envelope, std::string mail) override;

private:
    App& app_;
};

}  // namespace stoa::lmtp
