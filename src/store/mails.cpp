#include "store/mails.h"

#include "store/mail_timing.h"

namespace stoa::store {

namespace {

MailPerson read_person(Row& row) {
    MailPerson person{.id = row.next<UserId>()};
    person.name = row.next<std::string>();
    person.login = row.next<std::string>();
    person.language = row.next<std::string>();
    person.timing = read_mail_timing(row);
    return person;
}

SenderRow read_sender(Row& row) {
    SenderRow sender{.address = row.next<std::string>()};
    sender.state = row.next<SenderState>();
    sender.refused = row.next<std::int32_t>();
    sender.seen_at = row.next<Timestamp>();
    return sender;
}

// Of a seller, before a time, and as many at most.
#define STOA_OLD_MAILS                                                                                                              \
    "WHERE (seller_id, mail_digest) IN (SELECT seller_id, mail_digest FROM received_mails WHERE seller_id = ? AND received_at < ? " \
    "ORDER BY received_at, mail_digest LIMIT ?)"

#define STOA_SENT_MAIL_COLUMNS                                                                                                   \
    "m.mail_id, m.kind, m.party, m.recipient, m.recipient_name, m.language, m.conversation_id, m.seq, m.last_seq, m.member_id, " \
    "m.draft_id, "                                                                                                               \
    "m.in_reply_to, m.state, m.queued_at, m.changed_at, m.reply, m.order_id"

SentMail read_sent_mail(Row& row) {
    SentMail mail{.id = row.next<Uuid>()};
    mail.kind = row.next<MailKind>();
    mail.party = row.next<Author>();
    mail.recipient = row.next<std::string>();
    mail.recipient_name = row.next<std::string>();
    mail.language = row.next<std::string>();
    mail.conversation = row.next<std::optional<ConversationId>>();
    mail.seq = row.next<std::optional<std::int32_t>>();
    mail.last_seq = row.next<std::optional<std::int32_t>>();
    mail.member = row.next<std::optional<UserId>>();
    mail.draft = row.next<std::optional<DraftId>>();
    mail.in_reply_to = row.next<std::string>();
    mail.state = row.next<MailState>();
    mail.queued_at = row.next<Timestamp>();
    mail.changed_at = row.next<Timestamp>();
    mail.reply = row.next<std::string>();
    mail.order = row.next<std::optional<OrderId>>();
    return mail;
}

}  // namespace

Result<std::optional<Alias>> find_alias(Reader& reader, std::string_view token) {
    const auto make = [](Row& row) {
        Alias alias{.seller = row.next<SellerId>()};
        alias.buyer = row.next<BuyerId>();
        alias.order = row.next<std::optional<OrderId>>();
        alias.conversation = row.next<std::optional<ConversationId>>();
        alias.party = row.next<Author>();
        return alias;
    };
    return reader.find("SELECT seller_id, buyer_id, order_id, conversation_id, party FROM aliases WHERE token = ?", make, Bytes{token});
}

Result<void> add_alias(Transaction& transaction, std::string_view token, const Alias& alias) {
    TRY(
        transaction.execute("INSERT INTO aliases (token, seller_id, buyer_id, order_id, conversation_id, party) VALUES (?, ?, ?, ?, ?, ?) "
                            "ON CONFLICT DO NOTHING",
                            Bytes{token}, alias.seller, alias.buyer, alias.order, alias.conversation, alias.party));
    return {};
}

Result<void> set_alias_buyer(Transaction& transaction, std::string_view token, BuyerId buyer) {
    TRY(transaction.execute("UPDATE aliases SET buyer_id = ? WHERE token = ?", buyer, Bytes{token}));
    return {};
}

Result<std::vector<NumberedAlias>> list_order_aliases(Reader& reader, std::int64_t after, int limit) {
    const auto make = [](Row& row) {
        NumberedAlias found{.number = row.next<std::int64_t>()};
        found.alias.seller = row.next<SellerId>();
        found.alias.order = row.next<OrderId>();
        found.alias.buyer = row.next<BuyerId>();
        return found;
    };
    return reader.list(
        "SELECT order_no, seller_id, order_id, buyer_id FROM orders WHERE order_no > ? AND buyer_id IS NOT NULL ORDER BY order_no LIMIT ?",
        make, after, limit);
}

Result<std::vector<Alias>> list_sku_aliases(Reader& reader, const Alias& after, int limit) {
    const auto make = [](Row& row) {
        Alias alias{.seller = row.next<SellerId>()};
        alias.conversation = row.next<ConversationId>();
        alias.buyer = row.next<BuyerId>();
        return alias;
    };
    return reader.list(
        "SELECT seller_id, conversation_id, buyer_id FROM conversations WHERE order_id IS NULL AND (seller_id, conversation_id) > (?, ?) "
        "ORDER BY seller_id, conversation_id LIMIT ?",
        make, after.seller, after.conversation.value_or(ConversationId{}), limit);
}

Result<std::optional<SenderRow>> find_sender(Reader& reader, SellerId seller, std::string_view address) {
    return reader.find("SELECT address, state, refused, seen_at FROM senders WHERE seller_id = ? AND address = ?", read_sender, seller,
                       address);
}

Result<std::vector<SenderRow>> list_senders(Reader& reader, SellerId seller, int limit) {
    return reader.list("SELECT address, state, refused, seen_at FROM senders WHERE seller_id = ? ORDER BY address LIMIT ?", read_sender,
                       seller, limit);
}

Result<void> put_sender(Transaction& transaction, SellerId seller, const SenderRow& sender) {
    TRY(transaction.execute(
        "INSERT INTO senders (seller_id, address, state, refused, seen_at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (seller_id, address) DO UPDATE SET state = excluded.state, refused = excluded.refused, seen_at = excluded.seen_at",
        seller, sender.address, sender.state, sender.refused, sender.seen_at));
    return {};
}

Result<bool> delete_sender(Transaction& transaction, SellerId seller, std::string_view address) {
    return TRY(transaction.execute("DELETE FROM senders WHERE seller_id = ? AND address = ?", seller, address)) == 1;
}

Result<std::int64_t> count_senders(Reader& reader, SellerId seller) {
    const auto count =
        TRY(reader.find("SELECT COUNT(*) FROM senders WHERE seller_id = ?", [](Row& row) { return row.next<std::int64_t>(); }, seller));
    return count.value_or(0);
}

Result<std::vector<MailPerson>> list_members_by_mail(Reader& reader, SellerId seller, int limit) {
    return reader.list(
        "SELECT u.user_id, u.name, u.login, u.language, m.mail_gather_minutes, m.mail_quiet_from, m.mail_quiet_to, m.mail_time_zone "
        "FROM members m JOIN users u ON u.user_id = m.member_id "
        "WHERE m.seller_id = ? AND m.by_mail = 1 ORDER BY m.member_id LIMIT ?",
        read_person, seller, limit);
}

Result<MemberMail> get_member_mail(Reader& reader, SellerId seller, UserId member) {
    const auto make = [](Row& row) {
        MemberMail mail{.by_mail = row.next<bool>()};
        mail.timing = read_mail_timing(row);
        return mail;
    };
    const auto found = TRY(
        reader.find("SELECT by_mail, mail_gather_minutes, mail_quiet_from, mail_quiet_to, mail_time_zone FROM members WHERE seller_id = ? "
                    "AND member_id = ?",
                    make, seller, member));
    return found.value_or(MemberMail{});
}

Result<void> set_member_mail(Transaction& transaction, SellerId seller, UserId member, const MemberMail& mail) {
    const MailTimingRow timing = row_of(mail.timing);
    TRY(transaction.execute(
        "UPDATE members SET by_mail = ?, mail_gather_minutes = ?, mail_quiet_from = ?, mail_quiet_to = ?, mail_time_zone = ? "
        "WHERE seller_id = ? AND member_id = ?",
        mail.by_mail, timing.gather_minutes, timing.quiet_from, timing.quiet_to, timing.time_zone, seller, member));
    return {};
}

Result<std::optional<ReceivedMail>> find_received_mail(Reader& reader, SellerId seller, std::string_view mail_digest) {
    const auto make = [](Row& row) {
        ReceivedMail mail{.received_at = row.next<Timestamp>(), .raw_sha256 = row.next<std::string>()};
        mail.conversation = row.next<std::optional<ConversationId>>();
        mail.seq = row.next<std::optional<std::int32_t>>();
        mail.draft = row.next<std::optional<DraftId>>();
        mail.alias = row.next<std::string>();
        return mail;
    };
    return reader.find(
        "SELECT received_at, raw_sha256, conversation_id, seq, draft_id, COALESCE(alias, '') FROM received_mails WHERE seller_id = ? AND "
        "mail_digest = ?",
        make, seller, Bytes{mail_digest});
}

Result<void> add_received_mail(Transaction& transaction, SellerId seller, std::string_view mail_digest, const ReceivedMail& mail) {
    TRY(transaction.execute(
        "INSERT INTO received_mails (seller_id, mail_digest, received_at, raw_sha256, conversation_id, seq, draft_id, alias) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        seller, Bytes{mail_digest}, mail.received_at, Bytes{mail.raw_sha256}, mail.conversation, mail.seq, mail.draft, mail.alias));
    return {};
}

Result<std::int64_t> count_received_mails(Reader& reader, SellerId seller, std::string_view alias, Timestamp since, int limit) {
    const auto count = TRY(reader.find(
        "SELECT COUNT(*) FROM (SELECT 1 FROM received_mails WHERE seller_id = ? AND alias = ? AND received_at >= ? LIMIT ?)",
        [](Row& row) { return row.next<std::int64_t>(); }, seller, alias, since, limit));
    return count.value_or(0);
}

Result<std::int64_t> delete_received_mails(Transaction& transaction, SellerId seller, Timestamp first_kept, int limit) {
    return transaction.execute("DELETE FROM received_mails " STOA_OLD_MAILS, seller, first_kept, limit);
}

Result<void> add_sent_mail(Transaction& transaction, SellerId seller, const SentMail& mail) {
    TRY(transaction.execute(
        "INSERT INTO sent_mails (seller_id, mail_id, kind, party, recipient, recipient_name, language, conversation_id, seq, last_seq, "
        "member_id, draft_id, in_reply_to, state, queued_at, changed_at, reply, order_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?)",
        seller, mail.id, mail.kind, mail.party, mail.recipient, mail.recipient_name, mail.language, mail.conversation, mail.seq,
        mail.last_seq, mail.member, mail.draft, mail.in_reply_to, mail.state, mail.queued_at, mail.changed_at, mail.reply, mail.order));
    return {};
}

Result<std::optional<SentMail>> find_sent_mail(Reader& reader, SellerId seller, const Uuid& id) {
    return reader.find("SELECT " STOA_SENT_MAIL_COLUMNS " FROM sent_mails m WHERE m.seller_id = ? AND m.mail_id = ?", read_sent_mail,
                       seller, id);
}

Result<std::optional<SentMail>> find_refusal(Reader& reader, SellerId seller, DraftId draft) {
    return reader.find("SELECT " STOA_SENT_MAIL_COLUMNS
                       " FROM sent_mails m WHERE m.seller_id = ? AND m.draft_id = ? AND m.kind = ? ORDER BY m.queued_at LIMIT 1",
                       read_sent_mail, seller, draft, MailKind::Refusal);
}

Result<std::optional<SentMail>> find_gathering_mail(Reader& reader, SellerId seller, const SentMail& alike, Timestamp now) {
    return reader.find("SELECT " STOA_SENT_MAIL_COLUMNS
                       " FROM sent_mails m JOIN jobs j ON j.seller_id = m.seller_id AND j.job_id = m.mail_id "
                       "WHERE m.seller_id = ? AND m.conversation_id = ? AND m.kind = ? AND m.party = ? AND m.recipient = ? AND m.state = ? "
                       "AND m.last_seq IS NOT NULL AND j.attempts = 0 AND j.leased_by IS NULL AND j.run_at > ? ORDER BY m.seq DESC LIMIT 1",
                       read_sent_mail, seller, alike.conversation, alike.kind, alike.party, alike.recipient, MailState::Queued, now);
}

Result<void> extend_sent_mail(Transaction& transaction, SellerId seller, const Uuid& id, std::int32_t last_seq) {
    TRY(transaction.execute("UPDATE sent_mails SET last_seq = ? WHERE seller_id = ? AND mail_id = ?", last_seq, seller, id));
    return {};
}

Result<void> delete_sent_mail(Transaction& transaction, SellerId seller, const Uuid& id) {
    TRY(transaction.execute("DELETE FROM sent_mails WHERE seller_id = ? AND mail_id = ?", seller, id));
    return {};
}

Result<void> delete_queued_mails_to(Transaction& transaction, SellerId seller, std::string_view recipient) {
#define STOA_QUEUED_TO "FROM sent_mails WHERE state = ? AND seller_id = ? AND lower(recipient) = lower(?)"
    TRY(transaction.execute("DELETE FROM jobs WHERE seller_id = ? AND job_id IN (SELECT mail_id " STOA_QUEUED_TO ")", seller,
                            MailState::Queued, seller, recipient));
    TRY(transaction.execute("DELETE " STOA_QUEUED_TO, MailState::Queued, seller, recipient));
    return {};
}

Result<std::vector<std::pair<SellerId, SentMail>>> list_mails_in(Reader& reader, MailState state, int limit) {
    const auto make = [](Row& row) {
        const SellerId seller = row.next<SellerId>();
        return std::pair(seller, read_sent_mail(row));
    };
    return reader.list("SELECT m.seller_id, " STOA_SENT_MAIL_COLUMNS " FROM sent_mails m WHERE m.state = ? ORDER BY m.changed_at LIMIT ?",
                       make, state, limit);
}

Result<void> move_sent_mail(Transaction& transaction, SellerId seller, const Uuid& id, MailState state, Timestamp at,
                            std::string_view reply) {
    TRY(transaction.execute("UPDATE sent_mails SET state = ?, changed_at = ?, reply = ? WHERE seller_id = ? AND mail_id = ?", state, at,
                            reply, seller, id));
    return {};
}

}  // namespace stoa::store
