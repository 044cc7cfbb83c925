#include "app/mail/mail_reader.h"

#include <algorithm>

#include "mail/compose/outgoing_mail.h"
#include "store/buyer_conversations.h"
#include "store/buyers.h"
#include "store/conversations.h"
#include "store/messages.h"

namespace stoa {

namespace {

constexpr int looked_back_max = 20;  // Messages among which the reader's own is looked for.

Result<bool> wrote_before(store::Reader& reader, const Conversation& conversation, Author party, std::int32_t seq) {
    const auto before = TRY(store::list_messages_before(reader, conversation.seller, conversation.id, seq, looked_back_max));
    return std::ranges::any_of(before, [&](const Message& message) { return message.author == party; });
}

}  // namespace

Result<MailReader> find_mail_reader(store::Reader& reader, const Conversation& conversation, const store::SentMail& mail) {
    MailReader found;
    if (mail.party == Author::Buyer) {
        const auto buyer = TRY(store::find_buyer(reader, conversation.buyer));
        if (buyer) found = {.by_mail = buyer->by_mail, .timing = buyer->mail_timing};
        const auto row = TRY(store::find_buyer_conversation(reader, conversation.buyer, conversation.id));
        if (row) found.read_seq = row->read_seq;
        return found;
    }
    const UserId member = mail.member.value_or(UserId{});
    const auto chosen = TRY(store::get_member_mail(reader, conversation.seller, member));
    // A mail of an earlier version does not say whose it is.
    found = {.by_mail = chosen.by_mail || !mail.member, .timing = chosen.timing};
    const auto row = TRY(store::find_conversation(reader, conversation.seller, conversation.id, member));
    if (row) found.read_seq = row->member_read_seq;
    return found;
}

Result<MailMessages> list_mail_messages(store::Reader& reader, const Conversation& conversation, const store::SentMail& mail,
                                        std::int32_t read_seq) {
    const std::int32_t first = mail.seq.value_or(0), last = mail.last_seq.value_or(first);
    const int count = last - first + 1 + looked_back_max;
    const auto since = TRY(store::list_messages_after(reader, conversation.seller, conversation.id, first - 1, count));
    // An own mail raises the mark to itself; up to it nothing is known to be seen.
    std::int32_t unseen_until = 0;
    for (const Message& message : since) {
        if (message.author == mail.party && message.door == Door::Mail) unseen_until = message.seq;
    }
    MailMessages messages;
    for (const Message& message : since) {
        const bool is_told = message.author == other_party(mail.party) && message.seq <= last;
        const bool is_seen = message.seq <= read_seq && message.seq > unseen_until;
        if (is_told && !is_seen) messages.fresh.push_back(message);
    }
    if (messages.fresh.empty()) return messages;
    const Message& opening = messages.fresh.front();
    messages.is_answer = !is_seller_opened(opening.kind) && TRY(wrote_before(reader, conversation, mail.party, opening.seq));
    return messages;
}

}  // namespace stoa
