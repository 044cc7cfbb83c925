#include "store/message_mails.h"

namespace stoa::store {

namespace {

MailFile read_file(Row& row) {
    MailFile file{.name = row.next<std::string>()};
    file.media_type = row.next<std::string>();
    file.bytes = row.next<std::int64_t>();
    return file;
}

MailBehind read_behind(Row& row) {
    MailBehind mail{.received_at = row.next<Timestamp>()};
    mail.raw_sha256 = row.next<std::string>();
    return mail;
}

}  // namespace

Result<std::vector<MailAbout>> list_mails_about(Reader& reader, const SeqRange& range) {
    const auto make = [](Row& row) {
        MailAbout mail{.seq = row.next<std::int32_t>()};
        mail.last_seq = row.next<std::int32_t>();
        mail.party = row.next<Author>();
        mail.state = row.next<MailState>();
        mail.changed_at = row.next<Timestamp>();
        mail.reply = row.next<std::string>();
        return mail;
    };
    return reader.list(
        "SELECT seq, COALESCE(last_seq, seq), party, state, changed_at, reply FROM sent_mails "
        "WHERE seller_id = ? AND conversation_id = ? AND seq BETWEEN ? AND ? AND COALESCE(last_seq, seq) >= ? AND kind = ?",
        make, range.seller, range.conversation, range.first - MailAbout::span_max, range.last, range.first, MailKind::Message);
}

Result<std::vector<MessageFile>> list_message_files(Reader& reader, const SeqRange& range) {
    const auto make = [](Row& row) {
        MessageFile found{.seq = row.next<std::int32_t>()};
        found.file = read_file(row);
        return found;
    };
    return reader.list(
        "SELECT r.seq, f.name, f.media_type, f.bytes FROM received_mails r "
        "JOIN mail_files f ON f.seller_id = r.seller_id AND f.mail_digest = r.mail_digest "
        "WHERE r.seller_id = ? AND r.conversation_id = ? AND r.seq BETWEEN ? AND ? ORDER BY r.seq, f.position",
        make, range.seller, range.conversation, range.first, range.last);
}

Result<void> add_mail_files(Transaction& transaction, SellerId seller, std::string_view mail_digest, const std::vector<MailFile>& files) {
    std::int16_t position = 0;
    for (const MailFile& file : files) {
        TRY(transaction.execute(
            "INSERT INTO mail_files (seller_id, mail_digest, position, name, media_type, bytes) VALUES (?, ?, ?, ?, ?, ?)", seller,
            Bytes{mail_digest}, position, file.name, file.media_type, file.bytes));
        ++position;
    }
    return {};
}

Result<std::optional<MailBehind>> find_mail_behind(Reader& reader, SellerId seller, ConversationId conversation, std::int32_t seq) {
    return reader.find("SELECT received_at, raw_sha256 FROM received_mails WHERE seller_id = ? AND conversation_id = ? AND seq = ?",
                       read_behind, seller, conversation, seq);
}

Result<std::optional<MailBehind>> find_mail_behind(Reader& reader, SellerId seller, DraftId draft) {
    return reader.find("SELECT received_at, raw_sha256 FROM received_mails WHERE seller_id = ? AND draft_id = ?", read_behind, seller,
                       draft);
}

Result<void> set_mail_message(Transaction& transaction, SellerId seller, DraftId draft, ConversationId conversation, std::int32_t seq) {
    TRY(transaction.execute("UPDATE received_mails SET conversation_id = ?, seq = ? WHERE seller_id = ? AND draft_id = ?", conversation,
                            seq, seller, draft));
    return {};
}

}  // namespace stoa::store
