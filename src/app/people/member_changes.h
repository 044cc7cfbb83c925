// What becomes of those who belong to a seller: another role, or no longer.
#pragma once

#include "app/app.h"
#include "app/people/members.h"
#include "domain/caller.h"
#include "store/people.h"

namespace stoa {

// NotFound where it is no member of the seller. Forbidden where a manager touches an owner or makes one; LastOwner where none would be
// left.
Result<Members> change_member_role(App& app, const Caller& caller, SellerId seller, UserId member, Role role);

// Its login, sessions and open pages end at once, it gets no more mails, and its address may not write for the seller. What it sent keeps
// its name, and so does what waits for a moderator; what it was still writing, and what was stopped, becomes the draft of who removes it,
// where that is another member, or else of an owner. Errors as above.
Result<Members> remove_member(App& app, const Caller& caller, SellerId seller, UserId member);

// Who becomes a member may write by mail, though its address was blocked before, as a former member's is.
Result<void> unblock_member(store::Transaction& transaction, const store::UserRow& user);

}  // namespace stoa
