#include "cli/import_orders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "app/orders/orders.h"
#include "app/test_world.h"

namespace stoa::cli {
namespace {

using testing::HasSubstr;

constexpr std::string_view header =
    "order-id\tpurchase-date\tbuyer-email\tbuyer-name\tsku\tproduct-name\tquantity-purchased\tcurrency\titem-price\n";

std::string line(const std::string& id, const std::string& sku = "S", const std::string& price = "10.00",
                 const std::string& name = "Anna") {
    return id + "\t2026-11-01T10:00:00Z\t" + id + "@relay.example\t" + name + "\t" + sku + "\tChair " + sku + "\t1\tEUR\t" + price + "\n";
}

std::string many_lines(int count) {
    std::string text(header);
    for (int i = 0; i < count; ++i) text += line("200-" + std::to_string(i));
    return text;
}

class ImportOrders : public World {
public:
    std::string write(const std::string& text) {
        const std::string file = folder_ + "/orders.txt";
        std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
        return file;
    }
    Result<int> import(const std::string& text, ImportRequest request = {}) {
        request.file = write(text);
        if (request.seller_name.empty()) request.seller_name = "Oak & Iron";
        out.str("");
        err.str("");
        return cli::import_orders(app(), request, Terminal{in, out, err});
    }
    Result<OrderView> find(const std::string& id) { return get_order(app(), mira_, oak_, order(id)); }

