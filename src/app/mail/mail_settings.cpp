#include "app/mail/mail_settings.h"

#include <algorithm>

#include "app/access.h"
#include "app/mail/mail_due.h"
#include "app/mail/sender_confirmation.h"
#include "base/text.h"
#include "store/audit.h"
#include "store/links.h"
#include "store/mails.h"
#include "store/people.h"

namespace stoa {

namespace {

constexpr std::size_t address_length_max = 254;  // RFC 5321 section 4.5.3.1.3, without the angle brackets.

Result<std::string> parse_sender(const std::string& text) {
    std::string address = fold_case(trim(text));
    const std::size_t at = address.find('@');
    const bool plain = std::ranges::all_of(address, [](unsigned char c) { return c > ' ' && c != 0x7f && c != '<' && c != '>'; });
    if (plain && address.size() <= address_length_max && at != std::string::npos && address.find('@', at + 1) == std::string::npos &&
        address.find('.', at + 1) != std::string::npos)
        return address;
    return not_found("sender");  // No name of one: an address, or "@" and a domain.
}

Result<SellerMail> view_of(const App& app, store::Reader& reader, const Caller& caller, SellerId seller) {
    SellerMail view{.domain = app.mail.domain, .sends = app.mail.sends()};
    const auto user = TRY(store::find_user(reader, caller.user));
    if (user && user->seller == seller) {
        auto own = TRY(store::get_member_mail(reader, seller, caller.user));
        view.by_mail = own.by_mail;
        view.mail_timing = std::move(own.timing);
        if (user->login.contains('@')) view.own_address = user->login;
    }
    const auto mails = TRY(find_link_mails(reader, seller, MailKind::SenderConfirmation));
    for (store::SenderRow& row : TRY(store::list_senders(reader, seller, SellerMail::senders_max))) {
        SenderView sender{.state = row.state, .refused = row.refused, .seen_at = row.seen_at};
        const auto mail = mails.find(row.address);
        if (mail != mails.end() && row.state == SenderState::Waiting) sender.mail = mail->second;
        sender.address = std::move(row.address);
        view.senders.push_back(std::move(sender));
    }
    return view;
}

Result<void> note(App& app, store::Transaction& transaction, const Caller& caller, SellerId seller, std::string details) {
    return store::append_audit(
        transaction,
        {.seller = seller, .actor = caller.user, .actor_role = caller.role, .verb = Verb::SenderDecided, .details = std::move(details)},
        app.key);
}

}  // namespace

Result<SellerMail> get_seller_mail(App& app, const Caller& caller, SellerId seller) {
    TRY(require(caller, Right::ReadInbox, seller));
    return app.database.read([&](store::Reader& reader) { return view_of(app, reader, caller, seller); });
}

Result<SellerMail> put_seller_mail(App& app, const Caller& caller, SellerId seller, const PutSellerMail& request) {
    TRY(require(caller, Right::ChooseMail, seller));
    if (request.mail_timing) TRY(require_timing(*request.mail_timing, "/mail_timing"));
    return app.database.write([&](store::Transaction& transaction) -> Result<SellerMail> {
        auto own = TRY(store::get_member_mail(transaction, seller, caller.user));
        own.by_mail = request.by_mail;
        if (request.mail_timing) own.timing = *request.mail_timing;
        TRY(store::set_member_mail(transaction, seller, caller.user, own));
        return view_of(app, transaction, caller, seller);
    });
}

Result<SellerMail> put_sender(App& app, const Caller& caller, SellerId seller, const std::string& text, SenderState state) {
    TRY(require(caller, Right::ManageSenders, seller));
    const std::string address = TRY(parse_sender(text));
    return app.database.write([&](store::Transaction& transaction) -> Result<SellerMail> {
        auto row = TRY(store::find_sender(transaction, seller, address))
                       .value_or(store::SenderRow{.address = address, .state = SenderState::Refused});
        row.state = state == SenderState::Approved ? TRY(approve_sender(app, transaction, caller, seller, row)) : state;
        row.seen_at = app.clock();
        if (row.state != SenderState::Waiting) TRY(store::end_links_for_sender(transaction, seller, address));
        TRY(store::put_sender(transaction, seller, row));
        TRY(note(app, transaction, caller, seller, (state == SenderState::Approved ? "approved " : "blocked ") + address));
        return view_of(app, transaction, caller, seller);
    });
}

Result<SellerMail> delete_sender(App& app, const Caller& caller, SellerId seller, const std::string& text) {
    TRY(require(caller, Right::ManageSenders, seller));
    const std::string address = TRY(parse_sender(text));
    return app.database.write([&](store::Transaction& transaction) -> Result<SellerMail> {
        TRY(store::end_links_for_sender(transaction, seller, address));
        if (TRY(store::delete_sender(transaction, seller, address))) TRY(note(app, transaction, caller, seller, "removed " + address));
        return view_of(app, transaction, caller, seller);
    });
}

}  // namespace stoa
