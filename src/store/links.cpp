#include "store/links.h"

namespace stoa::store {

namespace {

#define STOA_LINK_COLUMNS "l.link_id, l.kind, l.seller_id, l.object_id, l.address, l.place, l.ends_at"

LinkRow read_link(Row& row) {
    LinkRow link{.id = row.next<Uuid>()};
    link.kind = row.next<MailKind>();
    link.seller = row.next<SellerId>();
    link.object = row.next<std::optional<Uuid>>();
    link.address = row.next<std::string>();
    link.place = row.next<std::string>();
    link.ends_at = row.next<Timestamp>();
    return link;
}

}  // namespace

Result<void> add_link(Transaction& transaction, const LinkRow& link) {
    TRY(transaction.execute("INSERT INTO links (link_id, kind, seller_id, object_id, address, place, ends_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                            link.id, link.kind, link.seller, link.object, link.address, link.place, link.ends_at));
    return {};
}

Result<std::optional<LinkRow>> find_link(Reader& reader, const Uuid& id) {
    return reader.find("SELECT " STOA_LINK_COLUMNS " FROM links l WHERE l.link_id = ?", read_link, id);
}

Result<std::optional<LinkRow>> find_link_by_secret(Reader& reader, std::string_view secret_digest) {
    return reader.find("SELECT " STOA_LINK_COLUMNS " FROM link_secrets s JOIN links l ON l.link_id = s.link_id WHERE s.secret_digest = ?",
                       read_link, Bytes{secret_digest});
}

Result<void> add_link_secret(Transaction& transaction, std::string_view secret_digest, const Uuid& link) {
    TRY(transaction.execute("INSERT INTO link_secrets (secret_digest, link_id) VALUES (?, ?)", Bytes{secret_digest}, link));
    return {};
}

Result<bool> use_link(Transaction& transaction, const Uuid& id) {
    TRY(transaction.execute("DELETE FROM link_secrets WHERE link_id = ?", id));
    return TRY(transaction.execute("DELETE FROM links WHERE link_id = ?", id)) == 1;
}

Result<void> end_links_for(Transaction& transaction, MailKind kind, const Uuid& object) {
    TRY(transaction.execute("DELETE FROM link_secrets WHERE link_id IN (SELECT link_id FROM links WHERE object_id = ? AND kind = ?)",
                            object, kind));
    TRY(transaction.execute("DELETE FROM links WHERE object_id = ? AND kind = ?", object, kind));
    return {};
}

Result<void> end_links_for_sender(Transaction& transaction, SellerId seller, std::string_view address) {
    TRY(transaction.execute(
        "DELETE FROM link_secrets WHERE link_id IN (SELECT link_id FROM links WHERE seller_id = ? AND address = ? AND kind = ?)", seller,
        address, MailKind::SenderConfirmation));
    TRY(transaction.execute("DELETE FROM links WHERE seller_id = ? AND address = ? AND kind = ?", seller, address,
                            MailKind::SenderConfirmation));
    return {};
}

Result<std::vector<LinkMail>> list_link_mails(Reader& reader, SellerId seller, MailKind kind, int limit) {
    const auto make = [](Row& row) {
        LinkMail mail{.address = row.next<std::string>()};
        mail.state = row.next<MailState>();
        mail.reply = row.next<std::string>();
        return mail;
    };
    return reader.list(
        "SELECT l.address, s.state, s.reply FROM links l JOIN sent_mails s ON s.seller_id = l.seller_id AND s.mail_id = l.link_id "
        "WHERE l.seller_id = ? AND l.kind = ? ORDER BY l.link_id DESC LIMIT ?",
        make, seller, kind, limit);
}

Result<std::int64_t> delete_ended_links(Transaction& transaction, Timestamp now, int limit) {
    TRY(transaction.execute(
        "DELETE FROM link_secrets WHERE link_id IN (SELECT link_id FROM links WHERE ends_at <= ? ORDER BY link_id LIMIT ?)", now, limit));
    return transaction.execute("DELETE FROM links WHERE link_id IN (SELECT link_id FROM links WHERE ends_at <= ? ORDER BY link_id LIMIT ?)",
                               now, limit);
}

}  // namespace stoa::store
