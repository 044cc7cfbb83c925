// PDFs: pages that are only pictures, texts beside the page, and what is said where not all was read.
#include <gmock/gmock.h>

#include "inspect/test_documents.h"
#include "inspect/test_inspector.h"

namespace stoa::inspect {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr InspectionOptions recognising{.recognition = InspectionOptions::Recognition::On};

struct Page {
    std::string text{};
    std::string jpeg{};  // Of 1200 by 900 pixels, over the whole page.
};

std::string pdf_of(const std::vector<Page>& pages) {
    std::string kids, objects;
    for (std::size_t at = 0; at < pages.size(); ++at) {
        const std::size_t number = 10 + at * 3;
        const std::string& jpeg = pages[at].jpeg;
        const std::string content =
            (jpeg.empty() ? "" : "q 400 0 0 300 0 0 cm /I Do Q ") + fmt::format("BT /F 4 Tf 5 4 Td ({}) Tj ET", pages[at].text);
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
