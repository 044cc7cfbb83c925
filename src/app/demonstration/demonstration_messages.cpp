#include "app/demonstration/demonstration_messages.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/messages/delivery.h"
#include "app/messages/submit.h"
#include "app/people/secrets.h"
#include "store/audit.h"
#include "store/buyer_conversations.h"
#include "store/conversations.h"

namespace stoa {

namespace {

constexpr Duration answered_after = hours(60);  // A buyer's last word older than this needs no reply.
constexpr Duration seen_by_seller_after = hours(12);
constexpr Duration seen_by_buyer_after = hours(24);

struct Line {
    const DemonstrationConversation* conversation;
    const DemonstrationMessage* message;
};

std::vector<Line> by_time(const Demonstration& demonstration) {
    std::vector<Line> lines;
    for (const DemonstrationConversation& conversation : demonstration.conversations) {
        for (const DemonstrationMessage& message : conversation.messages) lines.push_back({&conversation, &message});
    }
    std::ranges::stable_sort(lines, {}, [](const Line& line) { return line.message->sent_at; });
    return lines;
}

// The demonstration's own texts must not need what the policy finds; buyers' masked addresses are there to be seen.
bool is_as_wanted(Author author, const policy::Finding& finding) {
    return finding.outcome == Outcome::Warn || (author == Author::Buyer && finding.outcome == Outcome::Modify);
}

class Writer {
public:
    Writer(App& app, store::Transaction& transaction, const DemonstrationPeople& people)
        : app_(app), past_(app), transaction_(transaction), people_(people) {}

    Result<void> deliver(const Line& line);
    Result<void> settle(const DemonstrationConversation& conversation);
    DemonstrationMade made{};

private:
    Result<Caller> author_of(const Line& line, BuyerId buyer) const;
    Result<void> mark_read(const store::ConversationRow& row);
    Result<void> need_no_reply(const store::ConversationRow& row);
    SellerId seller_of(const DemonstrationConversation& conversation) const {
        return people_.sellers.find(conversation.seller_key)->second.id;
    }

    App& app_;
    App past_;  // The same with the clock of the message that is being written.
    store::Transaction& transaction_;
    const DemonstrationPeople& people_;
};

Result<Caller> Writer::author_of(const Line& line, BuyerId buyer) const {
    if (!line.message->member) return caller_of(people_.buyers.find(buyer)->second);
    const auto member = people_.members.find(*line.message->member);
    const SellerId seller = seller_of(*line.conversation);
    if (member != people_.members.end() && member->second.seller == seller) return caller_of(member->second);
    return fail(problems::invalid_value, fmt::format("\"{}\" is no member of the seller", *line.message->member));
}

Result<void> Writer::deliver(const Line& line) {
    const auto& [conversation, message] = line;
    const Timestamp sent_at = message->sent_at;
    past_.clock = [sent_at] { return sent_at; };
    const Author author = message->member ? Author::Seller : Author::Buyer;
    auto target = TRY(load_order_target(transaction_, seller_of(*conversation), conversation->order, conversation->topic, author));
    if (target.inbox.version == 0) target.conversation.id = ConversationId{make_uuid_at(sent_at)};
    const Caller caller = TRY(author_of(line, target.conversation.buyer));
    const Submission submission{.caller = caller,
                                .target = std::move(target),
                                .author = author,
                                .kind = message->kind,
                                .reason = message->reason,
                                .subject = message->subject,
                                .text = message->text};
    const policy::Verdict verdict = check(past_, submission);
    for (const policy::Finding& finding : verdict.findings) {
        if (is_as_wanted(author, finding)) continue;
        made.violations.push_back(fmt::format("{}: {}: {}", conversation->file, conversation->order.text(), finding.rule_id));
    }
    for (const policy::Unavailable& rule : verdict.unavailable) {
        made.violations.push_back(
            fmt::format("{}: {}: {} is unavailable: {}", conversation->file, conversation->order.text(), rule.rule_id, rule.reason));
    }
    if (verdict.outcome >= Outcome::Hold) return {};  // Named above: nothing will be kept.
    TRY(deliver_message(past_, transaction_, submission, verdict));
    ++made.messages;
    if (verdict.outcome == Outcome::Modify) ++made.masked;
    return {};
}

Result<void> Writer::mark_read(const store::ConversationRow& row) {
    const Conversation& conversation = row.conversation;
    const Duration age = app_.clock() - row.inbox.last_message_at;
    if (age > seen_by_seller_after) {
        TRY(store::raise_seller_read_seq(transaction_, conversation.seller, conversation.id, row.inbox.last_seq));
        for (const auto& [login, member] : people_.members) {
            if (member.seller == conversation.seller)
                TRY(store::put_read_mark(transaction_, conversation.seller, member.id, conversation.id, row.inbox.last_seq));
        }
    }
    if (age > seen_by_buyer_after) {
        TRY(store::raise_buyer_read_seq(transaction_, conversation.seller, conversation.id, row.inbox.last_seq));
        TRY(store::raise_read_seq(transaction_, conversation.buyer, conversation.id, row.inbox.last_seq));
    }
    return {};
}

Result<void> Writer::need_no_reply(const store::ConversationRow& row) {
    InboxRow inbox = row.inbox;
    inbox.section = Section::NoReplyNeeded;
    inbox.sort_at = inbox.last_message_at;
    inbox.waiting_since.reset();
    inbox.waiting_seq.reset();
    ++inbox.version;
    TRY(store::move_inbox(transaction_, row.conversation.seller, row.conversation.id, inbox));
    return store::append_audit(
        transaction_,
        {.seller = row.conversation.seller, .verb = Verb::ConversationMoved, .conversation = row.conversation.id, .version = inbox.version},
        app_.key);
}

Result<void> Writer::settle(const DemonstrationConversation& conversation) {
    const auto row = TRY(store::find_conversation_by_order(transaction_, seller_of(conversation), conversation.order));
    if (!row) return {};
    const Duration age = app_.clock() - row->inbox.last_message_at;
    if (row->inbox.section == Section::NeedsReply && age > answered_after) TRY(need_no_reply(*row));
    return mark_read(*row);
}

}  // namespace

Result<DemonstrationMade> write_conversations(App& app, store::Transaction& transaction, const Demonstration& demonstration,
                                              const DemonstrationPeople& people) {
    Writer writer(app, transaction, people);
    for (const DemonstrationConversation& conversation : demonstration.conversations) {
        if (people.sellers.contains(conversation.seller_key)) continue;
        return fail(problems::invalid_value, fmt::format("{}: {}: there is no seller \"{}\"", conversation.file, conversation.order.text(),
                                                         conversation.seller_key));
    }
    for (const Line& line : by_time(demonstration)) {
        const auto delivered = writer.deliver(line);
        if (delivered) continue;
        return fail(delivered.error().problem,
                    fmt::format("{}: {}: {}", line.conversation->file, line.conversation->order.text(), delivered.error().message));
    }
    for (const DemonstrationConversation& conversation : demonstration.conversations) TRY(writer.settle(conversation));
    return std::move(writer.made);
}

}  // namespace stoa
