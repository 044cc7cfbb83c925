#include "app/mail/mail_name.h"

namespace stoa {

std::string to_text(const MailName& name) { return name.seller.text() + "." + name.mail.text(); }

std::optional<MailName> parse_mail_name(std::string_view text) {
    const std::size_t dot = text.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const auto seller = SellerId::parse(text.substr(0, dot));
    const auto mail = Uuid::parse(text.substr(dot + 1));
    if (!seller || !mail) return std::nullopt;
    return MailName{*seller, *mail};
}

}  // namespace stoa
