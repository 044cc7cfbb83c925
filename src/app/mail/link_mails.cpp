#include "app/mail/link_mails.h"

#include "domain/mail.h"
#include "store/links.h"

namespace stoa {

namespace {

constexpr int looked_at_max = 2000;  // More than a seller can send while links are open: 50 a day for two weeks.

}  // namespace

Result<std::map<std::string, LinkMailView>> find_link_mails(store::Reader& reader, SellerId seller, MailKind kind) {
    std::map<std::string, LinkMailView> views;
    for (store::LinkMail& mail : TRY(store::list_link_mails(reader, seller, kind, looked_at_max))) {
        LinkMailView view{.state = mail.state};
        if (is_lost(mail.state)) view.cause = cause_of(mail.reply);
        views.emplace(std::move(mail.address), view);  // The newest comes first.
    }
    return views;
}

}  // namespace stoa
