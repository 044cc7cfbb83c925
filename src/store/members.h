// Who belongs to a seller. Users are in people.h, what comes by mail to members in mails.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/words.h"
#include "store/connection.h"

namespace stoa::store {

struct MemberRow {
    UserId id{};
    std::string name{};
    std::string login{};
    Role role{};
};
// By name.
Result<std::vector<MemberRow>> list_members(Reader& reader, SellerId seller, int limit);
Result<std::optional<MemberRow>> find_member(Reader& reader, SellerId seller, UserId member);
// The one that is an owner the longest, but for `without`.
Result<std::optional<UserId>> find_owner(Reader& reader, SellerId seller, UserId without);

Result<void> set_member_role(Transaction& transaction, SellerId seller, UserId member, Role role);

// Ends membership, login, sessions, invitations and password. The user stays as the author of what it wrote.
Result<void> remove_member(Transaction& transaction, SellerId seller, UserId member, std::string_view login_digest, Timestamp now);
// What the member has not sent is another's from now on; but what waits for a moderator stays its own, as it would be delivered under its
// name.
Result<void> hand_over_drafts(Transaction& transaction, SellerId seller, UserId from, UserId to);

}  // namespace stoa::store
