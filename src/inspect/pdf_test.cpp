// PDFs: pages that are only pictures, texts beside the page, and what is said where not all was read.
#include <BitMatrix.h>
#include <MultiFormatWriter.h>
#include <gmock/gmock.h>
#include <vips/vips.h>

#include <functional>

#include "inspect/test_documents.h"
#include "inspect/test_inspector.h"

namespace stoa::inspect {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr InspectionOptions recognising{.recognition = InspectionOptions::Recognition::On};

struct Page {
    std::string text{};
    std::string jpeg{};     // Of 1200 by 900 pixels, over the whole page.
    std::string content{};  // What else is drawn.
};

std::string pdf_of(const std::vector<Page>& pages) {
    std::string kids, objects;
    for (std::size_t at = 0; at < pages.size(); ++at) {
        const std::size_t number = 10 + at * 3;
        const std::string& jpeg = pages[at].jpeg;
        const std::string content = (jpeg.empty() ? "" : "q 400 0 0 300 0 0 cm /I Do Q ") + pages[at].content +
                                    fmt::format(" BT /F 4 Tf 5 4 Td ({}) Tj ET", pages[at].text);
        kids += fmt::format("{} 0 R ", number);
        objects += fmt::format(
            "{} 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents {} 0 R /Resources << {} /Font "
            "<< /F << "
            "/Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj\n{} 0 obj << /Length {} >> stream\n{}\nendstream endobj\n",
            number, number + 1, jpeg.empty() ? "" : fmt::format("/XObject << /I {} 0 R >>", number + 2), number + 1, content.size(),
            content);
        objects += fmt::format(
            "{} 0 obj << /Type /XObject /Subtype /Image /Width 1200 /Height 900 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter "
            "/DCTDecode "
            "/Length {} >> stream\n{}\nendstream endobj\n",
            number + 2, jpeg.size(), jpeg);
    }
    return fmt::format(
        "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [{}] /Count {} >> endobj\n{}"
        "trailer << /Root 1 0 R /Size {} >>\n%%EOF\n",
        kids, pages.size(), objects, 10 + pages.size() * 3);
}

const std::string long_text =
    "This page says enough in letters that nobody needs to look at how it is drawn, on and on and on and on and on until the very last "
    "line";

std::string recognised_in(const std::vector<Page>& pages) {
    return all_text(test_inspector().look(pdf_of(pages), {}, {}, recognising).report, TextOrigin::Recognised);
}

TEST(Pdf, PagesThatAreOnlyPicturesAreRecognisedWhereverTheyAre) {
    const std::string flyer = test_inspector().look(pdf("Leave us a review")).preview;
    std::vector<Page> pages(5, Page{.text = long_text});
    pages.push_back({.jpeg = flyer});
    EXPECT_THAT(recognised_in(pages), HasSubstr("review"));
    pages.back().text = long_text;  // Beside the picture.
    EXPECT_THAT(recognised_in(pages), HasSubstr("review"));
}

std::string inline_picture(std::string_view jpeg, int width, int height) {
    return fmt::format("BI /W {} /H {} /CS /RGB /BPC 8 /F /DCT ID {} EI", width, height, jpeg);
}

// Some pixels high each, one below the other over the whole page.
std::string in_strips(const std::string& jpeg, int height) {
    ::VipsImage* const picture = ::vips_image_new_from_buffer(jpeg.data(), jpeg.size(), "", nullptr);
    std::string content;
    for (int top = 0; top < 900; top += height) {
        ::VipsImage* strip = nullptr;
        void* bytes = nullptr;
        std::size_t size = 0;
        EXPECT_EQ(::vips_extract_area(picture, &strip, 0, top, 1200, height, nullptr), 0);
        EXPECT_EQ(::vips_jpegsave_buffer(strip, &bytes, &size, "Q", 90, nullptr), 0);
        content += fmt::format("q 400 0 0 {} 0 {} cm {} Q ", height / 3, 300 - (top + height) / 3,
                               inline_picture({static_cast<const char*>(bytes), size}, 1200, height));
        ::g_free(bytes);
        ::g_object_unref(strip);
    }
    ::g_object_unref(picture);
    return content;
}

TEST(Pdf, PagesBesideWhoseTextSomethingIsDrawnAreRecognised) {
    const std::string flyer = test_inspector().look(pdf("Leave us a review")).preview;
    std::vector<Page> pages(5, Page{.text = long_text});
    pages.push_back({.text = long_text, .content = "q 400 0 0 300 0 0 cm " + inline_picture(flyer, 1200, 900) + " Q"});
    EXPECT_THAT(recognised_in(pages), HasSubstr("review"));
    pages.back().content = in_strips(flyer, 60);
    EXPECT_THAT(recognised_in(pages), HasSubstr("review"));
}

TEST(Pdf, CodesOfSquaresAreReadOnEachPage) {
    const ZXing::BitMatrix code =
        ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode).setMargin(0).encode("https://shop.example/x", 0, 0);
    std::string squares;
    for (int y = 0; y < code.height(); ++y) {
        for (int x = 0; x < code.width(); ++x) {
            if (code.get(x, y)) squares += fmt::format("{} {} 4 4 re\n", 100 + x * 4, 200 - y * 4);
        }
    }
    std::vector<Page> pages(5, Page{.text = long_text});
    pages.push_back({.text = long_text, .content = squares + "f"});
    const Report report = test_inspector().look(pdf_of(pages)).report;
    ASSERT_EQ(report.codes.size(), 1U);
    EXPECT_EQ(report.codes[0].text, "https://shop.example/x");
    EXPECT_EQ(report.codes[0].place.page, 6);
}

