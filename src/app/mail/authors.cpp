#include "app/mail/authors.h"

#include <fmt/format.h>

#include "app/people/secrets.h"
#include "base/digest.h"
#include "base/text.h"
#include "mail/read/authentication_results.h"
#include "policy/match/domain.h"
#include "store/buyers.h"
#include "store/mails.h"
#include "store/people.h"

namespace stoa {

namespace {

constexpr std::int64_t senders_max = 500;  // Of a seller: what strangers may add to its list.

std::string domain_of(std::string_view address) { return std::string(address.substr(address.rfind('@'))); }

// The one address that the mail says it is from. RFC 5322 section 3.6.2 allows several; who of them writes cannot be told then.
Result<std::string> single_from(const mail::Mail& mail) {
    if (mail.from.size() == 1 && mail.from[0].address.contains('@')) return fold_case(mail.from[0].address);
    return fail(problems::sender_not_believed, "the From field must hold exactly one address; send the mail from one account");
}

// Alignment as of RFC 7489 section 3.1, but that the domains must hang together without a list of public suffixes.
bool vouches_for(const mail::MethodFinding& finding, std::string_view domain) {
    return finding.result == mail::MethodResult::Pass && !finding.domain.empty() &&
           (policy::is_within(domain, finding.domain) || policy::is_within(finding.domain, domain));
}

// DMARC where the front server says it, else whether SPF or DKIM vouch for the From's own domain.
bool is_believed(const App& app, const mail::Mail& mail, std::string_view domain) {
    for (const std::string& value : mail.authentication_results) {
        const auto found = mail::parse_authentication_results(value, app.mail.front);
        if (!found) continue;
        if (found->dmarc.result == mail::MethodResult::Fail) return false;
        if (found->dmarc.result == mail::MethodResult::Pass || vouches_for(found->spf, domain)) return true;
        if (std::ranges::any_of(found->dkim, [&](const mail::MethodFinding& dkim) { return vouches_for(dkim, domain); })) return true;
    }
    return false;
}

// Whether the mail may be taken for one from there, as far as the front server can tell.
bool is_proven(const App& app, const mail::Mail& mail, std::string_view from) {
    return app.mail.front.empty() || is_believed(app, mail, from.substr(from.rfind('@') + 1));
}

std::unexpected<Error> refuse_unproven(const std::string& from) {
    return fail(
        problems::sender_not_believed,
        fmt::format("it could not be made sure that this mail is from {}: neither SPF nor DKIM vouch for its domain. Send it by the "
                    "mail server that belongs to the address",
                    from));
}

Caller program_of(const Alias& alias, const std::string& from, const std::string& name) {
    Caller caller{.role = Role::Token, .name = name, .seller = alias.seller, .door = Door::Mail};
    caller.scopes = static_cast<std::uint32_t>(Scope::MessagesWrite);
    // The same address is the same writer, whatever mail it is.
    caller.user = UserId{Uuid::from_bytes(digest("sender " + alias.seller.text() + " " + from).substr(0, 16)).value_or(Uuid{})};
    return caller;
}

// Notes the address for the seller's decision. Not for ever more of them: a stranger could fill the list.
Result<void> note_refused(App& app, SellerId seller, const std::string& from) {
    return app.database.write([&](store::Transaction& transaction) -> Result<void> {
        auto row = TRY(store::find_sender(transaction, seller, from));
        if (!row && TRY(store::count_senders(transaction, seller)) >= senders_max) return {};
        store::SenderRow sender = row.value_or(store::SenderRow{.address = from, .state = SenderState::Refused});
        ++sender.refused;
        sender.seen_at = app.clock();
        return store::put_sender(transaction, seller, sender);
    });
}

struct SellerSender {
    std::optional<store::UserRow> member{};
    bool is_approved = false;
    bool is_blocked = false;
    bool is_waiting = false;  // Until its address was confirmed.
    std::string seller_name{};
};

Result<SellerSender> find_seller_sender(App& app, SellerId seller, const std::string& from) {
    return app.database.read([&](store::Reader& reader) -> Result<SellerSender> {
        SellerSender sender;
        const auto row = TRY(store::find_seller(reader, seller));
        if (!row) return not_found("seller");
        sender.seller_name = row->name;
        auto user = TRY(store::find_user_by_login(reader, login_digest(app, from)));
        if (user && user->seller == seller) sender.member = std::move(user);
        for (const std::string& address : {from, domain_of(from)}) {
            const auto known = TRY(store::find_sender(reader, seller, address));
            sender.is_approved = sender.is_approved || (known && known->state == SenderState::Approved);
            sender.is_waiting = sender.is_waiting || (known && known->state == SenderState::Waiting);
            sender.is_blocked = sender.is_blocked || (known && known->state == SenderState::Blocked && address == from);
        }
        return sender;
    });
}

Result<Caller> find_seller_author(App& app, const Alias& alias, const std::string& from) {
    const SellerSender sender = TRY(find_seller_sender(app, alias.seller, from));
    if (!sender.is_blocked && sender.member) {
        Caller caller = caller_of(*sender.member);
        caller.door = Door::Mail;
        return caller;
    }
    if (!sender.is_blocked && sender.is_approved) return program_of(alias, from, sender.seller_name);
    TRY(note_refused(app, alias.seller, from));
    if (sender.is_waiting && !sender.is_blocked) {
        return fail(
            problems::sender_not_authorised,
            fmt::format(
                "{} may write for {} as soon as the address is confirmed, by the link in the mail about it; then send the mail again", from,
                sender.seller_name));
    }
    return fail(
        problems::sender_not_authorised,
        fmt::format("{} may not write for {}. A manager of {} can approve the address in the menu, under E-mail; then send the mail again",
                    from, sender.seller_name, sender.seller_name));
}

Result<Caller> find_buyer_author(App& app, const Alias& alias, const std::string& from) {
    return app.database.read([&](store::Reader& reader) -> Result<Caller> {
        const auto buyer = TRY(store::find_buyer(reader, alias.buyer));
        if (!buyer || !buyer->email || fold_case(*buyer->email) != from) {
            return fail(
                problems::sender_not_authorised,
                fmt::format("this address is for the buyer of the order only, and {} is not the address that the marketplace knows. "
                            "Write from that one, or on the marketplace's message page",
                            from));
        }
        Caller caller{.user = UserId{alias.buyer.uuid}, .role = Role::Buyer, .name = buyer->name, .buyer = alias.buyer, .door = Door::Mail};
        const auto user = TRY(store::find_user_by_login(reader, login_digest(app, from)));
        if (user && user->buyer == alias.buyer) caller.user = user->id;
        caller.language = user ? user->language : buyer->language.value_or("");
        return caller;
    });
}

}  // namespace

Result<Caller> find_author(App& app, const Alias& alias, const mail::Mail& mail) {
    const std::string from = TRY(single_from(mail));
    const bool proven = is_proven(app, mail, from);
    if (!proven && app.pack.mail().on_unproven == policy::OnUnproven::Refuse) return refuse_unproven(from);
    Caller caller = TRY(alias.party == Author::Buyer ? find_seller_author(app, alias, from) : find_buyer_author(app, alias, from));
    if (!proven && app.pack.mail().on_unproven == policy::OnUnproven::Hold) caller.unproven = from;
    return caller;
}

}  // namespace stoa
