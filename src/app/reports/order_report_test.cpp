#include "app/reports/order_report.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "app/reports/csv.h"
#include "app/reports/money.h"
#include "app/reports/record_reader.h"
#include "base/text.h"

namespace stoa::reports {
namespace {

std::vector<std::string_view> fields_of(std::string_view line) { return split(line, '\t'); }
std::expected<OrderReport, ColumnError> read_header(std::string_view header, const ReportColumns& columns = {}) {
    return OrderReport::create(fields_of(header), columns);
}

constexpr std::string_view unshipped_header =
    "order-id\torder-item-id\tpurchase-date\tpayments-date\treporting-date\tpromise-date\tdays-past-promise\tbuyer-email\tbuyer-name\t"
    "buyer-phone-number\tsku\tproduct-name\tquantity-purchased\tquantity-shipped\tquantity-to-ship\tship-service-level\trecipient-name\t"
    "ship-address-1\tship-city\tship-postal-code\tship-country\tis-business-order";

// A line of a small report, with some fields changed.
struct Fields {
    std::vector<std::pair<std::string, std::string>> values{{"Order-ID", "114-3941689-8772232"},
                                                            {"purchase-date", "2026-09-23T14:18:23-07:00"},
                                                            {"buyer-email", "Zjzhk7@marketplace.example"},
                                                            {"buyer-name", "Dana Reyes"},
                                                            {"recipient-name", "D. Reyes"},
                                                            {"sku", "OI-CH4"},
                                                            {"product-name", "Oak chest \"4\" drawers"},
                                                            {"quantity-purchased", "2"},
                                                            {"quantity-shipped", "0"},
                                                            {"quantity-to-ship", "2"},
                                                            {"currency", "USD"},
                                                            {"item-price", "349.00"},
                                                            {"item-tax", "28.79"},
                                                            {"shipping-price", "40"},
                                                            {"shipping-tax", ""},
                                                            {"ship-country", "us"},
                                                            {"cpf", "1"}};

    Fields& set(std::string_view name, std::string value) {
        std::ranges::find(values, name, [](const auto& pair) { return std::string_view(pair.first); })->second = std::move(value);
        return *this;
    }
    Fields& drop(std::string_view name) {
        std::erase_if(values, [&](const auto& pair) { return pair.first == name; });
        return *this;
    }
    std::string header() const {
        return join([](const auto& pair) { return pair.first; });
    }
    std::string line() const {
        return join([](const auto& pair) { return pair.second; });
    }

