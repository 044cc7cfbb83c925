#include "cli/order_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "cli/money.h"

namespace stoa::cli {
namespace {

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
        const auto report = OrderReport::create(header());
        if (!report) return std::unexpected(std::vector{report.error()});
        return report->parse(line(), SellerId{7});
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
    const auto report = OrderReport::create("\xef\xbb\xbf" + std::string(unshipped_header));
    ASSERT_TRUE(report);
    const auto row = report->parse(
        "1-2\t3\t2026-11-01T10:00:00Z\t\t\t\t\t\t\t\tS\tChair\t1\t1\t0\tStandard\tAnna Müller\tStreet 1\tUlm\t89073\tDE\tfalse",
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
    EXPECT_TRUE(OrderReport::create(fields.header())->parse(fields.line() + "\t\t", SellerId{1}));
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
    const auto row = OrderReport::create(fields.header())->parse("114-3941689-8772232\t2026-09-23T14:18:23-07:00", SellerId{1});
    ASSERT_FALSE(row);
    EXPECT_EQ(row.error()[0].column, "buyer-email");
}

TEST(OrderReport, ALineWithMoreFieldsThanTheHeaderIsRefused) {
    const Fields fields;
    EXPECT_FALSE(OrderReport::create(fields.header())->parse(fields.line() + "\tx", SellerId{1}));
}

TEST(OrderReportHeader, AMissingColumnIsNamed) { EXPECT_EQ(Fields().drop("sku").parse().error()[0].column, "sku"); }

TEST(OrderReportHeader, ADoubledColumnIsRefused) { EXPECT_FALSE(OrderReport::create(Fields().header() + "\tSKU")); }

TEST(OrderReportHeader, TheReportOfAllOrdersIsRecognised) {
    const auto report = OrderReport::create("amazon-order-id\tmerchant-order-id\tpurchase-date\tsku");
    ASSERT_FALSE(report);
    EXPECT_THAT(report.error().message, testing::HasSubstr("all orders"));
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
}  // namespace stoa::cli
