// What e-mail needs: aliases, who may write for a seller, which mails came in and which went out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/mail.h"
#include "domain/mail_timing.h"
#include "store/connection.h"

namespace stoa::store {

Result<std::optional<Alias>> find_alias(Reader& reader, std::string_view token);
// Keeps the one that is there already.
Result<void> add_alias(Transaction& transaction, std::string_view token, const Alias& alias);

Result<void> set_alias_buyer(Transaction& transaction, std::string_view token, BuyerId buyer);
// What needs addresses: orders with a buyer behind the number `after`, in the order of their numbers …
struct NumberedAlias {
    std::int64_t number = 0;
    Alias alias{};
};
Result<std::vector<NumberedAlias>> list_order_aliases(Reader& reader, std::int64_t after, int limit);
// … and conversations before a sale, behind `after` in the order of seller and conversation.
Result<std::vector<Alias>> list_sku_aliases(Reader& reader, const Alias& after, int limit);

struct SenderRow {
    std::string address;  // In small letters; "@desk.example" is a whole domain.
    SenderState state{};
    std::int32_t refused = 0;  // Mails.
    Timestamp seen_at{};       // The last of them, or when it was decided.
};
Result<std::optional<SenderRow>> find_sender(Reader& reader, SellerId seller, std::string_view address);
// By address; a seller has few of them.
Result<std::vector<SenderRow>> list_senders(Reader& reader, SellerId seller, int limit);
Result<void> put_sender(Transaction& transaction, SellerId seller, const SenderRow& sender);
Result<bool> delete_sender(Transaction& transaction, SellerId seller, std::string_view address);
Result<std::int64_t> count_senders(Reader& reader, SellerId seller);

// A member who gets mail.
struct MailPerson {
    UserId id{};
    std::string name{};
    std::string login{};     // Most often an address.
    std::string language{};  // BCP 47.
    MailTiming timing{};
};
Result<std::vector<MailPerson>> list_members_by_mail(Reader& reader, SellerId seller, int limit);
// What a member has chosen.
struct MemberMail {
    bool by_mail = false;
    MailTiming timing{};
};
// As it is where nobody has chosen, where there is no such member.
Result<MemberMail> get_member_mail(Reader& reader, SellerId seller, UserId member);
Result<void> set_member_mail(Transaction& transaction, SellerId seller, UserId member, const MemberMail& mail);

struct ReceivedMail {
    Timestamp received_at{};
    std::string raw_sha256{};  // Of the whole mail, kept beside the database.
    std::string alias{};       // The left part of the address that it came for, in small letters.
    std::optional<ConversationId> conversation{};
    std::optional<std::int32_t> seq{};
    std::optional<DraftId> draft{};
};
Result<std::optional<ReceivedMail>> find_received_mail(Reader& reader, SellerId seller, std::string_view mail_digest);
Result<void> add_received_mail(Transaction& transaction, SellerId seller, std::string_view mail_digest, const ReceivedMail& mail);

// Those for one address since `since`, as far as `limit`.
Result<std::int64_t> count_received_mails(Reader& reader, SellerId seller, std::string_view alias, Timestamp since, int limit);
// Those before `first_kept`, `limit` at most; how many.
Result<std::int64_t> delete_received_mails(Transaction& transaction, SellerId seller, Timestamp first_kept, int limit);

struct SentMail {
    Uuid id{};
    MailKind kind{};
    Author party = Author::Buyer;  // Whose person gets it: Buyer or Seller.
    std::string recipient{};
    std::string recipient_name{};
    std::string language{};  // BCP 47.
    std::optional<ConversationId> conversation{};
    std::optional<std::int32_t> seq{};       // The first message that it tells; it tells those of the other side …
    std::optional<std::int32_t> last_seq{};  // … until this one.
    std::optional<UserId> member{};          // Who gets it, where that is a member.
    std::optional<DraftId> draft{};
    std::optional<OrderId> order{};  // Of a draft that may be gone by the time the mail is answered.
    std::string in_reply_to{};       // A Message-ID; of what the mail answers. May be empty.
    MailState state = MailState::Queued;
    Timestamp queued_at{};
    Timestamp changed_at{};
    std::string reply{};  // What the next server said last.
};
Result<void> add_sent_mail(Transaction& transaction, SellerId seller, const SentMail& mail);
// That tells a person messages of the conversation and waits on purpose until later than `now`: nobody has tried to send it.
Result<std::optional<SentMail>> find_gathering_mail(Reader& reader, SellerId seller, const SentMail& alike, Timestamp now);
// It tells the messages until `last_seq`.
Result<void> extend_sent_mail(Transaction& transaction, SellerId seller, const Uuid& id, std::int32_t last_seq);
// Those that wait to go out to the address, with their jobs.
Result<void> delete_queued_mails_to(Transaction& transaction, SellerId seller, std::string_view recipient);
Result<void> delete_sent_mail(Transaction& transaction, SellerId seller, const Uuid& id);
Result<std::optional<SentMail>> find_sent_mail(Reader& reader, SellerId seller, const Uuid& id);
// The first mail that told its author that the draft was stopped.
Result<std::optional<SentMail>> find_refusal(Reader& reader, SellerId seller, DraftId draft);
// With their sellers, the longest unchanged first.
Result<std::vector<std::pair<SellerId, SentMail>>> list_mails_in(Reader& reader, MailState state, int limit);
Result<void> move_sent_mail(Transaction& transaction, SellerId seller, const Uuid& id, MailState state, Timestamp at,
                            std::string_view reply);

}  // namespace stoa::store
