#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "app/conversations/conversations.h"
#include "app/people/sessions.h"
#include "app/test_world.h"
#include "cli/admin.h"

namespace stoa::cli {
namespace {

using testing::HasSubstr;

// An installation with nothing in it, beside the world's.
class DemonstrationTest : public World {
public:
    Result<int> make(const std::string& directory) { return make_demonstration(empty, directory, Terminal{in, out, err}); }

    // A small demonstration of one order; the parts are JSON.
    std::string write(const std::string& message, const std::string& item = R"({"sku": "S", "quantity": 2})") {
        const std::filesystem::path directory = folder_ + "/demo";
        std::filesystem::create_directories(directory / "conversations");
        const auto put = [&](const char* file, const std::string& text) { std::ofstream(directory / file) << "[" << text << "]"; };
        put("operators.json", "");
        put("sellers.json", R"({"key": "oak", "name": "Oak", "currency": "EUR", "language": "en", "country": "IE", "members":
            [{"name": "Mira Kessler", "login": "mira", "role": "owner", "language": "en"}]})");
        put("products.json", R"({"seller": "oak", "sku": "S", "title": "Chair", "price_minor": 1250})");
        put("buyers.json", R"({"external_id": "b1", "name": "Dana Reyes", "language": "en", "country": "IE"})");
        put("orders.json",
            R"({"id": "1-1", "seller": "oak", "buyer": "b1", "placed_days_ago": 9.5, "delivery_state": "shipped", "fulfilled_by": "seller",
            "ship_country": "IE", "returns": "", "items": [)" +
                item + "]}");
        put("conversations/oak.json", R"({"order": "1-1", "seller": "oak", "topic": "other", "messages": [)" + message + "]}");
        return directory.string();
    }
    std::string message(const std::string& who, const std::string& text) {
        return R"({"author": )" + who + R"(, "kind": "inquiry", "hours_after_order": 30.5, "text": ")" + text + "\"}";
    }

    std::unique_ptr<store::Database> empty_database = must(store::Database::open(folder_ + "/empty.db"));
    App empty{.database = *empty_database,
              .pack = *pack_,
              .dictionaries = policy::test_dictionaries(),
              .catalogues = *catalogues_,
              .hub = hub_,
              .blobs = *blobs_,
              .passwords = passwords,
              .key = std::string(32, 'e'),
              .clock = [this] { return now_; }};
    std::istringstream in;
    std::ostringstream out, err;
};

TEST_F(DemonstrationTest, TheShippedOneIsMadeWithNothingThatThePolicyWouldStop) {
    EXPECT_EQ(make(STOA_SOURCE_DIR "/demo").value_or(-1), exit_done) << err.str();
    EXPECT_THAT(out.str(), HasSubstr("made 3 sellers, 60 buyers, 500 orders, 200 conversations"));
    const auto mira =
        must(sign_in(empty, {.login = "mira@oak-and-iron.example", .password = demonstration_password, .address = "127.0.0.1"}));
    const auto sections = must(list_sections(empty, mira.view.caller, *mira.view.caller.seller));
    EXPECT_THAT(sections, testing::Contains(testing::Field(&SectionCount::count, testing::Gt(5))));
    EXPECT_TRUE(sign_in(empty, {.login = "dana@buyers.example", .password = demonstration_password, .address = "127.0.0.1"}));
    EXPECT_FALSE(make(STOA_SOURCE_DIR "/demo")) << "the installation is not empty any more";
}

TEST_F(DemonstrationTest, MessagesStandAtTheirOwnTimeAndABuyersNumberIsMasked) {
    must(make(write(message(R"("buyer")", "Call me at +1 503 555 0142."))));
    const auto mira = must(sign_in(empty, {.login = "mira", .password = demonstration_password, .address = "127.0.0.1"})).view.caller;
    const auto page = must(list_conversations(empty, mira, *mira.seller, Section::NoReplyNeeded, {}));
    ASSERT_EQ(page.items.size(), 1U);
    const Conversation& conversation = page.items[0].conversation;
    const Timestamp sent_at = now_ - days(9) - hours(12) + minutes(30 * 60 + 30);
    EXPECT_EQ(conversation.opened_at, sent_at);
    EXPECT_FALSE(page.items[0].unread);
    const auto messages = must(list_messages(empty, mira, *mira.seller, conversation.id, {})).items;
    ASSERT_EQ(messages.size(), 1U);
    EXPECT_EQ(messages[0].message.delivered_at, sent_at);
    EXPECT_EQ(messages[0].message.body, "Call me at […].");
    EXPECT_EQ(messages[0].message.masks.size(), 1U);
    EXPECT_EQ(must(get_order(empty, mira, *mira.seller, order("1-1"))).order.total_minor, 2500);
}

TEST_F(DemonstrationTest, AMessageThatThePolicyWouldStopIsNamedAndNothingIsWritten) {
    const auto status = make(write(message(R"("seller", "member": "mira")", "Call us at +1 503 555 0142.")));
    EXPECT_FALSE(status);
    EXPECT_EQ(err.str(), "conversations/oak.json: 1-1: content.phone\n");
    EXPECT_FALSE(get_seller_by_name(empty, "Oak"));
}

TEST_F(DemonstrationTest, WhatDoesNotFitTogetherIsNamedWithItsPlace) {
    const auto error_of = [&](const std::string& directory) {
        const auto status = make(directory);
        return status ? "no error" : status.error().message;
    };
    EXPECT_THAT(error_of(write(message(R"("buyer")", "Hi."), R"({"sku": "T", "quantity": 1})")),
                HasSubstr("orders.json: /0/items/0/sku: oak has no product T"));
    EXPECT_THAT(error_of(write(message(R"("seller")", "Hi."))), HasSubstr("conversations/oak.json: /0/messages/0/member"));
    EXPECT_THAT(error_of(write(message(R"("seller", "member": "jonas")", "Hi."))), HasSubstr("1-1: \"jonas\" is no member of the seller"));
    EXPECT_THAT(error_of(write(message(R"("robot")", "Hi."))), HasSubstr("/0/messages/0/author: there is no \"robot\" here"));
    EXPECT_THAT(error_of(folder_), HasSubstr("is this the folder of a demonstration?"));
}

}  // namespace
}  // namespace stoa::cli