    std::expected<ImportedOrder, std::vector<ColumnError>> parse() const {
        const std::string text = header();
        const auto report = read_header(text);
        if (!report) return std::unexpected(std::vector{report.error()});
        const std::string row = line();
        return report->parse(fields_of(row), SellerId{7});
    }

private:
    template <class Part>
    std::string join(Part part) const {
        std::string text;
        for (const auto& pair : values) text += "\t" + part(pair);
        return text.substr(1);
    }
};

TEST(OrderReport, ALineIsAnOrderWithOneItem) {
    const auto row = Fields().parse();
    ASSERT_TRUE(row) << row.error().front().column;
    EXPECT_EQ(row->order.seller, SellerId{7});
    EXPECT_EQ(row->order.id.text(), "114-3941689-8772232");
    EXPECT_EQ(format_time(row->order.placed_at), "2026-09-23T21:18:23.000Z");
    EXPECT_EQ(row->relay_address, "zjzhk7@marketplace.example");
    EXPECT_EQ(row->order.buyer_name, "Dana Reyes");
    ASSERT_EQ(row->order.items.size(), 1U);
    EXPECT_EQ(row->order.items[0].title, "Oak chest \"4\" drawers");
    EXPECT_EQ(row->order.items[0].sku, "OI-CH4");
    EXPECT_EQ(row->order.items[0].quantity, 2);
    EXPECT_EQ(row->order.delivery_state, DeliveryState::NotShipped);
    EXPECT_EQ(row->order.currency, "USD");
    EXPECT_EQ(row->order.total_minor, 41779);
    EXPECT_EQ(row->order.ship_country, "US");
}

TEST(OrderReport, ReadsTheDocumentedUnshippedReport) {
    const auto report = read_header("\xef\xbb\xbf" + std::string(unshipped_header));
    ASSERT_TRUE(report);
    const auto row = report->parse(
        fields_of("1-2\t3\t2026-11-01T10:00:00Z\t\t\t\t\t\t\t\tS\tChair\t1\t1\t0\tStandard\tAnna Müller\tStreet 1\tUlm\t89073\tDE\tfalse"),
        SellerId{1});
    ASSERT_TRUE(row);
    EXPECT_EQ(row->relay_address, "");
    EXPECT_EQ(row->order.buyer_name, "Anna Müller");
    EXPECT_EQ(row->order.delivery_state, DeliveryState::Shipped);
    EXPECT_FALSE(row->order.currency);
    EXPECT_FALSE(row->order.total_minor);
}

TEST(OrderReport, TheRecipientStandsForAMissingBuyerName) {
    EXPECT_EQ(Fields().set("buyer-name", "").parse()->order.buyer_name, "D. Reyes");
}

TEST(OrderReport, TheSkuStandsForAMissingTitle) { EXPECT_EQ(Fields().set("product-name", "").parse()->order.items[0].title, "OI-CH4"); }

TEST(OrderReport, LongTitlesAreShortened) {
    const auto row = Fields().set("product-name", std::string(2000, 'x')).parse();
    EXPECT_EQ(row->order.items[0].title, std::string(499, 'x') + "…");
}

TEST(OrderReport, EmptyFieldsAfterTheLastColumnAreNothing) {
    const Fields fields;
    EXPECT_TRUE(read_header(fields.header())->parse(fields_of(fields.line() + "\t\t"), SellerId{1}));
}

struct Shipping {
    const char* to_ship;
    const char* shipped;
    DeliveryState state;
};
class OrderReportShipping : public testing::TestWithParam<Shipping> {};
TEST_P(OrderReportShipping, SaysTheDeliveryState) {
    const auto row = Fields().set("quantity-to-ship", GetParam().to_ship).set("quantity-shipped", GetParam().shipped).parse();
    EXPECT_EQ(row->order.delivery_state, GetParam().state);
}
INSTANTIATE_TEST_SUITE_P(All, OrderReportShipping,
                         testing::Values(Shipping{"1", "1", DeliveryState::NotShipped}, Shipping{"0", "2", DeliveryState::Shipped},
                                         Shipping{"", "2", DeliveryState::Shipped}, Shipping{"", "", DeliveryState::NotShipped},
                                         Shipping{"0", "", DeliveryState::Shipped}, Shipping{"0", "0", DeliveryState::NotShipped}));

struct Wrong {
    const char* column;
    const char* value;
    const char* message;
};
class OrderReportErrors : public testing::TestWithParam<Wrong> {};
TEST_P(OrderReportErrors, NameTheColumn) {
    const auto row = Fields().set(GetParam().column, GetParam().value).parse();
    ASSERT_FALSE(row);
    ASSERT_EQ(row.error().size(), 1U);
    EXPECT_THAT(GetParam().column, testing::StrCaseEq(row.error()[0].column));
    EXPECT_EQ(row.error()[0].message, GetParam().message);
}
INSTANTIATE_TEST_SUITE_P(All, OrderReportErrors,
                         testing::Values(Wrong{"Order-ID", "", "must be 1 to 64 visible ASCII characters"},
                                         Wrong{"Order-ID", "1/2", "must be 1 to 64 visible ASCII characters"},
                                         Wrong{"purchase-date", "2026-09-23T14:18:23",
                                               "must be a time with its offset, like 2026-11-24T03:21:41+00:00"},
                                         Wrong{"buyer-email", "nobody", "must be an e-mail address, or empty"},
                                         Wrong{"quantity-purchased", "0", "must be a whole number from 1 to 1000000"},
                                         Wrong{"quantity-purchased", "2 pieces", "must be a whole number from 1 to 1000000"},
                                         Wrong{"quantity-to-ship", "-1", "must be a whole number from 0 to 1000000"},
                                         Wrong{"currency", "XQQ", "must be a currency's code, like USD, where there is a price"},
                                         Wrong{"currency", "", "must be a currency's code, like USD, where there is a price"},
                                         Wrong{"item-price", "349,00", "must be an amount in USD, like 12.99"},
                                         Wrong{"item-tax", "0.001", "must be an amount in USD, like 12.99"},
                                         Wrong{"ship-country", "Germany", "must be a country's two letters, like DE"}));

TEST(OrderReport, AllThatIsWrongWithALineIsSaid) {
    const auto row = Fields().set("purchase-date", "yesterday").set("quantity-purchased", "many").parse();
    ASSERT_FALSE(row);
    EXPECT_EQ(row.error().size(), 2U);
}

TEST(OrderReport, ALineThatEndsTooEarlyNamesTheColumn) {
    const Fields fields;
    const auto row = read_header(fields.header())->parse(fields_of("114-3941689-8772232\t2026-09-23T14:18:23-07:00"), SellerId{1});
    ASSERT_FALSE(row);
    EXPECT_EQ(row.error()[0].column, "buyer-email");
}

TEST(OrderReport, ALineWithMoreFieldsThanTheHeaderIsRefused) {
    const Fields fields;
    EXPECT_FALSE(read_header(fields.header())->parse(fields_of(fields.line() + "\tx"), SellerId{1}));
}

TEST(OrderReportHeader, AMissingColumnIsNamed) { EXPECT_EQ(Fields().drop("sku").parse().error()[0].column, "sku"); }

TEST(OrderReportHeader, ADoubledColumnIsRefused) { EXPECT_FALSE(read_header(Fields().header() + "\tSKU")); }

constexpr std::string_view all_orders_header =
    "amazon-order-id\tmerchant-order-id\tpurchase-date\tlast-updated-date\torder-status\tfulfillment-channel\tproduct-name\tsku\tquantity\t"
    "currency\titem-price\tship-country";

std::expected<ImportedOrder, std::vector<ColumnError>> parse_all_orders(std::string_view status, std::string_view channel,
                                                                        std::string_view quantity) {
    const std::string line =
        fmt::format("114-1\tm\t2026-11-01T10:00:00Z\t\t{}\t{}\tChair\tS-1\t{}\tUSD\t10.00\tUS", status, channel, quantity);
    return read_header(all_orders_header)->parse(fields_of(line), SellerId{1});
}

TEST(AllOrdersReport, HasStatesAndNoBuyers) {
    const auto row = parse_all_orders("Shipped", "Amazon", "2");
    ASSERT_TRUE(row);
    EXPECT_EQ(row->order.id.text(), "114-1");
    EXPECT_EQ(row->relay_address, "");
    EXPECT_EQ(row->order.delivery_state, DeliveryState::Shipped);
    EXPECT_EQ(row->order.fulfilled_by, FulfilledBy::Marketplace);
    EXPECT_EQ(row->order.items[0].quantity, 2);
    EXPECT_EQ(parse_all_orders("Unshipped", "Merchant", "1")->order.fulfilled_by, FulfilledBy::Seller);
    EXPECT_EQ(parse_all_orders("Shipped - Delivered to Buyer", "Merchant", "1")->order.delivery_state, DeliveryState::Delivered);
    EXPECT_EQ(parse_all_orders("Pending", "Merchant", "1")->order.delivery_state, DeliveryState::Pending);
}

TEST(AllOrdersReport, OfWhatWasCancelledThereMayBeNoPieces) {
    EXPECT_EQ(parse_all_orders("Cancelled", "Merchant", "0")->order.items[0].quantity, 1);
    EXPECT_EQ(parse_all_orders("Shipped", "Merchant", "0").error()[0].column, "quantity");
}

TEST(AllOrdersReport, NamesTheColumnsAsItsHeaderDoes) {
    EXPECT_EQ(parse_all_orders("Lost", "Merchant", "1").error()[0].column, "order-status");
    EXPECT_EQ(parse_all_orders("Shipped", "Pigeon", "1").error()[0].code, "channel");
}

TEST(ForeignTable, IsReadByWhatItsColumnsAreCalled) {
    const ReportColumns columns{.called = {{"order-id", "No"}, {"purchase-date", "Bought"}, {"sku", "Article"}, {"order-status", "State"}},
                                .utc_offset = "-03:00"};
    const auto report = read_header("state\tno\tbought\tarticle", columns);
    ASSERT_TRUE(report) << report.error().column;
    const auto row = report->parse(fields_of("approved\tA-1\t2018-08-15 11:30:33\tS-1"), SellerId{1});
    ASSERT_TRUE(row) << row.error()[0].column;
    EXPECT_EQ(format_time(row->order.placed_at), "2018-08-15T14:30:33.000Z");
    EXPECT_EQ(row->order.delivery_state, DeliveryState::NotShipped);
    EXPECT_EQ(row->order.items[0].quantity, 1);
    EXPECT_EQ(report->parse(fields_of("approved\tA-1\tsoon\tS-1"), SellerId{1}).error()[0].column, "bought");
    EXPECT_EQ(read_header("state\tno\tarticle", columns).error().column, "bought");
    EXPECT_EQ(read_header("a", {.called = {{"colour", "a"}}}).error().code, "unknown_column");
}

std::vector<std::string> csv(std::string_view text, char separator = ',') {
    FieldSplitter splitter;
    const auto fields = splitter.split(text, {.separator = separator, .quotes = true});
    return fields ? std::vector<std::string>(fields->begin(), fields->end()) : std::vector<std::string>{"wrong"};
}

TEST(Csv, IsReadAsRfc4180Says) {
    using testing::ElementsAre;
    EXPECT_THAT(csv("a,b c,"), ElementsAre("a", "b c", ""));
    EXPECT_THAT(csv(R"("a,b","say ""hi""",c)"), ElementsAre("a,b", "say \"hi\"", "c"));
    EXPECT_THAT(csv("\"two\nlines\";x", ';'), ElementsAre("two\nlines", "x"));
    EXPECT_THAT(csv(R"(19" shelf,"")"), ElementsAre("19\" shelf", ""));
    EXPECT_THAT(csv(R"("open)"), ElementsAre("wrong"));
    EXPECT_THAT(csv(R"("a"b,c)"), ElementsAre("wrong"));
    EXPECT_THAT(csv(""), ElementsAre(""));
}

TEST(Csv, ItsSeparatorIsTheMostFrequentOutsideOfQuotes) {
    EXPECT_EQ(detect_layout("a,b,c").separator, ',');
    EXPECT_EQ(detect_layout("a;b;\"c,d,e,f\"").separator, ';');
    EXPECT_EQ(detect_layout("a|b").separator, '|');
    EXPECT_FALSE(detect_layout("a\tb,c,d").quotes);
}

TEST(Records, OfCsvMayHaveSeveralLines) {
    std::istringstream stream("h\n\"one\ntwo\",x\r\nthree\n\"open\nto the end");
    RecordReader reader(stream);
    EXPECT_EQ(reader.next()->bytes, "h");
    reader.set_layout({.separator = ',', .quotes = true});
    const auto quoted = reader.next();
    EXPECT_EQ(quoted->bytes, "\"one\ntwo\",x");
    EXPECT_EQ(quoted->first_line, 2);
    EXPECT_EQ(quoted->last_line, 3);
    EXPECT_EQ(reader.next()->first_line, 4);
    EXPECT_EQ(reader.next()->last_line, 6);
    EXPECT_FALSE(reader.next());
}

TEST(Money, IsReadExactly) {
    EXPECT_EQ(parse_money("0.29", 2), 29);
    EXPECT_EQ(parse_money("12", 2), 1200);
    EXPECT_EQ(parse_money("12.5", 2), 1250);
    EXPECT_EQ(parse_money("12.500", 2), 1250);
    EXPECT_EQ(parse_money("1299", 0), 1299);
    EXPECT_EQ(parse_money("1299.00", 0), 1299);
    EXPECT_EQ(parse_money("1.234", 3), 1234);
    for (const char* text : {"", ".5", "5.", "-1", "1,5", "1.005", "1e3", "99999999999999999999"})
        EXPECT_FALSE(parse_money(text, 2)) << text;
}

TEST(Money, KnowsTheDigitsOfCurrencies) {
    EXPECT_EQ(minor_digits("USD"), 2);
    EXPECT_EQ(minor_digits("JPY"), 0);
    EXPECT_EQ(minor_digits("KWD"), 3);
    EXPECT_FALSE(minor_digits("usd"));
    EXPECT_FALSE(minor_digits("QQQ"));
}

}  // namespace
}  // namespace stoa::reports
