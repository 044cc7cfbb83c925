// Which pages of a PDF are to be looked at, and which are text with a logo and a table.
#include "worker/pdf_content.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <cmath>
#include <string>
#include <vector>

namespace stoa::worker {
namespace {

using testing::ElementsAre;

std::string object(int number, std::string_view facts, std::string_view content) {
    return fmt::format("{} 0 obj << {} /Length {} >> stream\n{}\nendstream endobj\n", number, facts, content.size(), content);
}

// Objects from 100 on are the test's.
std::vector<bool> wanted(const std::vector<std::string>& pages, std::string_view resources = {}, std::string_view objects = {},
                         std::string_view more_of_page = {}) {
    std::string kids, all(objects);
    for (std::size_t at = 0; at < pages.size(); ++at) {
        const int number = 10 + static_cast<int>(at) * 2;
        kids += fmt::format("{} 0 R ", number);
        all +=
            fmt::format("{} 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents {} 0 R /Resources << {} >> {} >> endobj\n",
                        number, number + 1, resources, more_of_page);
        all += object(number + 1, "", pages[at]);
    }
    const std::string bytes = fmt::format(
        "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [{}] /Count {} >> endobj\n{}"
        "trailer << /Root 1 0 R /Size 200 >>\n%%EOF\n",
        kids, pages.size(), all);
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("", bytes.data(), bytes.size());
    PdfContent content(1);
    std::vector<bool> out;
    for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages()) out.push_back(content.shows_more_than_text(page));
    return out;
}

// A blot that no other number gives, at a place.
std::string blot(int number, int pieces, double x = 0, double y = 0) {
    std::string path = fmt::format("{} {} m ", x, y);
    for (int piece = 0; piece < pieces; ++piece) {
        const double angle = piece + number * 0.37, far = 5 + std::fmod(number * 1.7 + piece * 2.3, 7);
        path += fmt::format("{:.2f} {:.2f} {:.2f} {:.2f} {:.2f} {:.2f} c ", x + far * std::cos(angle), y + far * std::sin(angle), x + far,
                            y, x + 3 * std::sin(angle), y + 2 * std::cos(angle));
    }
    return path + "f\n";
}
std::string letters(int first, int count) {
    std::string all;
    for (int number = first; number < first + count; ++number) all += blot(number, 12, number * 10, 20);
    return all;
}

std::string table(int rows, double from) {
    std::string all;
    for (int row = 0; row < rows; ++row) {
        const double height = 12 + row % 3 * 9, y = from + row * 33;
        for (int column = 0; column < 6; ++column) {
            const double x = 20 + column * 50;
            all += fmt::format("{} {} {} {} re S {} {} m {} {} l S\n", x, y, 20 + column * 7, height, x, y, x + 50, y);
        }
    }
    return all;
}

TEST(PdfContent, TextTablesBulletsAndLogosAreNone) {
    const std::string text = "BT /F 4 Tf 5 4 Td (words) Tj ET\n", logo = letters(1, 8);
    std::string bullets;
    for (int number = 0; number < 30; ++number) bullets += blot(0, 4, 10, number * 9);
    EXPECT_THAT(wanted({text, text, text}), ElementsAre(false, false, false));
    EXPECT_THAT(wanted({logo + table(40, 3), logo + table(35, 10), logo + table(40, 7) + bullets}), ElementsAre(true, false, false));
    EXPECT_THAT(wanted({text, blot(1, 30), table(60, 0)}), ElementsAre(false, false, false)) << "a small logo, a table";
}

TEST(PdfContent, OutlinesOfLettersAre) {
    EXPECT_THAT(wanted({"", letters(1, 15)}), ElementsAre(false, true));
    EXPECT_THAT(wanted({letters(1, 26), letters(1, 26)}), ElementsAre(true, false)) << "the same in the same place";
    std::string again;
    for (int number = 0; number < 100; ++number) again += blot(number % 26, 12, number * 3, 50);
    EXPECT_THAT(wanted({letters(0, 26), again}), ElementsAre(true, true)) << "put together anew";
    EXPECT_THAT(wanted({letters(0, 26), "1 0 0 1 5 5 cm " + letters(0, 26)}), ElementsAre(true, false));
    // A page that nobody looks at says nothing of those behind it.
    EXPECT_THAT(wanted({"", letters(1, 6), letters(1, 6) + letters(30, 3)}), ElementsAre(false, false, true));
    std::string polygons;
    for (int number = 0; number < 20; ++number) {
        polygons += fmt::format("{} 0 m ", number * 20);
        for (int corner = 0; corner < 12; ++corner)
            polygons += fmt::format("{} {} l ", number * 20 + corner * number % 7, corner * corner % (number + 5));
        polygons += "h W n\n";
    }
    EXPECT_THAT(wanted({"", polygons}), ElementsAre(false, true)) << "straight ones, that cut out what is behind";
}

TEST(PdfContent, CodesOfSquaresAre) {
    std::string code;
    for (int number = 0; number < 300; ++number) code += fmt::format("{} {} 2 2 re\n", number * 7 % 25 * 2, number / 12 * 2);
    EXPECT_THAT(wanted({"", code + "f"}), ElementsAre(false, true));
}

TEST(PdfContent, PicturesOfAnyShapeAre) {
    const auto strip = [](int height) {
        return fmt::format("BI /W 300 /H {} /CS /G /BPC 8 ID {} EI\n", height, std::string(static_cast<std::size_t>(300 * height), 'x'));
    };
    EXPECT_THAT(wanted({"", strip(20)}), ElementsAre(false, true));
    EXPECT_THAT(wanted({"", strip(2)}), ElementsAre(false, false));
    std::string strips;
    for (int number = 0; number < 8; ++number) strips += fmt::format("q 300 0 0 2 0 {} cm {} Q\n", number * 2, strip(2));
    EXPECT_THAT(wanted({"", strips, strips}), ElementsAre(false, true, false));
    const std::string images = object(100, "/Subtype /Image /Width 300 /Height 2", "x");
    std::string placed;
    for (int number = 0; number < 8; ++number) placed += fmt::format("q 300 0 0 2 0 {} cm /I Do Q\n", number * 2);
    EXPECT_THAT(wanted({"", "/I Do", placed, placed}, "/XObject << /I 100 0 R >>", images), ElementsAre(false, false, true, false));
}

TEST(PdfContent, FormsPatternsAndNotesAreLookedInto) {
    const std::string drawn = object(100, "/Subtype /Form", letters(1, 15)) + object(101, "/PatternType 1", letters(1, 15));
    EXPECT_THAT(wanted({"", "/X Do"}, "/XObject << /X 100 0 R >>", drawn), ElementsAre(false, true));
    EXPECT_THAT(wanted({"", "/P scn 0 0 9 9 re f"}, "/Pattern << /P 101 0 R >>", drawn), ElementsAre(false, true));
    EXPECT_THAT(wanted({"/S sh"}, "/Shading << /S << /ShadingType 1 >> >>"), ElementsAre(true));
    EXPECT_THAT(wanted({"/S sh"}, "/Shading << /S << /ShadingType 2 >> >>"), ElementsAre(false));
    EXPECT_THAT(wanted({""}, "", drawn, "/Annots [<< /Subtype /Stamp /AP << /N 100 0 R >> >>]"), ElementsAre(true));
}

TEST(PdfContent, WhatTakesTooLongIsLookedAt) {
    // Forms that draw each other ten times each.
    std::string forms, resources;
    for (int number = 100; number < 110; ++number) {
        std::string content;
        for (int times = 0; times < 10; ++times) content += fmt::format("/X{} Do ", number + 1);
        forms += object(number, "/Subtype /Form", content);
        resources += fmt::format("/X{0} {0} 0 R ", number);
    }
    EXPECT_THAT(wanted({"/X100 Do"}, fmt::format("/XObject << {} >>", resources), forms), ElementsAre(true));
}

}  // namespace
}  // namespace stoa::worker
