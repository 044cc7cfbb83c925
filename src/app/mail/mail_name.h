// How a mail that went out is named: "17.0192…", the left part of its Message-ID, by which bounces and operators know it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/ids.h"

namespace stoa {

struct MailName {
    SellerId seller{};
    Uuid mail{};
};

std::string to_text(const MailName& name);
// Nothing where it is no name.
std::optional<MailName> parse_mail_name(std::string_view text);

}  // namespace stoa
