#include "app/mail/sender_confirmation.h"

#include <fmt/format.h>

#include "app/people/mailed_links.h"
#include "app/people/secrets.h"
#include "base/text.h"
#include "store/audit.h"
#include "store/people.h"

namespace stoa {

namespace {

constexpr Duration link_length = hours(24 * 7);

std::string reader_of(const std::string& sender) { return sender.starts_with('@') ? "postmaster" + sender : sender; }

Result<bool> is_members_own(const App& app, store::Reader& reader, SellerId seller, const std::string& address) {
    const auto user = TRY(store::find_user_by_login(reader, login_digest(app, address)));
    return user && user->seller == seller;
}

Result<void> mail_confirmation(App& app, store::Transaction& transaction, const Caller& caller, SellerId seller,
                               const std::string& address) {
    const std::string to = reader_of(address);
    TRY(count_sent_link(app, transaction, "confirmations", seller, to));
    return mail_link(app, transaction, {.address = to, .name = "", .language = caller.language},
                     {.id = make_uuid(),
                      .kind = MailKind::SenderConfirmation,
                      .seller = seller,
                      .address = address,
                      .ends_at = app.clock() + link_length});
}

struct Found {
    SenderConfirmation view;
    SellerId seller{};
    store::SenderRow sender;
};

Result<Found> find(const App& app, store::Reader& reader, const std::string& secret) {
    const auto link = TRY(get_link(app, reader, MailKind::SenderConfirmation, secret));
    const auto seller = TRY(store::find_seller(reader, link.seller));
    auto sender = TRY(store::find_sender(reader, link.seller, link.address));
    if (!seller || !sender || sender->state != SenderState::Waiting)
        return fail(problems::mail_link_invalid, "the sender of the link does not wait any more");
    return Found{.view = {.seller_name = seller->name, .address = link.address, .expires_at = link.ends_at},
                 .seller = link.seller,
                 .sender = *std::move(sender)};
}

Result<void> finish(App& app, store::Transaction& transaction, SellerId seller, store::SenderRow sender) {
    sender.state = SenderState::Approved;
    sender.seen_at = app.clock();
    TRY(store::put_sender(transaction, seller, sender));
    TRY(store::end_links_for_sender(transaction, seller, sender.address));
    return store::append_audit(transaction, {.seller = seller, .verb = Verb::SenderConfirmed, .details = sender.address}, app.key);
}

}  // namespace

Result<SenderState> approve_sender(App& app, store::Transaction& transaction, const Caller& caller, SellerId seller,
                                   const store::SenderRow& sender) {
    if (sender.state == SenderState::Approved || TRY(is_members_own(app, transaction, seller, sender.address)))
        return SenderState::Approved;
    if (app.mail.sends()) TRY(mail_confirmation(app, transaction, caller, seller, sender.address));
    return SenderState::Waiting;
}

Result<SenderConfirmation> get_sender_confirmation(App& app, const std::string& secret) {
    return app.database.read([&](store::Reader& reader) -> Result<SenderConfirmation> {
        Found found = TRY(find(app, reader, secret));
        return std::move(found.view);
    });
}

Result<SenderConfirmation> confirm_sender(App& app, const std::string& secret) {
    return app.database.write([&](store::Transaction& transaction) -> Result<SenderConfirmation> {
        Found found = TRY(find(app, transaction, secret));
        TRY(finish(app, transaction, found.seller, found.sender));
        return std::move(found.view);
    });
}

Result<void> confirm_waiting_sender(App& app, const std::string& seller_name, const std::string& address) {
    return app.database.write([&](store::Transaction& transaction) -> Result<void> {
        const auto seller = TRY(store::find_seller_by_name(transaction, seller_name));
        if (!seller) return not_found(fmt::format("seller \"{}\"", seller_name));
        const auto sender = TRY(store::find_sender(transaction, seller->id, fold_case(trim(address))));
        if (!sender || sender->state != SenderState::Waiting) return not_found(fmt::format("sender \"{}\" that waits", address));
        return finish(app, transaction, seller->id, *sender);
    });
}

}  // namespace stoa
