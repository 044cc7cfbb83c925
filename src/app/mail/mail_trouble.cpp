#include "app/mail/mail_trouble.h"

#include <algorithm>

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
    if (!TRY(store::get_member_by_mail(reader, *caller.seller, caller.user))) return std::nullopt;
    auto user = TRY(store::find_user(reader, caller.user));
    if (!user) return std::nullopt;
    return std::move(user->login);
}

bool is_lost(const store::MailEnd& end) { return end.state == MailState::Failed || end.state == MailState::Bounced; }

}  // namespace

Result<std::optional<MailTrouble>> find_mail_trouble(store::Reader& reader, const Caller& caller, Timestamp now) {
    auto address = TRY(address_of(reader, caller));
    if (!address) return std::nullopt;
    const auto ends = TRY(store::list_last_ends(reader, *address, MailTrouble::mails_min));
    if (ends.size() < MailTrouble::mails_min || !std::ranges::all_of(ends, is_lost)) return std::nullopt;
    if (now - ends.front().changed_at >= MailTrouble::told_for) return std::nullopt;
    return MailTrouble{.address = *std::move(address), .cause = cause_of(ends.front().reply), .since = ends.back().changed_at};
}

}  // namespace stoa
