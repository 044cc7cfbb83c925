// Word, Excel and PowerPoint as compound files: their texts wherever they stand, their pictures, and what is told of the rest.
#include <gmock/gmock.h>

#include "inspect/test_compound.h"
#include "inspect/test_documents.h"
#include "inspect/test_inspector.h"

namespace stoa::inspect {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

constexpr InspectionOptions recognising{.recognition = InspectionOptions::Recognition::On};

Report look(const std::string& bytes, const InspectionOptions& options = {}) {
    return test_inspector().look(bytes, {}, {}, options).report;
}

std::vector<std::string> targets_of(const Report& report) {
    std::vector<std::string> targets;
    for (const Link& link : report.links) targets.push_back(link.target);
    return targets;
}

const std::string& flyer() {
    static const std::string picture = test_inspector().look(pdf("Leave us a review")).preview;
    return picture;
}

std::string slides(std::string_view records) {
    return compound_file({{"PowerPoint Document", drawing(15, 0, 0x03e8, drawing(15, 0, 0x03ee, records))}});
}

TEST(OldOffice, PicturesAreRead) {
    const std::string text = drawing(0, 0, 0x0fa8, "Invoice"), picture = "before"s + jpeg_blip(flyer());
    for (const std::string& bytes :
         {doc("Invoice\r", {{"Data", picture}}),
          compound_file({{"PowerPoint Document", drawing(15, 0, 0x03ee, text)}, {"Pictures", picture}}),
          // Cut between two records.
          xls(record(0x204, std::string(6, '\0') + little<2>(7) + "\0Invoice"s) + record(0xeb, picture.substr(0, 5000)) +
              record(0xeb, picture.substr(5000, 5000)) + record(0x3c, picture.substr(10000)))}) {
        const Report report = look(bytes, recognising);
        EXPECT_EQ(all_text(report), "Invoice\n");
        EXPECT_THAT(all_text(report, TextOrigin::Recognised), HasSubstr("review")) << words_of(report.kind).id;
        EXPECT_FALSE(report.is_cut) << words_of(report.kind).id;
        EXPECT_THAT(report.findings, testing::IsEmpty());
    }
}

TEST(OldOffice, PicturesThatNobodyLooksIntoAreTold) {
    const auto is_cut = [](const std::string& data) { return look(doc("Invoice\r", {{"Data", data}})).is_cut; };
    EXPECT_FALSE(is_cut("nothing"));
    EXPECT_TRUE(is_cut(drawing(0, 0x3d4, 0xf01a, "metafile")));
    EXPECT_TRUE(is_cut(drawing(0, 0x217, 0xf01b, "metafile")));
    EXPECT_TRUE(is_cut(drawing(0, 0x7a8, 0xf01f, "bitmap")));
    EXPECT_TRUE(is_cut(jpeg_blip(flyer().substr(0, 2000)))) << "half of it";
    EXPECT_TRUE(is_cut(jpeg_blip(flyer()).substr(0, 2000))) << "the stream ends before";
    EXPECT_TRUE(is_cut("x" + flyer())) << "by itself";
    EXPECT_TRUE(is_cut("x\1\0\x9\0\0\3"s)) << "as Word 6 has it";
    EXPECT_TRUE(look(xls(record(0xe9, "bitmap"))).is_cut) << "behind a sheet";
}

TEST(OldOffice, ShapesSayAndLead) {
    const std::string words = utf16("Call 0151") + "\0\0"s;
    std::string link = std::string(16, '\1') + little<4>(2) + little<4>(0x101) + little<4>(23) + utf16("https://shop.example/a") + "\0\0"s;
    const std::string properties = little<2>(0x80c0) + little<4>(words.size()) + little<2>(0x0181) + little<4>(255) + little<2>(0xc382) +
                                   little<4>(link.size()) + words + link;
    const Report report = look(xls(record(0xec, drawing(3, 3, 0xf00b, properties))));
    EXPECT_EQ(all_text(report), "Call 0151\n");
    EXPECT_THAT(targets_of(report), UnorderedElementsAre("https://shop.example/a"));
}

TEST(OldOffice, AllTextsOfAWorkbookAreRead) {
    const auto text_of = [](const std::string& records) {
        const Report report = look(xls(records));
        EXPECT_FALSE(report.is_cut);
        return all_text(report);
    };
    const std::string text = little<2>(4) + "\0text"s, cell(6, '\0');
    EXPECT_EQ(text_of(record(0x204, cell + text)), "text\n");
    EXPECT_EQ(text_of(record(0x207, text)), "text\n");
    EXPECT_EQ(text_of(record(0x14, text) + record(0x15, little<2>(4) + "\1"s + utf16("foot")) + record(0x14, "")), "text\nfoot\n");
    EXPECT_EQ(text_of(record(0x1b6, std::string(10, '\0') + little<2>(9) + std::string(6, '\0')) + record(0x3c, "\0Call "s) +
                      record(0x3c, "\1"s + utf16("0151")) + record(0x3c, std::string(16, '\0'))),
              "Call 0151\n");
    EXPECT_EQ(text_of(record(0x85, std::string(6, '\0') + "\4\0Page"s)), "Page\n");
    EXPECT_EQ(text_of(record(0x100d, "\0\0\4\0line"s)), "line\n");
    EXPECT_EQ(text_of(record(0x89c, std::string(34, '\0') + little<2>(4) + little<2>(0) + text)), "text\n");
}

TEST(OldOffice, TextsThatAreCutBetweenRecordsAreWhole) {
    const std::string shared = record(0xfc, little<4>(2) + little<4>(2) + little<2>(9) + "\0Call "s) +
                               record(0x3c, "\1"s + utf16("0151") + little<2>(4) + "\0more"s) + record(0xfd, std::string(10, '\0'));
    const Report report = look(xls(shared));
    EXPECT_EQ(all_text(report), "Call 0151\nmore\n");
    EXPECT_FALSE(report.is_cut);
    EXPECT_TRUE(look(xls(record(0xfc, little<4>(9) + little<4>(9) + little<2>(4) + "\0text"s))).is_cut);
    EXPECT_TRUE(look(xls(record(0xfd, std::string(10, '\0')))).is_cut) << "a cell without a text";
}

TEST(OldOffice, SheetsAreReadWhereTheyAreSaidToBe) {
    // The record before them claims to hold them.
    const std::string sheet = workbook(record(0x204, std::string(6, '\0') + little<2>(4) + "\0text"s));
    const std::string begin = record(0x809, little<2>(0x600) + little<2>(5) + std::string(12, '\0'));
    const std::string list = record(0x85, little<4>(begin.size() + 18 + 4) + "\0\0\6\0hidden"s);
    const Report report = look(compound_file({{"Workbook", begin + list + little<2>(0x4711) + little<2>(5000) + sheet}}));
    EXPECT_EQ(all_text(report), "hidden\ntext\n");
}

TEST(OldOffice, LinksOfFormulasAreFound) {
    const auto with = [](std::string_view tokens) { return record(0x06, std::string(22, '\0') + std::string(tokens)); };
    const std::string texts = "\x17\x08\0https://\x17\x0e\0shop.example/c\x08"s;
    EXPECT_THAT(targets_of(look(xls(with(texts + "\x17\5\0click\x42\2\x67\1"s)))), UnorderedElementsAre("https://shop.example/c"));
    EXPECT_THAT(targets_of(look(xls(with(texts + "\x42\1\x67\1"s)))), UnorderedElementsAre("https://shop.example/c"));
    EXPECT_THAT(targets_of(look(xls(with("\x17\5\0click"s)))), testing::IsEmpty());
}

TEST(OldOffice, OlderVersionsAreReadOrTold) {
    const std::string cell =
        record(0x42, little<2>(1251)) + record(0x204, std::string(6, '\0') + little<2>(6) + "\xcf\xf0\xe8\xe2\xe5\xf2");
    EXPECT_EQ(all_text(look(compound_file({{"Book", workbook(cell, 0x0500)}}))), "Привет\n");
    EXPECT_TRUE(look(compound_file({{"Book", workbook(record(0x5d, "box"), 0x0500)}})).is_cut);
    EXPECT_TRUE(look(compound_file({{"Book", workbook(cell, 0x0300)}})).is_cut);
    const Report both = look(compound_file({{"Workbook", workbook("")}, {"Book", workbook(cell, 0x0500)}}));
    EXPECT_EQ(all_text(both), "Привет\n");
    const Report word = look(doc("Call 0151\r", {}, 0x68));
    EXPECT_EQ(all_text(word), "Call 0151\n");
    EXPECT_TRUE(word.is_cut);
}

TEST(OldOffice, DocumentsWithoutTheirTextAreTold) {
    const Report whole = look(doc("one\vtwo\x1ethree\r"));
    EXPECT_EQ(all_text(whole), "one\ntwo-three\n");
    EXPECT_FALSE(whole.is_cut);
    EXPECT_TRUE(look(compound_file({{"WordDocument", std::string(4096, '\0')}})).is_cut);
    EXPECT_TRUE(look(doc("x\x13 a field that does not end\r and more\r")).is_cut);
    EXPECT_TRUE(look(slides("")).is_cut) << "a slide without text and pictures";
    EXPECT_FALSE(look(slides(drawing(0, 0, 0x0fa8, "text"))).is_cut);
    EXPECT_TRUE(look(slides(drawing(0, 0, 0x0fa8, "text") + little<8>(0xffff'ffff'0000'0000U))).is_cut);
}

TEST(OldOffice, SlidesAreReadToTheirEdges) {
    const std::string deep = [] {
        std::string inner = drawing(0, 0, 0x0fa8, "deep");
        for (int level = 0; level < 20; ++level) inner = drawing(15, 0, 0x1388, inner);
        return inner;
    }();
    const Report report =
        look(slides(drawing(0, 0, 0x0fa8, "one\rtwo") + drawing(15, 3, 0x0fd9, drawing(0, 2, 0x0fba, utf16("foot"))) + deep));
    EXPECT_EQ(all_text(report), "one\ntwo\nfoot\ndeep\n");
    EXPECT_FALSE(report.is_cut);
}

}  // namespace
}  // namespace stoa::inspect
