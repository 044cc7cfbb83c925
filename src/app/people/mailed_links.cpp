#include "app/people/mailed_links.h"

#include <fmt/format.h>

#include <array>

#include "app/mail/outgoing_mails.h"
#include "app/people/attempts.h"
#include "app/people/secrets.h"
#include "store/mails.h"

namespace stoa {

namespace {

constexpr std::int32_t to_an_address_max = 5;
constexpr std::int32_t of_a_seller_max = 50;

}  // namespace

Result<void> require_mail(const App& app) {
    if (app.mail.sends()) return {};
    return fail(problems::mail_off, "no mail goes out of this installation: mail.domain or mail.relay is not set");
}

Result<void> mail_link(App& app, store::Transaction& transaction, const LinkRecipient& recipient, const store::LinkRow& link) {
    TRY(store::add_link(transaction, link));
    return queue_mail(app, transaction, link.seller,
                      {.id = link.id,
                       .kind = link.kind,
                       .recipient = recipient.address,
                       .recipient_name = recipient.name,
                       .language = recipient.language});
}

Result<void> count_sent_link(const App& app, store::Transaction& transaction, std::string_view kind, SellerId seller,
                             const std::string& address) {
    const std::array counts{Counted{attempts_digest(app, fmt::format("{} to", kind), address), to_an_address_max, hours(1)},
                            Counted{attempts_digest(app, fmt::format("{} of", kind), seller.text()), of_a_seller_max, hours(24)}};
    for (const Counted& counted : counts) TRY(count_attempt(transaction, counted, app.clock()));
    return {};
}

Result<std::string> make_link_secret(App& app, const store::LinkRow& link) {
    std::string secret = new_secret();
    TRY(app.database.write(
        [&](store::Transaction& transaction) { return store::add_link_secret(transaction, link_digest(app, secret), link.id); }));
    return secret;
}

Result<store::LinkRow> get_link(const App& app, store::Reader& reader, MailKind kind, const std::string& secret) {
    auto link = TRY(store::find_link_by_secret(reader, link_digest(app, secret)));
    if (link && link->kind == kind && link->ends_at > app.clock()) return *std::move(link);
    return fail(problems::mail_link_invalid, "the link is unknown, was used, or is too old");
}

Result<store::LinkRow> use_link(const App& app, store::Transaction& transaction, MailKind kind, const std::string& secret) {
    auto link = TRY(get_link(app, transaction, kind, secret));
    TRY(store::use_link(transaction, link.id));
    return link;
}

}  // namespace stoa
