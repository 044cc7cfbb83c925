// Who is invited to a seller and has not come yet.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/connection.h"

namespace stoa::store {

struct MemberInvitationRow {
    Uuid id{};
    SellerId seller{};
    std::string address{};  // In small letters.
    Role role{};
    std::string language{};    // BCP 47: of the mail, and of the account that comes of it.
    std::string invited_by{};  // A name.
    Timestamp invited_at{};    // The last time.
    Timestamp ends_at{};
};
// Replaces the one of the same seller and id.
Result<void> put_member_invitation(Transaction& transaction, const MemberInvitationRow& invitation);
Result<std::optional<MemberInvitationRow>> find_member_invitation(Reader& reader, SellerId seller, const Uuid& id);
Result<std::optional<MemberInvitationRow>> find_member_invitation_to(Reader& reader, SellerId seller, std::string_view address);
// Whether it was still there.
Result<bool> delete_member_invitation(Transaction& transaction, SellerId seller, const Uuid& id);

// By address.
Result<std::vector<MemberInvitationRow>> list_member_invitations(Reader& reader, SellerId seller, int limit);

// Those that ended before `first_kept`, at most `limit`; says how many.
Result<std::int64_t> delete_ended_member_invitations(Transaction& transaction, Timestamp first_kept, int limit);

}  // namespace stoa::store
