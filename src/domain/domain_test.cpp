// Rules of the domain by tables of cases: how a conversation moves, who may what, what ids and words look like.
#include <gtest/gtest.h>

#include "domain/caller.h"
#include "domain/conversation.h"
#include "domain/ids.h"
#include "domain/words.h"

namespace stoa {
namespace {

constexpr Duration target = hours(24);

TEST(Conversation, ABuyersFirstMessageStartsTheClockAndLaterOnesDoNot) {
    const auto first = deliver({}, {Author::Buyer, {1000}, "one"}, target);
    EXPECT_EQ(first.inbox.section, Section::NeedsReply);
    EXPECT_EQ(first.inbox.version, 1);
    EXPECT_EQ(first.inbox.waiting_since, Timestamp{1000});
    EXPECT_EQ(first.inbox.sort_at, Timestamp{1000} + target);
    const auto second = deliver(first.inbox, {Author::Buyer, {5000}, "two"}, target);
    EXPECT_EQ(second.inbox.waiting_since, Timestamp{1000});
    EXPECT_EQ(second.inbox.waiting_seq, 1);
    EXPECT_EQ(second.inbox.sort_at, Timestamp{1000} + target);
    EXPECT_EQ(second.inbox.last_seq, 2);
    EXPECT_FALSE(second.response);
}

TEST(Conversation, AnAnswerEndsTheWait) {
    const auto asked = deliver({}, {Author::Buyer, {1000}, "?"}, target);
    const auto answered = deliver(asked.inbox, {Author::Seller, {9000}, "!"}, target);
    EXPECT_EQ(answered.inbox.section, Section::Waiting);
    EXPECT_FALSE(answered.inbox.waiting_since);
    ASSERT_TRUE(answered.response);
    EXPECT_EQ(answered.response->waiting_since, Timestamp{1000});
    EXPECT_EQ(answered.response->ended_at, Timestamp{9000});
    EXPECT_FALSE(deliver(answered.inbox, {Author::Seller, {9500}, "!"}, target).response) << "nobody waited";
}

TEST(Conversation, ASystemMessageMovesNothing) {
    const auto asked = deliver({}, {Author::Buyer, {1000}, "?"}, target);
    const auto told = deliver(asked.inbox, {Author::System, {2000}, "note"}, target);
    EXPECT_EQ(told.inbox.section, Section::NeedsReply);
    EXPECT_EQ(told.inbox.waiting_since, Timestamp{1000});
    EXPECT_EQ(told.inbox.sort_at, Timestamp{1000} + target);
}

TEST(Conversation, IsSetAsideByHandAndFindsItsWayBack) {
    const auto asked = deliver({}, {Author::Buyer, {1000}, "?"}, target).inbox;
    const auto aside = move(asked, Section::NoReplyNeeded, target);
    EXPECT_EQ(aside.section, Section::NoReplyNeeded);
    EXPECT_FALSE(aside.waiting_since);
    EXPECT_EQ(aside.sort_at, Timestamp{1000});
    EXPECT_EQ(aside.version, 2);
    const auto resolved = move(aside, Section::Resolved, target);
    const auto back = move(resolved, Section::Waiting, target);
    EXPECT_EQ(back.section, Section::NeedsReply) << "the buyer waits";
    EXPECT_EQ(back.waiting_since, Timestamp{1000});
    EXPECT_EQ(back.waiting_seq, 1);
    EXPECT_EQ(back.sort_at, Timestamp{1000} + target);
    EXPECT_EQ(move(back, Section::NeedsReply, target).version, back.version) << "it is there already";

    const auto again = deliver(aside, {Author::Buyer, {7000}, "and?"}, target).inbox;
    EXPECT_EQ(again.section, Section::NeedsReply);
    EXPECT_EQ(again.waiting_since, Timestamp{7000}) << "a new wait";
    EXPECT_FALSE(deliver(aside, {Author::Seller, {7000}, "!"}, target).response) << "nobody waited";
    EXPECT_FALSE(deliver(aside, {Author::Seller, {7000}, "!"}, target).inbox.set_aside_since);
}

TEST(Conversation, AFixedTextAnswersNobody) {
    const auto asked = deliver({}, {Author::Buyer, {1000}, "?"}, target).inbox;
    const Utterance fixed{.author = Author::Seller, .at = {2000}, .snippet = "Please rate us", .is_automatic = true};
    const auto after = deliver(asked, fixed, target);
    EXPECT_FALSE(after.response);
    EXPECT_EQ(after.inbox.section, Section::NeedsReply);
    EXPECT_EQ(after.inbox.waiting_since, Timestamp{1000});
    EXPECT_EQ(after.inbox.last_seq, 2);
    const auto resolved = move(asked, Section::Resolved, target);
    EXPECT_EQ(deliver(resolved, fixed, target).inbox.section, Section::Resolved);
    EXPECT_EQ(deliver(resolved, fixed, target).inbox.set_aside_since, Timestamp{1000});
    EXPECT_EQ(deliver({}, fixed, target).inbox.section, Section::Waiting) << "it opens the conversation";
}

class HeldAnswer : public testing::Test {
protected:
    const DraftId draft_ = DraftId::make();
    const InboxRow asked_ = deliver({}, {Author::Buyer, {1000}, "?"}, target).inbox;
    const Delivery held_ = hold(asked_, draft_, {5000}, target);
    const Utterance released_{.author = Author::Seller, .at = {9000}, .snippet = "!", .written_at = Timestamp{5000}};
};

TEST_F(HeldAnswer, EndsTheWaitWhenItIsWritten) {
    EXPECT_EQ(held_.inbox.section, Section::Waiting);
    EXPECT_FALSE(held_.inbox.waiting_since);
    EXPECT_EQ(held_.inbox.version, 2);
    EXPECT_EQ(held_.inbox.last_seq, 1);
    ASSERT_TRUE(held_.response);
    EXPECT_EQ(held_.response->ended_at, Timestamp{5000});
    EXPECT_EQ(held_.response->kind, ResponseKind::HeldAnswer);
    EXPECT_FALSE(hold(held_.inbox, DraftId::make(), {6000}, target).response) << "nobody waited";
}

TEST_F(HeldAnswer, ReleasedLeavesItEnded) {
    const auto released = deliver(held_.inbox, released_, target);
    EXPECT_FALSE(released.response);
    EXPECT_EQ(released.inbox.section, Section::Waiting);
    EXPECT_FALSE(released.inbox.held_answer);
    EXPECT_EQ(take_back(released.inbox, draft_, target).section, Section::Waiting);
}

TEST_F(HeldAnswer, ReleasedDoesNotAnswerWhatCameAfterItWasWritten) {
    const auto again = deliver(held_.inbox, {Author::Buyer, {7000}, "and?"}, target).inbox;
    EXPECT_EQ(again.waiting_since, Timestamp{7000});
    const auto released = deliver(again, released_, target);
    EXPECT_FALSE(released.response);
    EXPECT_EQ(released.inbox.section, Section::NeedsReply);
    EXPECT_EQ(released.inbox.waiting_since, Timestamp{7000});
}

TEST_F(HeldAnswer, TurnedDownBringsTheOlderWaitBack) {
    const auto back = take_back(held_.inbox, draft_, target);
    EXPECT_EQ(back.section, Section::NeedsReply);
    EXPECT_EQ(back.waiting_since, Timestamp{1000});
    EXPECT_EQ(back.waiting_seq, 1);
    EXPECT_EQ(back.sort_at, Timestamp{1000} + target);
    EXPECT_FALSE(back.held_answer);
    const auto again = deliver(held_.inbox, {Author::Buyer, {7000}, "and?"}, target).inbox;
    EXPECT_EQ(take_back(again, draft_, target).waiting_since, Timestamp{1000});
    EXPECT_EQ(take_back(held_.inbox, DraftId::make(), target).section, Section::Waiting) << "another draft";
}

TEST_F(HeldAnswer, TurnedDownStaysAsideWhereAMemberHasPutItAside) {
    const auto aside = take_back(move(held_.inbox, Section::Resolved, target), draft_, target);
    EXPECT_EQ(aside.section, Section::Resolved);
    EXPECT_FALSE(aside.waiting_since);
    EXPECT_EQ(move(aside, Section::NeedsReply, target).waiting_since, Timestamp{1000});
}

TEST_F(HeldAnswer, IsNoMoreWhereAnotherAnswerHasCome) {
    const auto other = deliver(held_.inbox, {Author::Seller, {6000}, "!"}, target);
    EXPECT_FALSE(other.response) << "nobody waited";
    EXPECT_EQ(take_back(other.inbox, draft_, target).section, Section::Waiting);
}

TEST(Conversation, IsResolvedAfterAnAnswerAndOpenedAgain) {
    const auto answered = deliver(deliver({}, {Author::Buyer, {1000}, "?"}, target).inbox, {Author::Seller, {2000}, "!"}, target).inbox;
    const auto resolved = move(answered, Section::Resolved, target);
    EXPECT_EQ(resolved.sort_at, Timestamp{2000});
    EXPECT_EQ(move(resolved, Section::NeedsReply, target).section, Section::Waiting) << "nobody waits";
}

TEST(Rights, FollowTheTable) {
    const Caller agent{.role = Role::Agent, .seller = SellerId{1}};
    const Caller buyer{.role = Role::Buyer, .buyer = BuyerId{}};
    const Caller moderator{.role = Role::Moderator};
    const Caller token_of_one{.role = Role::Token, .seller = SellerId{1}, .scopes = static_cast<std::uint32_t>(Scope::MessagesRead)};
    const Caller pusher{.role = Role::Token, .scopes = static_cast<std::uint32_t>(Scope::OrdersWrite)};
    struct Case {
        const Caller& caller;
        Right right;
        SellerId seller;
        bool expected;
    };
    for (const Case& one : {Case{agent, Right::WriteMessages, {1}, true}, Case{agent, Right::WriteMessages, {2}, false},
                            Case{agent, Right::PutOrders, {1}, false}, Case{moderator, Right::ReadInbox, {2}, true},
                            Case{moderator, Right::WriteMessages, {2}, false}, Case{buyer, Right::ReadInbox, {1}, false},
                            Case{token_of_one, Right::ReadInbox, {1}, true}, Case{token_of_one, Right::ReadInbox, {2}, false},
                            Case{token_of_one, Right::WriteMessages, {1}, false}, Case{pusher, Right::PutOrders, {7}, true},
                            Case{pusher, Right::PutBuyers, {7}, false}}) {
        EXPECT_EQ(may_at(one.caller, one.right, one.seller), one.expected)
            << to_text(one.caller.role) << " " << static_cast<int>(one.right) << " " << one.seller.number;
    }
    EXPECT_TRUE(may(buyer, Right::WriteOwn));
    EXPECT_FALSE(may(agent, Right::WriteOwn));
}

TEST(Ids, OrderIdsAreTheMarketplacesText) {
    for (const std::string_view right : {"1", "114-3941689-8772232", "S02-1234567", "#42"}) EXPECT_TRUE(OrderId::parse(right)) << right;
    for (const std::string_view wrong : {"", "a b", "a/b", "a?b", "ä"}) EXPECT_FALSE(OrderId::parse(wrong)) << wrong;
    EXPECT_FALSE(OrderId::parse(std::string(65, 'x')));
    EXPECT_FALSE(SellerId::parse("-1"));
    EXPECT_FALSE(SellerId::parse("1x"));
}

template <class E>
void expect_words_round_trip() {
    std::int16_t last = -1;
    for (const auto& word : words<E>()) {
        EXPECT_EQ(parse_word<E>(word.text), word.value);
        EXPECT_EQ(to_text(word.value), word.text);
        EXPECT_GT(static_cast<std::int16_t>(word.value), last) << "numbers ascend, so none is given twice";
        last = static_cast<std::int16_t>(word.value);
    }
}

TEST(Words, RoundTrip) {
    expect_words_round_trip<Author>();
    expect_words_round_trip<Kind>();
    expect_words_round_trip<Reason>();
    expect_words_round_trip<Topic>();
    expect_words_round_trip<Section>();
    expect_words_round_trip<DeliveryState>();
    expect_words_round_trip<FulfilledBy>();
    expect_words_round_trip<DraftState>();
    expect_words_round_trip<Outcome>();
    expect_words_round_trip<Role>();
    expect_words_round_trip<Verb>();
    expect_words_round_trip<AssetKind>();
}

}  // namespace
}  // namespace stoa
