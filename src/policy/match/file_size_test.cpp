#include "policy/match/file_size.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/engine.h"
#include "policy/pack_difference.h"
#include "policy/test_dictionaries.h"
#include "policy/test_pack.h"

namespace stoa::policy {
namespace {

PackReading read_extended(const std::string& sizes) {
    static const std::string first = read_project_file("packs/amazon-2021.toml"), second = read_project_file("packs/amazon-2025.toml"),
                             base =
                                 "name = \"base\"\nextends = \"amazon-2025\"\n[rule.\"content.attachment\".parameters]\n"
                                 "size_bytes_max = 1_000\nsize_bytes_max_of = { picture = 500, buyer = { picture = 700, pdf = 2_000 } }\n";
    const std::string mine = "name = \"mine\"\nextends = \"base\"\n[rule.\"content.attachment\".parameters]\n" + sizes;
    const Pack::Source sources[] = {{"amazon-2021", first}, {"amazon-2025", second}, {"base", base}, {"mine", mine}};
    return Pack::read("mine", sources);
}
Pack extended(const std::string& sizes) { return read_extended(sizes).pack.value(); }
std::int64_t limit(const Pack& pack, Author author, std::string_view kind) {
    return file_size_bytes_max(*pack.find_rule("content.attachment"), author, kind);
}

TEST(FileSize, KnowsWhatPeopleCallEachType) {
    const std::pair<std::string_view, std::string_view> types[] = {
        {"image/jpeg", "picture"},
        {"Image/SVG+XML; charset=utf-8", "picture"},
        {"application/pdf", "pdf"},
        {"text/plain", "text"},
        {"text/csv", "sheet"},
        {"application/vnd.oasis.opendocument.spreadsheet", "sheet"},
        {"application/rtf", "document"},
        {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "document"},
        {"application/vnd.oasis.opendocument.text", "document"},
        {"application/vnd.ms-powerpoint", "slides"},
        {"application/zip", "archive"},
        {"video/mp4", "other"},
        {"", "other"},
    };
    for (const auto& [type, kind] : types) EXPECT_EQ(file_kind_word(type), kind) << type;
}

TEST(FileSize, IsOfKindAndSideWhereThePackSaysSo) {
    const Pack pack = extended("");
    EXPECT_EQ(limit(pack, Author::Buyer, "picture"), 700);
    EXPECT_EQ(limit(pack, Author::Seller, "picture"), 500);
    EXPECT_EQ(limit(pack, Author::Buyer, "pdf"), 2'000);
    EXPECT_EQ(limit(pack, Author::Seller, "pdf"), 1'000);
    EXPECT_EQ(limit(pack, Author::Buyer, "sheet"), 1'000);
    EXPECT_EQ(limit(shipped_pack("amazon-2025"), Author::Buyer, "picture"), 10'485'760);
}

TEST(FileSize, IsSaidAnewAsAWhole) {
    const Pack pack = extended("size_bytes_max_of.seller.pdf = 3_000\n");
    EXPECT_EQ(limit(pack, Author::Seller, "pdf"), 3'000);
    EXPECT_EQ(limit(pack, Author::Buyer, "pdf"), 1'000);
    EXPECT_EQ(limit(pack, Author::Buyer, "picture"), 1'000);
}

TEST(FileSize, TellsMistakesWithTheirPlace) {
    const auto mistake = [](const std::string& sizes) {
        const PackReading reading = read_extended(sizes);
        return reading.mistakes.empty() ? std::string() : reading.mistakes.front().headline();
    };
    EXPECT_EQ(mistake("size_bytes_max_of = 5\n"), "mine:4:21: error: size_bytes_max_of must be a table");
    EXPECT_EQ(
        mistake("size_bytes_max_of = { pictures = 5 }\n"),
        "mine:4:23: error: \"pictures\" is no kind of file that is known; expected picture, pdf, text, document, sheet, slides, archive, "
        "other, buyer, seller; did you mean \"picture\"?");
    EXPECT_EQ(
        mistake("size_bytes_max_of = { seller = { seller = 5 } }\n"),
        "mine:4:34: error: \"seller\" is no kind of file that is known; expected picture, pdf, text, document, sheet, slides, archive, "
        "other");
    EXPECT_EQ(mistake("size_bytes_max_of = { buyer = 5 }\n"), "mine:4:31: error: size_bytes_max_of.buyer must be a table");
    EXPECT_EQ(mistake("size_bytes_max_of = { buyer = { pdf = \"5 MB\" } }\n"),
              "mine:4:39: error: size_bytes_max_of.buyer.pdf must be a whole number from 1 to 2147483647");
    EXPECT_EQ(mistake("size_bytes_max_of = { pdf = 0 }\n"),
              "mine:4:29: error: size_bytes_max_of.pdf must be a whole number from 1 to 2147483647");
}

TEST(FileSize, ShowsInADifference) {
    std::vector<std::string> lines;
    for (const PackDifference& difference :
         find_differences(extended(""), extended("size_bytes_max_of = { picture = 500, pdf = 3_000 }\n")))
        lines.push_back(difference.of + " " + difference.what + " " + difference.from.value_or("-") + " " + difference.to.value_or("-"));
    EXPECT_THAT(lines, testing::Contains("content.attachment size_bytes_max_of.pdf - 3000"));
    EXPECT_THAT(lines, testing::Contains("content.attachment size_bytes_max_of.buyer.picture 700 -"));
}

TEST(FileSize, CountsByTheContentWhereThatIsKnown) {
    const Pack pack = extended("size_bytes_max_of = { picture = 500, pdf = 3_000 }\n");
    const auto faults = [&](Attachment file) {
        Draft draft{.author = Author::Buyer};
        draft.attachments.push_back(std::move(file));
        return check(draft, pack, test_dictionaries()).findings.size();
    };
    EXPECT_EQ(faults({.name = "scan.pdf", .media_type = "application/pdf", .size_bytes = 2'000}), 0U);
    EXPECT_EQ(faults({.name = "scan.jpg", .media_type = "", .size_bytes = 2'000}), 1U);
    EXPECT_EQ(faults({.name = "scan.pdf", .media_type = "application/pdf", .size_bytes = 2'000, .facts = FileFacts{}}), 0U);
    EXPECT_EQ(faults({.name = "scan.pdf", .media_type = "application/pdf", .size_bytes = 3'001, .facts = FileFacts{}}), 1U);
}

}  // namespace
}  // namespace stoa::policy
