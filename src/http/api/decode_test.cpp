#include "http/api/decode.h"

#include <gtest/gtest.h>

#include "http/api/decode_message.h"
#include "http/api/decode_order.h"

namespace stoa::http {
namespace {

Request make_request(std::string_view target, std::string body = {}) {
    Request request;
    request.method = Method::Post;
    request.target = Target::parse(target).value();
    request.body = std::move(body);
    request.parameters = {
        {"seller", "7"}, {"order", "302-1"}, {"conversation", "0193f0c2-7b1e-7c3a-9d52-3f1a5b7c9e01"}, {"external_id", "b/1"}};
    return request;
}

TEST(Decode, PathsThatNameNothingAreNotFound) {
    for (const char* seller : {"0", "-1", "x", "", "99999999999999999999", "1x"}) {
        Request request = make_request("/");
        request.parameters = {{"seller", seller}};
        const auto decoded = decode_seller(request);
        ASSERT_FALSE(decoded) << seller;
        EXPECT_EQ(decoded.error().kind(), ErrorKind::NotFound) << seller;
    }
    Request request = make_request("/");
    request.parameters = {{"conversation", "nonsense"}, {"draft", ""}, {"order", "a b"}, {"member", "0"}};
    EXPECT_EQ(decode_conversation_id(request).error().kind(), ErrorKind::NotFound);
    EXPECT_EQ(decode_draft_id(request).error().kind(), ErrorKind::NotFound);
    EXPECT_EQ(decode_order_id(request).error().kind(), ErrorKind::NotFound);
    EXPECT_EQ(decode_member_id(request).error().kind(), ErrorKind::NotFound);
}

TEST(Decode, PagesAreChecked) {
    const auto page = decode_page(make_request("/x?limit=100&cursor=abc")).value();
    EXPECT_EQ(page.limit, 100);
    EXPECT_EQ(page.cursor, "abc");
    EXPECT_EQ(decode_page(make_request("/x")).value().limit, 50);
    const std::pair<std::string, std::string_view> cases[] = {
        {"/x?limit=0", "invalid_value"}, {"/x?limit=101", "invalid_value"}, {"/x?limit=5.5", "invalid_value"},
        {"/x?limit=", "invalid_value"},  {"/x?limt=5", "unknown_field"},    {"/x?cursor=" + std::string(513, 'a'), "text_too_long"},
    };
    for (const auto& [target, code] : cases) {
        const auto decoded = decode_page(make_request(target));
        ASSERT_FALSE(decoded) << target;
        EXPECT_EQ(decoded.error().code(), code) << target;
    }
}

TEST(Decode, BodiesAreChecked) {
    struct Case {
        const char* body;
        std::string_view code;
        std::string_view pointer;
    };
    const Case cases[] = {
        {"", "malformed_json", ""},
        {"[]", "wrong_type", ""},
        {R"({"subject":"s","text":"t"})", "missing_field", "/reason"},
        {R"({"reason":"invoce","subject":"s","text":"t"})", "invalid_value", "/reason"},
        {R"({"reason":5,"subject":"s","text":"t"})", "wrong_type", "/reason"},
        {R"({"reason":"invoice","subject":"","text":"t"})", "text_empty", "/subject"},
        {R"({"reason":"invoice","subject":"s","text":"","attachments":["x"]})", "invalid_value", "/attachments/0"},
        {R"({"reason":"invoice","subject":"s","text":"","attachments":"x"})", "wrong_type", "/attachments"},
        {R"({"reason":"invoice","subject":"s","text":"t","draft_id":"x"})", "invalid_value", "/draft_id"},
        {R"({"reason":"invoice","subject":"s","text":"t","txet":"t"})", "unknown_field", "/txet"},
        {R"({"reason":"invoice","subject":"s","text":"a\u0000b"})", "invalid_encoding", "/text"},
    };
    for (const Case& c : cases) {
        const auto decoded = decode_contact_buyer(make_request("/", c.body));
        ASSERT_FALSE(decoded) << c.body;
        EXPECT_EQ(decoded.error().code(), c.code) << c.body;
        EXPECT_EQ(decoded.error().pointer, c.pointer) << c.body;
    }
    const auto decoded = decode_contact_buyer(make_request("/", R"({"reason":"invoice","subject":"s","text":"t"})")).value();
    EXPECT_EQ(decoded.seller.number, 7);
    EXPECT_EQ(decoded.order.text(), "302-1");
    EXPECT_EQ(decoded.reason, Reason::Invoice);
}

TEST(Decode, NamesTheNearestWord) {
    const auto decoded = decode_contact_buyer(make_request("/", R"({"reason":"invoce","subject":"s","text":"t"})"));
    const std::pair<std::string, std::string> nearest{"nearest", "invoice"};
    EXPECT_NE(std::ranges::find(decoded.error().arguments, nearest), decoded.error().arguments.end());
}

TEST(Decode, TheKeyStandsForAllThatIsSaid) {
    Request request = make_request("/v1/x", "{}");
    EXPECT_FALSE(decode_idempotency(request).value());
    request.headers.idempotency_key = "k";
    const auto first = decode_idempotency(request).value().value();
    EXPECT_EQ(first.key, "k");
    Request other_body = request;
    other_body.body = "{ }";
    EXPECT_NE(decode_idempotency(other_body).value()->body_digest, first.body_digest);
    Request other_path = request;
    other_path.target.path = "/v1/y";
    EXPECT_NE(decode_idempotency(other_path).value()->body_digest, first.body_digest);
    EXPECT_EQ(decode_idempotency(request).value()->body_digest, first.body_digest);
    request.headers.idempotency_key = std::string(129, 'k');
    EXPECT_EQ(decode_idempotency(request).error().code(), "text_too_long");
    request.headers.idempotency_key = "\xff";
    EXPECT_EQ(decode_idempotency(request).error().code(), "invalid_encoding");
}

TEST(Decode, OrdersAreReadWhole) {
    const std::string body =
        R"({"buyer":"b1","placed_at":"2026-11-01T10:00:00+01:00","delivery_state":"shipped","fulfilled_by":"marketplace",
        "items":[{"sku":"S-1","title":"Lamp","quantity":2}],"currency":"EUR","total_minor":1999,"tracking_numbers":["T1"],"ship_country":"DE"})";
    const auto put = decode_put_order(make_request("/", body)).value();
    EXPECT_EQ(put.buyer_external_id, "b1");
    EXPECT_EQ(format_time(put.order.placed_at), "2026-11-01T09:00:00.000Z");
    EXPECT_EQ(put.order.delivery_state, DeliveryState::Shipped);
    EXPECT_EQ(put.order.fulfilled_by, FulfilledBy::Marketplace);
    EXPECT_EQ(put.order.items.at(0).quantity, 2);
    EXPECT_EQ(put.order.total_minor, 1999);
    const std::pair<const char*, std::string_view> cases[] = {
        {R"({"placed_at":"yesterday","delivery_state":"shipped","items":[{"sku":"S","title":"L","quantity":1}]})", "/placed_at"},
        {R"({"placed_at":"2026-11-01T10:00:00Z","delivery_state":"sent","items":[{"sku":"S","title":"L","quantity":1}]})",
         "/delivery_state"},
        {R"({"placed_at":"2026-11-01T10:00:00Z","delivery_state":"shipped","items":[]})", "/items"},
        {R"({"placed_at":"2026-11-01T10:00:00Z","delivery_state":"shipped","items":[{"sku":"S","title":"L","quantity":0}]})",
         "/items/0/quantity"},
        {R"({"placed_at":"2026-11-01T10:00:00Z","delivery_state":"shipped","items":[{"sku":"S","title":"L","quantity":1}],"currency":"eur"})",
         "/currency"},
        {R"({"placed_at":"2026-11-01T10:00:00Z","delivery_state":"shipped","items":[{"sku":"S","title":"L","quantity":1}],"tracking_numbers":[""]})",
         "/tracking_numbers/0"},
    };
    for (const auto& [text, pointer] : cases) {
        const auto refused = decode_put_order(make_request("/", text));
        ASSERT_FALSE(refused) << text;
        EXPECT_EQ(refused.error().pointer, pointer) << text;
    }
}

}  // namespace
}  // namespace stoa::http
