// Office packages: pictures, parts of other kinds, and links that are written as instructions.
#include <gmock/gmock.h>

#include "inspect/test_documents.h"
#include "inspect/test_inspector.h"
#include "inspect/test_pictures.h"

namespace stoa::inspect {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr InspectionOptions recognising{.recognition = InspectionOptions::Recognition::On};

std::string paragraph(std::string_view text) { return fmt::format("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", text); }

// A picture of these words, by way of a page.
std::string picture_of(std::string_view words) { return test_inspector().look(pdf(words)).preview; }

std::string entry_of(const std::string& package, std::string_view name) {
    std::string content;
    ::archive* reader = ::archive_read_new();
    ::archive_read_support_format_zip(reader);
    EXPECT_EQ(::archive_read_open_memory(reader, package.data(), package.size()), ARCHIVE_OK);
    for (::archive_entry* entry = nullptr; ::archive_read_next_header(reader, &entry) == ARCHIVE_OK;) {
        if (name != ::archive_entry_pathname(entry)) continue;
        content.resize(static_cast<std::size_t>(::archive_entry_size(entry)));
        EXPECT_EQ(::archive_read_data(reader, content.data(), content.size()), std::ssize(content));
    }
    ::archive_read_free(reader);
    return content;
}

std::vector<std::string> targets_of(const Report& report) {
    std::vector<std::string> targets;
    for (const Link& link : report.links) targets.push_back(link.target);
    return targets;
}

bool has(const std::string& bytes, Concern concern) { return test_inspector().look(bytes).report.has(concern); }

TEST(Office, PicturesAreReadInEachKindOfPackage) {
    const std::string flyer = picture_of("Leave us a review");
    for (const std::string_view place : {"word/media/image1.jpeg", "word/anything.dat"}) {
        const auto looked = test_inspector().look(docx(paragraph("Invoice"), {}, {{std::string(place), flyer}}), {}, {}, recognising);
        EXPECT_TRUE(looked.report.findings.empty());
        EXPECT_FALSE(looked.report.is_cut);
        EXPECT_THAT(all_text(looked.report, TextOrigin::Recognised), HasSubstr("review")) << place;
    }
    const std::string open_document = zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                           {"content.xml", "<office:document-content xmlns:office='o'/>"},
                                           {"Pictures/1.jpg", flyer}});
    EXPECT_THAT(all_text(test_inspector().look(open_document, {}, {}, recognising).report, TextOrigin::Recognised), HasSubstr("review"));
}

TEST(Office, PicturesLoseWhereTheyWereTaken) {
    const std::string photo = turned_jpeg_with_position();
    const auto looked = test_inspector().look(docx(paragraph("Invoice"), {}, {{"word/media/image1.jpeg", photo}}), "a.docx");
    ASSERT_TRUE(looked.report.rebuilt);
    EXPECT_EQ(looked.report.rebuilt->kind, FileKind::Docx);
    const std::string without = entry_of(looked.rebuilt, "word/media/image1.jpeg");
    EXPECT_THAT(photo, HasSubstr("Somebody"));
    EXPECT_THAT(without, Not(HasSubstr("Somebody")));
    const auto picture = test_inspector().look(without).report.picture.value_or(PictureFacts{});
    EXPECT_EQ(picture.width, 300);  // Still the right way up.
    EXPECT_EQ(picture.height, 400);
    EXPECT_FALSE(picture.had_position);

    const auto again = test_inspector().look(looked.rebuilt);
    EXPECT_EQ(again.report.kind, FileKind::Docx);
    EXPECT_TRUE(again.report.findings.empty());
    EXPECT_EQ(all_text(again.report), "Invoice\n");
    EXPECT_FALSE(again.report.rebuilt) << "there is nothing more to take out";
}

TEST(Office, WhatIsWrongWithPicturesIsTheDocuments) {
    const auto with = [](std::string picture) { return docx(paragraph("x"), {}, {{"word/media/image1.jpeg", std::move(picture)}}); };
    EXPECT_TRUE(has(with(jpeg_800x600() + "<script>x</script>"), Concern::SeveralKinds));
    const auto looked = test_inspector().look(with(jpeg_800x600()), {}, {}, {.pixels_max = 1000});
    EXPECT_TRUE(looked.report.has(Concern::TooManyPixels));
    EXPECT_TRUE(test_inspector().look(with(jpeg_800x600().substr(0, 9000))).report.is_cut);
    EXPECT_TRUE(test_inspector().look(with("\xd7\xcd\xc6\x9a a drawing of Windows")).report.is_cut);
}

