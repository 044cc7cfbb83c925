#include "store/mail_lists.h"

#include <limits>

namespace stoa::store {

namespace {

#define STOA_MAIL_COLUMNS                                                                                                               \
    "SELECT m.seller_id, COALESCE(s.name, ''), m.mail_id, m.recipient, m.conversation_id, m.state, m.queued_at, m.changed_at, m.reply " \
    "FROM "                                                                                                                             \
    "sent_mails m LEFT JOIN sellers s ON s.seller_id = m.seller_id "

SellersMail read_mail(Row& row) {
    SellersMail found{.seller = row.next<SellerId>()};
    found.seller_name = row.next<std::string>();
    found.mail = row.next<Uuid>();
    found.recipient = row.next<std::string>();
    found.conversation = row.next<std::optional<ConversationId>>();
    found.state = row.next<MailState>();
    found.queued_at = row.next<Timestamp>();
    found.changed_at = row.next<Timestamp>();
    found.reply = row.next<std::string>();
    return found;
}

std::int32_t read_count(Row& row) { return row.next<std::int32_t>(); }

}  // namespace

Result<std::vector<SellersMail>> list_mails_by_state(Reader& reader, MailState state, const std::optional<MailPosition>& before,
                                                     int limit) {
    const MailPosition from = before.value_or(MailPosition{.changed_at = {std::numeric_limits<std::int64_t>::max()}});
    return reader.list(STOA_MAIL_COLUMNS
                       "WHERE m.state = ? AND (m.changed_at, m.mail_id) < (?, ?) ORDER BY m.changed_at DESC, m.mail_id DESC LIMIT ?",
                       read_mail, state, from.changed_at, from.mail, limit);
}

Result<std::optional<SellersMail>> find_sellers_mail(Reader& reader, SellerId seller, const Uuid& mail) {
    return reader.find(STOA_MAIL_COLUMNS "WHERE m.seller_id = ? AND m.mail_id = ?", read_mail, seller, mail);
}

Result<std::int32_t> count_mails(Reader& reader, MailState state, std::int32_t most) {
    const auto count =
        TRY(reader.find("SELECT COUNT(*) FROM (SELECT 1 FROM sent_mails WHERE state = ? LIMIT ?) AS counted", read_count, state, most));
    return count.value_or(0);
}

Result<std::vector<SellersSender>> list_senders_by_state(Reader& reader, SenderState state, const std::optional<SenderPosition>& before,
                                                         int limit) {
    const auto make = [](Row& row) {
        SellersSender found{.seller = row.next<SellerId>()};
        found.seller_name = row.next<std::string>();
        found.sender = {.address = row.next<std::string>()};
        found.sender.state = row.next<SenderState>();
        found.sender.refused = row.next<std::int32_t>();
        found.sender.seen_at = row.next<Timestamp>();
        return found;
    };
    const SenderPosition from = before.value_or(SenderPosition{.seen_at = {std::numeric_limits<std::int64_t>::max()}});
    return reader.list(
        "SELECT a.seller_id, s.name, a.address, a.state, a.refused, a.seen_at FROM senders a JOIN sellers s ON s.seller_id = a.seller_id "
        "WHERE a.state = ? AND (a.seen_at, a.seller_id, a.address) < (?, ?, ?) "
        "ORDER BY a.seen_at DESC, a.seller_id DESC, a.address DESC LIMIT ?",
        make, state, from.seen_at, from.seller, from.address, limit);
}

Result<std::int32_t> count_senders(Reader& reader, SenderState state, std::int32_t most) {
    const auto count =
        TRY(reader.find("SELECT COUNT(*) FROM (SELECT 1 FROM senders WHERE state = ? LIMIT ?) AS counted", read_count, state, most));
    return count.value_or(0);
}

Result<std::vector<MailEnd>> list_last_ends(Reader& reader, std::string_view recipient, int limit) {
    const auto make = [](Row& row) {
        MailEnd end{.state = row.next<MailState>()};
        end.changed_at = row.next<Timestamp>();
        end.reply = row.next<std::string>();
        return end;
    };
    return reader.list("SELECT state, changed_at, reply FROM sent_mails WHERE recipient = ? AND state <> ? ORDER BY queued_at DESC LIMIT ?",
                       make, recipient, MailState::Queued, limit);
}

}  // namespace stoa::store
