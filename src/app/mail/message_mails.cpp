#include "app/mail/message_mails.h"

#include <algorithm>
#include <array>

#include "domain/mail.h"
#include "store/message_mails.h"

namespace stoa {

namespace {

// The farther the later.
constexpr std::array by_distance{MailState::Failed, MailState::Bounced, MailState::Queued, MailState::Sent, MailState::Delivered};

bool is_farther(MailState left, MailState right) { return std::ranges::find(by_distance, left) > std::ranges::find(by_distance, right); }

void add_delivery(MessageMail& mail, const store::MailAbout& about) {
    if (mail.delivery && !is_farther(about.state, mail.delivery->state)) return;
    mail.delivery = MailDelivery{.state = about.state, .changed_at = about.changed_at};
    if (is_lost(about.state)) mail.delivery->cause = cause_of(about.reply);
}

// Sellers are asked in their own name, buyers in theirs.
Author side_of(const Caller& caller) { return caller.buyer ? Author::Buyer : Author::Seller; }

}  // namespace

bool may_see_mails(const Caller& reader, Author author) {
    return is_operator_role(reader.role) || reader.role == Role::System || side_of(reader) == author;
}

Result<std::vector<MessageMail>> find_message_mails(store::Reader& reader, const Caller& caller, SellerId seller,
                                                    ConversationId conversation, const std::vector<Message>& messages) {
    std::vector<MessageMail> mails(messages.size());
    if (messages.empty()) return mails;
    const store::SeqRange range{seller, conversation, messages.front().seq, messages.back().seq};
    const auto place_of = [&](std::int32_t seq) { return std::ranges::lower_bound(messages, seq, {}, &Message::seq) - messages.begin(); };
    for (const store::MailAbout& about : TRY(store::list_mails_about(reader, range))) {
        const Author author = other_party(about.party);
        if (!may_see_mails(caller, author)) continue;
        for (auto place = static_cast<std::size_t>(place_of(about.seq)); place < messages.size(); ++place) {
            if (messages[place].seq > about.last_seq) break;
            if (messages[place].author == author) add_delivery(mails[place], about);
        }
    }
    return mails;
}

}  // namespace stoa
