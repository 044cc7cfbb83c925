#include "app/mail/unsubscribe.h"

#include <fmt/format.h>

#include "base/digest.h"
#include "base/text.h"
#include "store/audit.h"
#include "store/buyers.h"

namespace stoa {

namespace {

constexpr std::size_t text_length_max = 200;

std::string signature_of(const App& app, std::string_view reader) {
    return to_base64url(keyed_digest(app.key, fmt::format("unsubscribe {}", reader)));
}

std::string signed_text(const App& app, const std::string& reader) { return reader + '~' + signature_of(app, reader); }

Result<void> stop_buyer(App& app, BuyerId buyer) {
    return app.database.write([&](store::Transaction& transaction) -> Result<void> {
        auto row = TRY(store::find_buyer(transaction, buyer));
        if (!row) return not_found("link");
        row->by_mail = false;
        TRY(store::put_buyer(transaction, *row));
        return store::append_audit(transaction,
                                   {.seller = marketplace_itself,
                                    .actor_role = Role::Buyer,
                                    .verb = Verb::BuyerPut,
                                    .object = buyer.uuid,
                                    .details = "unsubscribed"},
                                   app.key);
    });
}

Result<void> stop_member(App& app, SellerId seller, UserId member) {
    return app.database.write([&](store::Transaction& transaction) -> Result<void> {
        auto mail = TRY(store::get_member_mail(transaction, seller, member));
        mail.by_mail = false;
        return store::set_member_mail(transaction, seller, member, mail);
    });
}

}  // namespace

std::optional<std::string> sign_unsubscribe_link(const App& app, const Conversation& conversation, const store::SentMail& mail) {
    if (mail.party == Author::Buyer) return signed_text(app, conversation.buyer.text());
    if (!mail.member) return std::nullopt;
    return signed_text(app, conversation.seller.text() + "." + mail.member->text());
}

Result<void> unsubscribe(App& app, std::string_view text) {
    const std::size_t mark = text.find('~');
    if (text.size() > text_length_max || mark == std::string_view::npos) return not_found("link");
    const std::string_view reader = text.substr(0, mark);
    if (!equal_secrets(signature_of(app, reader), text.substr(mark + 1))) return not_found("link");
    const std::size_t dot = reader.find('.');
    if (dot == std::string_view::npos) {
        const auto buyer = BuyerId::parse(reader);
        return buyer ? stop_buyer(app, *buyer) : not_found("link");
    }
    const auto seller = SellerId::parse(reader.substr(0, dot));
    const auto member = UserId::parse(reader.substr(dot + 1));
    return seller && member ? stop_member(app, *seller, *member) : not_found("link");
}

}  // namespace stoa
