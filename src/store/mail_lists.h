// E-mail of all sellers, as operators look at it: what waits, what could not be delivered, who was refused.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/connection.h"
#include "store/mails.h"

namespace stoa::store {

struct SellersMail {
    SellerId seller{};
    std::string seller_name{};  // Empty of the marketplace itself.
    Uuid mail{};
    std::string recipient{};
    std::optional<ConversationId> conversation{};
    MailState state{};
    Timestamp queued_at{};
    Timestamp changed_at{};
    std::string reply{};  // What a server said last.
};
struct MailPosition {
    Timestamp changed_at{};
    Uuid mail{};
};
// Those in one state, the last changed first.
Result<std::vector<SellersMail>> list_mails_by_state(Reader& reader, MailState state, const std::optional<MailPosition>& before, int limit);
Result<std::optional<SellersMail>> find_sellers_mail(Reader& reader, SellerId seller, const Uuid& mail);
// Counted no further than `most`.
Result<std::int32_t> count_mails(Reader& reader, MailState state, std::int32_t most);

struct SellersSender {
    SellerId seller{};
    std::string seller_name{};
    SenderRow sender{};
};
struct SenderPosition {
    Timestamp seen_at{};
    SellerId seller{};
    std::string address{};
};
// Those in one state, the last seen first.
Result<std::vector<SellersSender>> list_senders_by_state(Reader& reader, SenderState state, const std::optional<SenderPosition>& before,
                                                         int limit);
Result<std::int32_t> count_senders(Reader& reader, SenderState state, std::int32_t most);

// How the last mails to an address ended, the newest first.
struct MailEnd {
    MailState state{};
    Timestamp changed_at{};
    std::string reply{};
};
Result<std::vector<MailEnd>> list_last_ends(Reader& reader, std::string_view recipient, int limit);

}  // namespace stoa::store
