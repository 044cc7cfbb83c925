#include "app/mail/mail_trouble.h"

#include <algorithm>

#include "domain/mail.h"
#include "store/buyers.h"
#include "store/mail_lists.h"
#include "store/mails.h"
#include "store/people.h"

namespace stoa {

namespace {

Result<std::optional<std::string>> address_of(store::Reader& reader, const Caller& caller) {
    if (caller.buyer) {
        auto buyer = TRY(store::find_buyer(reader, *caller.buyer));
        if (!buyer || !buyer->by_mail) return std::nullopt;
        return std::move(buyer->email);
    }
    if (!is_seller_role(caller.role) || !caller.seller) return std::nullopt;
    const auto chosen = TRY(store::get_member_mail(reader, *caller.seller, caller.user));
    if (!chosen.by_mail) return std::nullopt;
    auto user = TRY(store::find_user(reader, caller.user));
    if (!user) return std::nullopt;
    return std::move(user->login);
}

constexpr int looked_at_max = 20;

// That the marketplace's own relay was away says nothing of the address: only what a server refused for good (5xx) does.
bool tells_of_the_address(const store::MailEnd& end) { return end.state != MailState::Failed || end.reply.starts_with('5'); }

}  // namespace

Result<std::optional<MailTrouble>> find_mail_trouble(store::Reader& reader, const Caller& caller, Timestamp now) {
    auto address = TRY(address_of(reader, caller));
    if (!address) return std::nullopt;
    auto ends = TRY(store::list_last_ends(reader, *address, looked_at_max));
    std::erase_if(ends, [](const store::MailEnd& end) { return !tells_of_the_address(end); });
    if (ends.size() < MailTrouble::mails_min) return std::nullopt;
    ends.resize(MailTrouble::mails_min);
    if (!std::ranges::all_of(ends, is_lost, &store::MailEnd::state)) return std::nullopt;
    if (now - ends.front().changed_at >= MailTrouble::told_for) return std::nullopt;
    return MailTrouble{.address = *std::move(address), .cause = cause_of(ends.front().reply), .since = ends.back().changed_at};
}

}  // namespace stoa