    std::istringstream in;
    std::ostringstream out, err;
};

TEST_F(ImportOrders, LinesOfOneOrderBecomeOneWithTheSumOfTheirPrices) {
    EXPECT_EQ(must(import(std::string(header) + line("1-1", "A", "10.50") + line("1-1", "B", "0.99"))), exit_done);
    const auto order = must(find("1-1")).order;
    EXPECT_EQ(order.items.size(), 2U);
    EXPECT_EQ(order.total_minor, 1149);
    EXPECT_EQ(order.currency, "EUR");
    EXPECT_EQ(order.buyer_name, "Anna");
    EXPECT_TRUE(order.buyer);
    EXPECT_THAT(out.str(), HasSubstr("1 orders new or changed, 0 lines refused"));
}

TEST_F(ImportOrders, TheSameItemInTwoLinesIsOneOfTwoPieces) {
    must(import(std::string(header) + line("1-1", "A") + line("1-1", "A")));
    const auto order = must(find("1-1")).order;
    ASSERT_EQ(order.items.size(), 1U);
    EXPECT_EQ(order.items[0].quantity, 2);
    must(import(std::string(header) + line("1-1", "A") + line("1-1", "A") + line("1-2")));
    EXPECT_THAT(out.str(), HasSubstr("1 orders new or changed"));
}

TEST_F(ImportOrders, LinesOfAnOrderFarApartBecomeOneWithAllItems) {
    must(import(many_lines(450) + line("200-0", "Z")));
    EXPECT_EQ(must(find("200-0")).order.items.size(), 2U);
    EXPECT_FALSE(must(find("200-0")).order.total_minor);  // Known of each batch only.
}

TEST_F(ImportOrders, WhatTheMarketplacePushedOfAnOrderStays) {
    put_order_of("114-9", "buyer-1", days(5));
    must(import(std::string(header) + line("114-9", "OI-CH4", "10.00", "Anna")));
    const auto order = must(find("114-9")).order;
    EXPECT_EQ(order.buyer_name, "Dana Reyes");
    EXPECT_EQ(order.buyer, dana_.buyer);
    EXPECT_EQ(order.delivery_state, DeliveryState::Delivered);
}

TEST_F(ImportOrders, BrokenLinesAreNamedAndTheOthersImported) {
    const auto status =
        import(std::string(header) + line("1-1", "A", "ten") + line("1-2") + "1-3\tbroken\n\n" + "1-4 \t\xff\n" + line("1-5"));
    EXPECT_EQ(must(Result<int>(status)), exit_with_findings);
    const std::string file = folder_ + "/orders.txt";
    EXPECT_EQ(err.str(), file + ":2: item-price: must be an amount in EUR, like 12.99\n" + file +
                             ":4: buyer-email: the line ends before this column\n" + file +
                             ":6: line: is not valid utf-8; is the --encoding right?\n");
    EXPECT_FALSE(find("1-1"));
    EXPECT_TRUE(find("1-2"));
    EXPECT_TRUE(find("1-5"));
    EXPECT_THAT(out.str(), HasSubstr("2 orders new or changed, 3 lines refused"));
}

TEST_F(ImportOrders, BrokenLinesAreNamedAgainByALaterRun) {
    const std::string text = many_lines(250) + line("1-1", "A", "ten") + line("1-2") + "1-3\tbroken\n";
    EXPECT_EQ(must(import(text)), exit_with_findings);
    const std::string named = err.str();
    EXPECT_EQ(must(import(text)), exit_with_findings);
    EXPECT_EQ(err.str(), folder_ + "/orders.txt: 253 lines were imported before\n" + named);
    EXPECT_THAT(out.str(), HasSubstr("nothing to do, the file is imported already (2 lines refused)"));
}

TEST_F(ImportOrders, BrokenLinesBeforeAnInterruptionAreNamedAgainAfterIt) {
    const std::string text = std::string(header) + line("1-1", "A", "ten") + many_lines(450).substr(header.size()) + "1-3\tbroken\n";
    ImportRequest request;
    int asked = 0;
    request.is_interrupted = [&] { return ++asked > 300; };
    ASSERT_FALSE(import(text, request));
    EXPECT_EQ(must(import(text)), exit_with_findings);
    EXPECT_THAT(err.str(), HasSubstr(":2: item-price:"));
    EXPECT_THAT(err.str(), HasSubstr(":453: buyer-email:"));
    EXPECT_THAT(out.str(), HasSubstr("450 orders new or changed, 2 lines refused"));
}

TEST_F(ImportOrders, AnOrderOfTooManyItemsIsRefusedAsAWhole) {
    std::string text = std::string(header) + line("1-1");
    for (int i = 0; i < 201; ++i) text += line("9-9", std::to_string(i));
    text += line("1-2") + line("9-9", "late");
    for (int run = 0; run < 2; ++run) {
        EXPECT_EQ(must(import(text)), exit_with_findings);
        EXPECT_THAT(err.str(), HasSubstr(folder_ + "/orders.txt:3: order-id: the order 9-9 has more than 200 items; none of its "
                                                   "lines from here on is imported\n"));
        EXPECT_THAT(out.str(), HasSubstr("202 lines refused"));
    }
    EXPECT_FALSE(find("9-9"));
    EXPECT_TRUE(find("1-1"));
    EXPECT_TRUE(find("1-2"));
}

TEST_F(ImportOrders, AnOrderMayHaveTwoHundredItemsInAnyNumberOfLines) {
    std::string text(header);
    for (int i = 0; i < 400; ++i) text += line("9-9", std::to_string(i % 200));
    EXPECT_EQ(must(import(text)), exit_done);
    EXPECT_EQ(must(find("9-9")).order.items.size(), 200U);
}

TEST_F(ImportOrders, AnOrderThatIsTooLargeWithItsStoredItemsStaysAsItIs) {
    std::string text(header), more = std::string(header) + line("1-1");
    for (int i = 0; i < 200; ++i) text += line("9-9", std::to_string(i));
    for (int i = 199; i < 202; ++i) more += line("9-9", std::to_string(i));
    must(import(text));
    for (int run = 0; run < 2; ++run) {
        EXPECT_EQ(must(import(more)), exit_with_findings);
        EXPECT_THAT(err.str(), HasSubstr("orders.txt:3: order-id: the order 9-9 has more than 200 items"));
        EXPECT_THAT(out.str(), HasSubstr("3 lines refused"));
    }
    EXPECT_EQ(must(find("9-9")).order.items.size(), 200U);
    EXPECT_TRUE(find("1-1"));
}

TEST_F(ImportOrders, TheSameFileAgainIsNothingToDo) {
    must(import(many_lines(10)));
    EXPECT_EQ(must(import(many_lines(10))), exit_done);
    EXPECT_THAT(out.str(), HasSubstr("nothing to do"));
}

TEST_F(ImportOrders, AnOverlappingFileChangesOnlyWhatIsNew) {
    must(import(many_lines(10)));
    must(import(many_lines(12)));
    EXPECT_THAT(out.str(), HasSubstr("2 orders new or changed"));
}

TEST_F(ImportOrders, InterruptedAndRunAgainItGoesOn) {
    ImportRequest request;
    int asked = 0;
    request.is_interrupted = [&] { return ++asked > 700; };
    const auto stopped = import(many_lines(1000), request);
    ASSERT_FALSE(stopped);
    EXPECT_THAT(stopped.error().message, HasSubstr("interrupted after line 601"));
    EXPECT_TRUE(find("200-599"));
    EXPECT_FALSE(find("200-600"));
    EXPECT_EQ(must(import(many_lines(1000))), exit_done);
    EXPECT_THAT(err.str(), HasSubstr("600 lines were imported before"));
    EXPECT_THAT(out.str(), HasSubstr(": 400 lines in"));
    EXPECT_THAT(out.str(), HasSubstr("1000 orders new or changed"));
    EXPECT_TRUE(find("200-999"));
}

TEST_F(ImportOrders, ReadsOtherEncodingsAndTheSameFileUnderTheRightOneAgain) {
    const std::string text = std::string(header) + line("1-1", "A", "1.00", "Ren\xe9");
    EXPECT_EQ(must(import(text)), exit_with_findings);
    EXPECT_EQ(must(import(text, {.encoding = "windows-1252"})), exit_done);
    EXPECT_EQ(must(find("1-1")).order.buyer_name, "René");
}

TEST_F(ImportOrders, AByteOrderMarkAndCarriageReturnsAreNoPartOfTheFields) {
    std::string text = "\xef\xbb\xbf" + std::string(header) + line("1-1");
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) text.insert(at, "\r");
    EXPECT_EQ(must(import(text)), exit_done);
    EXPECT_EQ(must(find("1-1")).order.total_minor, 1000);
}

struct WrongCase {
    std::string text;
    ImportRequest request;
    std::string message;
};
TEST_F(ImportOrders, WhatCannotBeReadAtAllIsAnError) {
    const std::vector<WrongCase> cases{
        {"", {}, "orders.txt:1: line: the file is empty"},
        {"order-id\tsku\n", {}, "orders.txt:1: purchase-date: the column is missing in the header"},
        {"\xff\n", {}, "orders.txt:1: line: the header is not valid utf-8; is the --encoding right?"},
        {std::string(header), {.seller_name = "Nobody"}, "seller \"Nobody\" not found"},
        {std::string(header), {.encoding = "klingon"}, "the encoding klingon cannot be read"},
    };
    for (const WrongCase& wrong : cases) {
        const auto status = import(wrong.text, wrong.request);
        ASSERT_FALSE(status) << wrong.message;
        EXPECT_THAT(status.error().message, HasSubstr(wrong.message));
    }
}

TEST_F(ImportOrders, AMissingFileIsNamed) {
    const auto status = cli::import_orders(app(), {.file = "/nowhere.txt", .seller_name = "Oak & Iron"}, Terminal{in, out, err});
    ASSERT_FALSE(status);
    EXPECT_THAT(status.error().message, HasSubstr("cannot read /nowhere.txt"));
}

TEST_F(ImportOrders, AnOrderWithoutABuyersAddressHasNoBuyer) {
    must(import(std::string(header) + "1-1\t2026-11-01T10:00:00Z\t\tAnna\tS\tChair\t1\t\t\n"));
    EXPECT_FALSE(must(find("1-1")).order.buyer);
}

}  // namespace
}  // namespace stoa::cli