TEST(Office, WhatIsNoPartOfADocumentIsAConcern) {
    const auto with = [](std::string name, std::string content) {
        return docx(paragraph("x"), {}, {{std::move(name), std::move(content)}});
    };
    EXPECT_TRUE(has(with("word/media/image1.png", std::string("MZ\x90\0\3\0", 6)), Concern::Program));
    EXPECT_TRUE(has(with("setup.exe", "MZ"), Concern::Program));
    EXPECT_TRUE(has(with("word/run.dat", "#!/bin/sh\nrm -rf /\n"), Concern::Script));
    EXPECT_TRUE(has(with("word/page.dat", "<html><body>x</body></html>"), Concern::Markup));
    EXPECT_TRUE(has(with("word/letter.dat", "{\\rtf1 x}"), Concern::EmbeddedObject));
    EXPECT_TRUE(has(with("word/object.dat", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 x"), Concern::EmbeddedObject));
    EXPECT_TRUE(has(with("word/more.dat", zip({{"a.txt", "x"}})), Concern::EmbeddedFile));
    EXPECT_FALSE(has(with("word/fonts/font1.odttf", "MZ"), Concern::Program));
    const auto clean = test_inspector().look(with("word/printerSettings/printerSettings1.bin", "MZ")).report;
    EXPECT_TRUE(clean.findings.empty());
    EXPECT_FALSE(clean.is_cut);
    EXPECT_TRUE(test_inspector().look(with("xl/worksheets/sheet1.bin", "\x81\1\0")).report.is_cut);
}

TEST(Office, ForeignContentIsAnObject) {
    EXPECT_TRUE(has(docx("<w:altChunk r:id='r1'/>"), Concern::EmbeddedObject));
    EXPECT_TRUE(has(docx("", "<Relationship Type='x/aFChunk' Target='/word/other.xml'/>"), Concern::EmbeddedObject));
    EXPECT_TRUE(has(docx("", "<Relationship Type='x/oleObject' Target='media/image1.png'/>"), Concern::EmbeddedObject));
}

TEST(Office, TextIsReadWhereverItStands) {
    const auto text_in = [](std::string name, std::string_view xml) {
        return all_text(test_inspector().look(docx("", {}, {{std::move(name), std::string(xml)}})).report);
    };
    EXPECT_EQ(text_in("word/styles/letter.xml", "<w:p xmlns:w='w'><w:t>hidden</w:t></w:p>"), "hidden\n");
    EXPECT_EQ(text_in("word/letter.dat", "<?xml version='1.0'?><w:p xmlns:w='w'><w:t>hidden</w:t></w:p>"), "hidden\n");
    EXPECT_EQ(text_in("xl/worksheets/sheet1.xml", "<row><c t='str'><f>A1</f><v>shown</v></c><c><v>5</v></c></row>"), "shown\n");
    EXPECT_EQ(text_in("xl/worksheets/sheet1.xml", "<headerFooter><oddHeader>above</oddHeader></headerFooter>"), "above\n");
    EXPECT_TRUE(test_inspector().look(docx("", {}, {{"word/a.xml", "<w:p><w:t>x"}})).report.is_cut);
}

TEST(Office, LinksInInstructionsAreFound) {
    const auto links_in = [](std::string_view body) { return targets_of(test_inspector().look(docx(body)).report); };
    const auto only = [](std::string target) { return testing::ElementsAre(std::move(target)); };
    EXPECT_THAT(links_in("<w:fldSimple w:instr='HYPERLINK \"https://shop.example/a\"'/>"), only("https://shop.example/a"));
    EXPECT_THAT(
        links_in("<w:p><w:instrText>HYPER</w:instrText><w:instrText>LINK \\o \"see\" \"https://shop.example/b\"</w:instrText></w:p>"),
        only("https://shop.example/b"));
    EXPECT_THAT(links_in("<w:p><w:instrText>HYPERLINK \\l \"chapter\"</w:instrText></w:p>"), testing::IsEmpty());
    EXPECT_THAT(links_in("<c><f>IF(A1,HYPERLINK(\"https://\"&amp;\"shop.example/c\",\"click\"))</f></c>"), only("https://shop.example/c"));
    EXPECT_THAT(links_in("<v:shape xmlns:v='v' href='https://shop.example/d'/>"), only("https://shop.example/d"));
    EXPECT_THAT(links_in("<table:table-cell xmlns:table='t' table:formula='of:=HYPERLINK(\"https://shop.example/e\";\"x\")'/>"),
                only("https://shop.example/e"));
    EXPECT_THAT(targets_of(test_inspector().look(R"({\rtf1 {\field{\*\fldinst HYPERLINK "https://shop.example/f"}{\fldrslt x}}})").report),
                only("https://shop.example/f"));
}

}  // namespace
}  // namespace stoa::inspect