TEST(Pdf, WhatIsDrawnOnPagesThatNobodyLookedAtIsTold) {
    const auto is_cut = [](const std::function<std::string(int)>& content) {
        std::vector<Page> pages;
        for (int number = 0; number < 45; ++number) pages.push_back({.text = long_text, .content = content(number)});
        return test_inspector().look(pdf_of(pages)).report.is_cut;
    };
    const std::string frame = "20 20 m 30 40 50 60 20 80 c h 20 90 300 20 re 20 120 300 20 re S ";
    EXPECT_FALSE(is_cut([&](int) { return frame; }));
    EXPECT_TRUE(is_cut([&](int number) {
        std::string outlines;
        for (int at = 0; at < 90; ++at)
            outlines += fmt::format("{} {} m {} 9 20 {} {} 40 c f\n", at, number, at * at % 50, number, at * number % 70);
        return outlines;
    }));
}

TEST(Pdf, WhatIsDeepIsFoundOrTold) {
    const auto nested = [](std::size_t depth) {
        std::string bytes = pdf("x", {}, "/Deep 6 0 R");
        const std::string object =
            fmt::format("6 0 obj {} << /S /JavaScript /JS (app.alert) >> {} endobj\n", std::string(depth, '['), std::string(depth, ']'));
        return test_inspector().look(bytes.insert(bytes.find("trailer"), object)).report;
    };
    EXPECT_TRUE(nested(100).has(Concern::JavaScript));
    EXPECT_FALSE(nested(100).has(Concern::Damaged));
    EXPECT_THAT(nested(700).findings, testing::Contains(Finding{.concern = Concern::Damaged, .detail = "depth"}));
}

TEST(Pdf, PagesThatNobodyLookedAtAreTold) {
    const auto is_cut = [](std::size_t count, const std::string& text) {
        const auto looked = test_inspector().look(pdf_of(std::vector<Page>(count, Page{.text = text})));
        EXPECT_TRUE(looked.report.findings.empty());
        return looked.report.is_cut;
    };
    EXPECT_FALSE(is_cut(12, ""));
    EXPECT_TRUE(is_cut(45, ""));
    EXPECT_FALSE(is_cut(45, long_text));
    EXPECT_TRUE(is_cut(51, long_text));
}

TEST(Pdf, TextsBesideThePageAreRead) {
    const std::string bytes = pdf(
        "Invoice",
        "/Annots [<< /Type /Annot /Subtype /Text /Rect [40 190 60 210] /Contents (write to me at a@b.example) >> "
        "<< /Type /Annot /Subtype /Widget /Rect [40 90 60 110] /Parent << /FT /Tx /T (n) /V (call 0151 1234567) /TU (your number) >> >>]",
        "/Outlines << /First << /Title (our shop.example) /Next << /Title (second) >> >> >>");
    const auto looked = test_inspector().look(bytes);
    const std::string text = all_text(looked.report, TextOrigin::Described);
    for (const std::string_view words : {"write to me at a@b.example", "call 0151 1234567", "your number", "our shop.example", "second"}) {
        EXPECT_THAT(text, HasSubstr(words));
    }
    EXPECT_TRUE(looked.report.findings.empty());
    EXPECT_FALSE(looked.report.is_cut);
}

TEST(Cut, IsSaidWhereTextsLinksOrCodesWereLeftOut) {
    std::string links;
    for (int number = 0; number < 501; ++number)
        links += fmt::format("<Relationship Type='x/hyperlink' Target='https://{}.example' TargetMode='External'/>", number);
    EXPECT_TRUE(test_inspector().look(docx("", links)).report.is_cut);
    const auto long_paragraph = test_inspector().look(std::string(4'500, 'a') + " the end");
    EXPECT_FALSE(long_paragraph.report.is_cut);
    EXPECT_THAT(all_text(long_paragraph.report), HasSubstr("the end"));
    EXPECT_TRUE(test_inspector().look(std::string(401'000, 'a')).report.is_cut);
}

}  // namespace
}  // namespace stoa::inspect
