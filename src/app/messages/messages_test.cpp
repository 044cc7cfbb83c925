#include "app/messages/messages.h"

#include <gmock/gmock.h>

#include <thread>

#include "app/conversations/conversations.h"
#include "app/conversations/events.h"
#include "app/messages/drafts.h"
#include "app/test_world.h"

namespace stoa {
namespace {

constexpr const char* proper = "Dear Dana, for order 114-1: shall the name plate read R. & D. Marlowe, with the ampersand?";

class Messages : public World {
protected:
    ContactBuyer contact(const std::string& text, const std::string& id = "114-1") {
        return {.seller = oak_, .order = order(id), .reason = Reason::Customization, .subject = "Your name plate", .text = text};
    }
    Sent sent(Result<SendResult> result) { return std::get<Sent>(must(std::move(result))); }
    Stopped stopped(Result<SendResult> result) { return std::get<Stopped>(must(std::move(result))); }
    std::vector<Message> all_messages(ConversationId conversation) {
        std::vector<Message> all;
        for (MessageView& view : must(list_messages(app(), mira_, oak_, conversation, {})).items) all.push_back(std::move(view.message));
        return all;
    }
};

TEST_F(Messages, ContactBuyerOpensTheConversationOnce) {
    const Sent first = sent(contact_buyer(app(), mira_, contact(proper)));
    EXPECT_EQ(first.message.seq, 1);
    EXPECT_EQ(first.message.author_name, "Mira");
    now_ = now_ + minutes(1);
    const Sent second = sent(contact_buyer(app(), mira_, contact(std::string(proper) + " Please tell us by Friday.")));
    EXPECT_EQ(second.conversation, first.conversation);
    EXPECT_EQ(second.message.seq, 2);
    const auto seen = must(get_buyer_conversation(app(), dana_, first.conversation));
    EXPECT_TRUE(seen.summary.unread);
    EXPECT_TRUE(seen.summary.waits_for_buyer);
    EXPECT_EQ(seen.summary.seller.name, "Oak & Iron");
}

TEST_F(Messages, AKeptDraftHasAllThatItsWordsAreMadeWith) {
    // Says nothing of the order, which a message that a seller opens must.
    const Stopped stop = stopped(contact_buyer(app(), mira_, contact("Which name shall stand on the plate? Call (555) 010-4477.")));
    const auto draft = must(find_my_draft(app(), mira_, {.seller = oak_, .order = order("114-1")}, stop.draft));
    ASSERT_TRUE(draft);
    const auto& findings = draft->verdict.findings;
    ASSERT_EQ(findings.size(), stop.verdict.findings.size());
    for (std::size_t at = 0; at < findings.size(); ++at) EXPECT_EQ(findings[at].arguments, stop.verdict.findings[at].arguments);
    const auto without_order = std::ranges::find(findings, "content.order_id", &policy::Finding::rule_id);
    ASSERT_NE(without_order, findings.end());
    EXPECT_THAT(without_order->arguments, testing::Contains(std::pair<std::string, std::string>("order", "114-1")));
}

TEST_F(Messages, ABlockedTextIsKeptWithItsSpanAndMended) {
    const std::string text = std::string(proper) + " Call us on (555) 010-4477.";
    const Stopped block = stopped(contact_buyer(app(), mira_, contact(text)));
    EXPECT_EQ(block.verdict.outcome, Outcome::Block);
    ASSERT_FALSE(block.verdict.findings.empty());
    EXPECT_EQ(block.verdict.findings[0].rule_id, "content.phone");
    EXPECT_EQ(block.verdict.findings[0].text, "(555) 010-4477");
    EXPECT_TRUE(must(list_conversations(app(), mira_, oak_, std::nullopt, {})).items.empty()) << "nothing may be delivered";

    ContactBuyer mended = contact(proper);
    mended.draft = block.draft;
    const Sent done = sent(contact_buyer(app(), mira_, mended));
    EXPECT_EQ(done.message.id.uuid, block.draft.uuid);
    EXPECT_TRUE(must(get_conversation(app(), mira_, oak_, done.conversation)).drafts.empty());
}

TEST_F(Messages, ABlockedReplyWaitsInTheConversationForItsAuthorsSideOnly) {
    const Sent opened = sent(open_inquiry(
        app(), dana_, {.seller = oak_, .order = order("114-1"), .topic = Topic::DamagedOrMissing, .text = "One drawer is cracked."}));
    stopped(send_message(app(), mira_, {.seller = oak_, .conversation = opened.conversation, .text = "Call (555) 010-4477 and we help."}));
    const auto seen = must(get_conversation(app(), mira_, oak_, opened.conversation));
    ASSERT_EQ(seen.drafts.size(), 1U);
    EXPECT_EQ(seen.drafts[0].state, DraftState::Blocked);
    EXPECT_TRUE(seen.drafts[0].mine);
    Caller colleague = mira_;
    colleague.user = UserId::make();
    EXPECT_FALSE(must(get_conversation(app(), colleague, oak_, opened.conversation)).drafts[0].mine);
    ASSERT_FALSE(seen.drafts[0].verdict.findings.empty());
    EXPECT_EQ(seen.drafts[0].verdict.findings[0].text, "(555) 010-4477");
    EXPECT_TRUE(must(get_buyer_conversation(app(), dana_, opened.conversation)).drafts.empty());
    must(discard_draft(app(), mira_, oak_, seen.drafts[0].id));
    EXPECT_TRUE(must(get_conversation(app(), mira_, oak_, opened.conversation)).drafts.empty());
}

TEST_F(Messages, ABuyersNumberIsMasked) {
    const Sent opened = sent(open_inquiry(
        app(), dana_,
        {.seller = oak_, .order = order("114-1"), .topic = Topic::Delivery, .text = "Please call me on 503 555 0142 before you come."}));
    EXPECT_TRUE(opened.message.modified);
    ASSERT_EQ(opened.message.masks.size(), 1U);
    EXPECT_THAT(opened.message.body, ::testing::Not(::testing::HasSubstr("0142")));
    const auto stored = all_messages(opened.conversation);
    ASSERT_EQ(stored.size(), 1U);
    EXPECT_EQ(stored[0].masks, opened.message.masks);
}

TEST_F(Messages, TheWindowIsClosedAfterThirtyDays) {
    const Stopped late = stopped(contact_buyer(app(), mira_,
                                               {.seller = oak_,
                                                .order = order("114-2"),
                                                .reason = Reason::Invoice,
                                                .subject = "Invoice",
                                                .text = "The invoice of order 114-2: which address shall it bear?"}));
    EXPECT_EQ(late.verdict.findings[0].rule_id, "timing.window");
}

TEST_F(Messages, ARepeatedKeyGivesTheFirstAnswer) {
    ContactBuyer request = contact(proper);
    request.idempotency = IdempotencyKey{"key-1", "body"};
    const Sent first = sent(contact_buyer(app(), mira_, request));
    const Sent again = sent(contact_buyer(app(), mira_, request));
    EXPECT_EQ(first.message.id, again.message.id);
    EXPECT_EQ(all_messages(first.conversation).size(), 1U);
    request.idempotency->body_digest = "another";
    EXPECT_EQ(contact_buyer(app(), mira_, request).error().code(), "idempotency_key_reused");
}

TEST_F(Messages, ASellerNeedsAReasonUntilTheBuyerHasWritten) {
    const Sent opened = sent(contact_buyer(app(), mira_, contact(proper)));
    const SendMessage reply{
        .seller = oak_, .conversation = opened.conversation, .text = "And which wood shall it be, oak or ash, for order 114-1?"};
    EXPECT_EQ(send_message(app(), mira_, reply).error().code(), "reason_required");
    sent(send_buyer_message(app(), dana_, {.conversation = opened.conversation, .text = "Oak, please."}));
    EXPECT_EQ(sent(send_message(app(), mira_, reply)).message.kind, Kind::Reply);
}

TEST_F(Messages, WhatIsAnothersIsMissing) {
    const Sent opened = sent(contact_buyer(app(), mira_, contact(proper)));
    EXPECT_EQ(get_conversation(app(), flora_, oak_, opened.conversation).error().code(), "not_found");
    EXPECT_EQ(get_conversation(app(), flora_, fern_, opened.conversation).error().code(), "not_found");
    EXPECT_EQ(get_buyer_conversation(app(), luis_, opened.conversation).error().code(), "not_found");
    EXPECT_EQ(send_buyer_message(app(), luis_, {.conversation = opened.conversation, .text = "Hello?"}).error().code(), "not_found");
    EXPECT_EQ(open_inquiry(app(), luis_, {.seller = oak_, .order = order("114-1"), .topic = Topic::Other, .text = "Mine?"}).error().code(),
              "not_found");
    EXPECT_EQ(contact_buyer(app(), dana_, contact(proper)).error().code(), "forbidden");
}

TEST_F(Messages, WhoHasNotSeenTheNewestIsAskedBeforeItIsSent) {
    const Sent opened =
        sent(open_inquiry(app(), dana_, {.seller = oak_, .order = order("114-1"), .topic = Topic::Other, .text = "Which side opens?"}));
    const ConversationId conversation = opened.conversation;
    Caller anna = mira_;
    anna.user = UserId::make();
    anna.name = "Anna Berg";
    SendMessage mira{.seller = oak_, .conversation = conversation, .text = "The right one.", .seen = {.last_seq = 1}};
    sent(send_message(app(), anna, {.seller = oak_, .conversation = conversation, .text = "The left one.", .seen = {.last_seq = 1}}));

    mira.idempotency = IdempotencyKey{"key", "first"};
    const auto moved = std::get<MovedOn>(must(send_message(app(), mira_, mira)));
    EXPECT_EQ(moved.last_seq, 2);
    ASSERT_EQ(moved.messages.size(), 1U);
    EXPECT_EQ(moved.messages[0].author_name, "Anna");
    EXPECT_EQ(all_messages(conversation).size(), 2U);

    // Neither answer is kept under the key, so that the confirmed one may go under it.
    mira.seen.confirmed = true;
    mira.idempotency->body_digest = "confirmed";
    EXPECT_EQ(sent(send_message(app(), mira_, mira)).message.seq, 3);

    // One's own message of another tab is no news; the other side's is, for a buyer too.
    mira = {.seller = oak_, .conversation = conversation, .text = "With a soft stop.", .seen = {.last_seq = 2}};
    EXPECT_EQ(sent(send_message(app(), mira_, mira)).message.seq, 4);
    const SendBuyerMessage dana{.conversation = conversation, .text = "And the drawers?", .seen = {.last_seq = 1}};
    EXPECT_EQ(std::get<MovedOn>(must(send_buyer_message(app(), dana_, dana))).messages.size(), 3U);
}

TEST_F(Messages, WhoOpensAConversationThatIsThereMeanwhileIsAskedToo) {
    ContactBuyer first = contact(proper);
    first.seen.last_seq = 0;
    const Sent opened = sent(contact_buyer(app(), mira_, first));
    const OpenInquiry late{.seller = oak_, .order = order("114-1"), .topic = Topic::Other, .text = "Is it ready?", .seen = {.last_seq = 0}};
    EXPECT_EQ(std::get<MovedOn>(must(open_inquiry(app(), dana_, late))).messages[0].id, opened.message.id);
    for (int i = 0; i < 30; ++i) sent(send_buyer_message(app(), dana_, {.conversation = opened.conversation, .text = "Hello?"}));
    first.seen.last_seq = 1;
    const auto moved = std::get<MovedOn>(must(contact_buyer(app(), mira_, first)));
    EXPECT_EQ(moved.messages.size(), 20U) << "the newest only";
    EXPECT_EQ(moved.messages.back().seq, 31);
}

TEST_F(Messages, BothSidesOpeningAtOnceEndInOneConversation) {
    for (int round = 0; round < 10; ++round) {
        const std::string id = "115-" + std::to_string(round);
        put_order_of(id, "buyer-1", days(3));
        std::optional<ConversationId> from_seller, from_buyer;
        {
            const std::jthread seller(
                [&] { from_seller = sent(contact_buyer(app(), mira_, contact(std::string(proper) + " " + id, id))).conversation; });
            const std::jthread buyer([&] {
                from_buyer =
                    sent(open_inquiry(app(), dana_, {.seller = oak_, .order = order(id), .topic = Topic::Delivery, .text = "Where is it?"}))
                        .conversation;
            });
        }
        EXPECT_EQ(from_seller, from_buyer);
        EXPECT_EQ(all_messages(*from_seller).size(), 2U);
    }
}

TEST_F(Messages, ManyWritersOfOneConversationGetSeqsWithoutHoles) {
    const Sent opened =
        sent(open_inquiry(app(), dana_, {.seller = oak_, .order = order("114-1"), .topic = Topic::Other, .text = "Hello, a question."}));
    {
        std::vector<std::jthread> writers;
        writers.reserve(16);
        for (int i = 0; i < 16; ++i) {
            writers.emplace_back([&] {
                for (int n = 0; n < 5; ++n)
                    sent(send_message(app(), mira_, {.seller = oak_, .conversation = opened.conversation, .text = "We look into it."}));
            });
        }
    }
    const auto messages = must(list_messages(app(), mira_, oak_, opened.conversation, {.page = {.limit = 100}})).items;
    ASSERT_EQ(messages.size(), 81U);
    for (std::size_t i = 0; i < messages.size(); ++i) EXPECT_EQ(messages[i].message.seq, static_cast<int>(i) + 1);
}

TEST_F(Messages, ABuyerIsWaitedForWhereTheSellerAsks) {
    const Sent opened =
        sent(open_inquiry(app(), dana_, {.seller = oak_, .order = order("114-1"), .topic = Topic::Other, .text = "Which side opens?"}));
    const auto summary = [&] { return must(get_buyer_conversation(app(), dana_, opened.conversation)).summary; };
    EXPECT_EQ(summary().last_author, Author::Buyer);
    sent(send_message(app(), mira_, {.seller = oak_, .conversation = opened.conversation, .text = "The left one opens first."}));
    EXPECT_EQ(summary().last_author, Author::Seller);
    EXPECT_FALSE(summary().waits_for_buyer);
    sent(send_message(app(), mira_, {.seller = oak_, .conversation = opened.conversation, .text = "Shall we swap the hinges?"}));
    EXPECT_TRUE(summary().waits_for_buyer);
    sent(send_buyer_message(app(), dana_, {.conversation = opened.conversation, .text = "Yes please. Is it dear?"}));
    EXPECT_FALSE(summary().waits_for_buyer);
}

TEST_F(Messages, EventsTellWhatCameAfterTheCursor) {
    const auto start = must(follow_seller(app(), mira_, oak_, std::nullopt));
    const auto start_buyer = must(follow_buyer(app(), dana_, std::nullopt));
    const Sent opened = sent(contact_buyer(app(), mira_, contact(proper)));
    const auto after = must(follow_seller(app(), mira_, oak_, start.cursor));
    ASSERT_EQ(after.events.size(), 1U);
    EXPECT_EQ(after.events[0].conversation, opened.conversation);
    EXPECT_EQ(after.events[0].version, 1);
    EXPECT_TRUE(must(follow_seller(app(), mira_, oak_, after.cursor)).events.empty());
    EXPECT_TRUE(must(follow_seller(app(), mira_, oak_, std::string("gone"))).reset);
    const auto buyers = must(follow_buyer(app(), dana_, start_buyer.cursor));
    ASSERT_EQ(buyers.events.size(), 1U);
    EXPECT_TRUE(must(follow_buyer(app(), dana_, buyers.cursor)).events.empty());
}

TEST_F(Messages, ACursorThatIsTooOldIsResetOnceHoweverQuietTheSellerIs) {
    const auto start = must(follow_seller(app(), mira_, oak_, std::nullopt));
    now_ = system_now() + days(8);
    const auto first = must(follow_seller(app(), mira_, oak_, start.cursor));
    EXPECT_TRUE(first.reset);
    EXPECT_FALSE(must(follow_seller(app(), mira_, oak_, first.cursor)).reset);
    EXPECT_FALSE(must(follow_seller(app(), mira_, oak_, must(follow_seller(app(), mira_, oak_, std::nullopt)).cursor)).reset);
}

TEST_F(Messages, APageThatIsOpenAtAQuietSellersIsNeverReset) {
    std::string cursor = must(follow_seller(app(), mira_, oak_, std::nullopt)).cursor;
    now_ = system_now();
    for (int day = 0; day < 20; ++day) {
        now_ = now_ + days(1);
        const auto live = must(follow_seller(app(), mira_, oak_, cursor));
        ASSERT_FALSE(live.reset) << day;
        cursor = live.cursor;
    }
}

TEST_F(Messages, NothingIsMissedAfterAReset) {
    now_ = system_now();
    Order pot{.seller = fern_, .id = order("115-1"), .placed_at = now_ - days(5), .delivery_state = DeliveryState::Delivered};
    pot.items = {{"FP-1", "Fern pot", 1}};
    const std::string long_ago = AuditId{make_uuid_at(now_ - days(8))}.text();
    const auto reset = must(follow_seller(app(), flora_, fern_, long_ago));
    ASSERT_TRUE(reset.reset);
    now_ = now_ + minutes(1);
    const auto quiet = must(follow_seller(app(), flora_, fern_, reset.cursor));
    EXPECT_FALSE(quiet.reset) << "there is not one line of this seller's";
    must(put_order(app(), system_, {.order = pot, .buyer_external_id = "buyer-1"}));
    const Sent opened =
        sent(open_inquiry(app(), dana_, {.seller = fern_, .order = pot.id, .topic = Topic::Other, .text = "Which side opens?"}));
    for (const std::string& cursor : {reset.cursor, quiet.cursor}) {
        const auto live = must(follow_seller(app(), flora_, fern_, cursor));
        ASSERT_EQ(live.events.size(), 1U);
        EXPECT_EQ(live.events[0].conversation, opened.conversation);
    }
}

TEST_F(Messages, TheInboxFollowsTheConversation) {
    const Sent opened =
        sent(open_inquiry(app(), dana_, {.seller = oak_, .order = order("114-1"), .topic = Topic::Return, .text = "May I send it back?"}));
    auto inbox = must(list_conversations(app(), mira_, oak_, Section::NeedsReply, {}));
    ASSERT_EQ(inbox.items.size(), 1U);
    EXPECT_TRUE(inbox.items[0].unread);
    EXPECT_EQ(inbox.items[0].inbox.sort_at, now_ + hours(24));
    must(mark_read(app(), mira_, oak_, opened.conversation, 99));
    EXPECT_FALSE(must(list_conversations(app(), mira_, oak_, Section::NeedsReply, {})).items[0].unread);
    sent(send_message(app(), mira_, {.seller = oak_, .conversation = opened.conversation, .text = "Yes, the label is in your account."}));
    EXPECT_TRUE(must(list_conversations(app(), mira_, oak_, Section::NeedsReply, {})).items.empty());
    const auto sections = must(list_sections(app(), mira_, oak_));
    EXPECT_EQ(sections[1].section, Section::Waiting);
    EXPECT_EQ(sections[1].count, 1);
}

}  // namespace
}  // namespace stoa
