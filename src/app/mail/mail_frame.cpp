#include "app/mail/mail_frame.h"

#include "app/mail/mail_name.h"

namespace stoa {

mail::OutgoingMail begin_mail(const App& app, SellerId seller, const store::SentMail& mail, mail::MailAddress from) {
    const std::string_view language = app.catalogues.language_for(mail.language);
    mail::OutgoingMail out{.from = std::move(from),
                           .to = {.name = mail.recipient_name, .address = mail.recipient},
                           .date = mail.queued_at,
                           .language = std::string(language)};
    out.message_id = to_text(MailName{seller, mail.id}) + "@" + app.mail.domain;
    out.words.marketplace = app.catalogues.format(language, "mail.marketplace", {{"domain", app.mail.domain}});
    out.words.link_hint = app.catalogues.format(language, "mail.link_hint");
    return out;
}

}  // namespace stoa
