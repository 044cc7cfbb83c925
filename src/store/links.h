// What the links in mails are good for, and the digests by which alone their secrets are known.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/connection.h"

namespace stoa::store {

struct LinkRow {
    Uuid id{};                     // Also of the mail that brings it.
    MailKind kind{};               // Of that mail: what the link is for.
    SellerId seller{};             // marketplace_itself where no seller is concerned.
    std::optional<Uuid> object{};  // The invitation, user or buyer that it is for.
    std::string address{};         // The sender that it confirms; else where it was sent.
    std::string place{};           // The page that it leads to; may be empty.
    Timestamp ends_at{};
};
Result<void> add_link(Transaction& transaction, const LinkRow& link);
Result<std::optional<LinkRow>> find_link(Reader& reader, const Uuid& id);
Result<std::optional<LinkRow>> find_link_by_secret(Reader& reader, std::string_view secret_digest);
// One more secret that opens the link.
Result<void> add_link_secret(Transaction& transaction, std::string_view secret_digest, const Uuid& link);
// Whether it was still there.
Result<bool> use_link(Transaction& transaction, const Uuid& id);
// All of this kind that are for the object, or for the seller's sender, open nothing any more.
Result<void> end_links_for(Transaction& transaction, MailKind kind, const Uuid& object);
Result<void> end_links_for_sender(Transaction& transaction, SellerId seller, std::string_view address);

// What became of a mail that brought a link of a seller's.
struct LinkMail {
    std::string address{};  // The link's.
    MailState state{};
    std::string reply{};  // What the next server said last.
};
// The newest first; those of one kind whose links are open.
Result<std::vector<LinkMail>> list_link_mails(Reader& reader, SellerId seller, MailKind kind, int limit);

// At most `limit`; says how many.
Result<std::int64_t> delete_ended_links(Transaction& transaction, Timestamp now, int limit);

}  // namespace stoa::store
