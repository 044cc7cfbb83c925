#include "store/message_mails.h"

namespace stoa::store {

namespace {

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
