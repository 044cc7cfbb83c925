#include "domain/caller.h"

#include <algorithm>

namespace stoa {

namespace {

constexpr std::uint32_t bit(Role role) { return 1U << static_cast<unsigned>(role); }
constexpr std::uint32_t members = bit(Role::Owner) | bit(Role::Manager) | bit(Role::Agent);
constexpr std::uint32_t operators = bit(Role::Moderator) | bit(Role::Administrator);

// Who may do what: the roles of people, and the scope that a token needs instead.
struct Row {
    Right right;
    std::uint32_t roles;
    std::optional<Scope> scope;
};

constexpr std::array rights{
    Row{Right::ReadInbox, members | operators, Scope::MessagesRead},
    Row{Right::WriteMessages, members, Scope::MessagesWrite},
    Row{Right::ReadOwn, bit(Role::Buyer), std::nullopt},
    Row{Right::WriteOwn, bit(Role::Buyer), std::nullopt},
    Row{Right::PutOrders, bit(Role::Administrator), Scope::OrdersWrite},
    Row{Right::ImportOrders, bit(Role::Owner) | bit(Role::Manager) | bit(Role::Administrator), Scope::OrdersWrite},
    Row{Right::PutBuyers, bit(Role::Administrator), Scope::BuyersWrite},
    Row{Right::ListSellers, operators, std::nullopt},
    Row{Right::ChooseMail, members, std::nullopt},
    Row{Right::ManageSenders, bit(Role::Owner) | bit(Role::Manager), std::nullopt},
    Row{Right::ManageMembers, bit(Role::Owner) | bit(Role::Manager) | bit(Role::Administrator), std::nullopt},
    Row{Right::ManageBrand, bit(Role::Owner) | bit(Role::Manager) | bit(Role::Administrator), Scope::OrdersWrite},
    Row{Right::Moderate, operators, std::nullopt},
    Row{Right::InspectMails, operators, std::nullopt},
};

}  // namespace

bool may(const Caller& caller, Right right) {
    const Row& row = *std::ranges::find(rights, right, &Row::right);
    if (caller.role == Role::System) return true;
    if (caller.role == Role::Token) return row.scope && caller.has(*row.scope);
    return (row.roles & bit(caller.role)) != 0;
}

bool may_at(const Caller& caller, Right right, SellerId seller) {
    const bool everywhere = is_operator_role(caller.role) || caller.role == Role::System || (caller.role == Role::Token && !caller.seller);
    return may(caller, right) && (everywhere || caller.seller == seller);
}

}  // namespace stoa
