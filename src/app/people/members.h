// The members of a seller, and who is invited to become one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/app.h"
#include "app/mail/link_mails.h"
#include "domain/caller.h"

namespace stoa {

struct MemberView {
    UserId id{};
    std::string name;
    std::string login;
    Role role{};
};
struct PendingInvitationView {
    std::string address;
    Role role{};
    std::string invited_by;
    Timestamp invited_at;  // The last time.
    Timestamp expires_at;
    std::optional<LinkMailView> mail{};  // The last one about it.
};
struct Members {
    static constexpr int shown_max = 1000;  // Of each.
    bool sends = false;                     // Whether mails go out: without, nobody can be invited from here.
    std::vector<MemberView> members{};
    std::vector<PendingInvitationView> invitations{};  // Also those that have ended, for some days.
};
Result<Members> get_members(App& app, const Caller& caller, SellerId seller);
// The same for an action that has changed them.
Result<Members> list_all_members(const App& app, store::Reader& reader, SellerId seller);

struct InviteMember {
    std::string address;
    Role role{};
    std::optional<std::string> language{};  // BCP 47; none: the caller's own.
};
// Mails a link by which whoever reads it becomes a member; whom one was sent to already gets a new one, with the role as it is said now.
// Nobody learns here whether the address has an account elsewhere. Forbidden where a manager invites an owner; AlreadyExists for a member;
// MailOff; Throttled after 5 mails to an address within an hour or 50 of a seller within a day.
Result<Members> invite_member(App& app, const Caller& caller, SellerId seller, const InviteMember& request);
// Its links open nothing any more. It need not be there.
Result<Members> revoke_invitation(App& app, const Caller& caller, SellerId seller, const std::string& address);

}  // namespace stoa
