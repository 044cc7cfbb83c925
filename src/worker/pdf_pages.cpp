#include "worker/pdf_pages.h"

#include <fmt/format.h>
#include <iconv.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>
#include <cmath>

#include <algorithm>

#include "worker/kept_files.h"
#include "worker/picture.h"
#include "worker/read_pixels.h"
#include "worker/reading_time.h"

namespace stoa::worker {

namespace {

constexpr double points_per_inch = 72;

void say_nothing(const std::string& /*message*/, void* /*closure*/) {}

std::string utf8(const poppler::ustring& text) {
    const poppler::byte_array bytes = text.to_utf8();
    return {bytes.begin(), bytes.end()};
}

// A line of words that stand side by side.
class Line {
public:
    bool takes(const poppler::text_box& word) const {
        const poppler::rectf box = word.bbox();
        const double middle = (box.top() + box.bottom()) / 2;
        // Across such a gap another column begins.
        constexpr double gap_max = 3;  // Heights of the line.
        const bool is_near = box.left() >= left_ && box.left() <= right_ + gap_max * (bottom_ - top_);
        return !text_.empty() && middle > top_ && middle < bottom_ && is_near && word.rotation() == rotation_;
    }
    void add(const poppler::text_box& word) {
        const poppler::rectf box = word.bbox();
        if (text_.empty()) {
            left_ = right_ = box.left();
            top_ = box.top();
            bottom_ = box.bottom();
            rotation_ = word.rotation();
        } else if (had_space_ || box.left() > right_ + 1) {
            text_ += ' ';
        }
        text_ += utf8(word.text());
        had_space_ = word.has_space_after();
        right_ = std::max(right_, box.right());
        top_ = std::min(top_, box.top());
        bottom_ = std::max(bottom_, box.bottom());
    }
    void write(int page, Inspected& file) {
        const auto whole = [](double value) { return static_cast<std::int32_t>(std::lround(std::clamp(value, -1e6, 1e6))); };
        file.add_text(text_, {.page = page,
                              .box = inspect::Box{
                                  .x = whole(left_), .y = whole(top_), .width = whole(right_ - left_), .height = whole(bottom_ - top_)}});
        *this = {};
    }

private:
    std::string text_{};
    double left_ = 0, top_ = 0, right_ = 0, bottom_ = 0;
    int rotation_ = 0;
    bool had_space_ = true;
};

// Gives how many letters, by their bytes, were found.
std::size_t read_text(const poppler::page& page, int number, Inspected& file) {
    Line line;
    std::size_t letters = 0;
    for (const poppler::text_box& word : page.text_list()) {
        letters += utf8(word.text()).size();
        if (!line.takes(word)) line.write(number, file);
        line.add(word);
    }
    line.write(number, file);
    return letters;
}

// So that the longer side has `side` pixels.
Pixels draw(const poppler::page& page, int side) {
    const poppler::rectf size = page.page_rect();
    const double longer = std::max(size.width(), size.height());
    if (!(longer >= 1) || longer > 20'000 || std::min(size.width(), size.height()) < 1) return nullptr;
    poppler::page_renderer renderer;
    renderer.set_render_hints(poppler::page_renderer::antialiasing | poppler::page_renderer::text_antialiasing);
    const double resolution = points_per_inch * side / longer;
    const poppler::image image = renderer.render_page(&page, resolution, resolution);
    if (!image.is_valid() || image.format() != poppler::image::format_argb32) return nullptr;
    return from_bgrx(image.const_data(), image.width(), image.height(), image.bytes_per_row());
}

// False where it cannot be drawn.
bool look_at_page(const poppler::page& page, int number, Inspected& file) {
    const Pixels drawn = draw(page, file.options.preview_side);
    const auto grey = drawn ? to_grey(drawn) : std::nullopt;
    if (!grey) return false;
    if (number == 1) show_page(drawn, *grey, file);
    const poppler::rectf size = page.page_rect();
    read_pixels(drawn, *grey,
                {.page = number, .units_per_pixel = std::max(size.width(), size.height()) / std::max(width_of(drawn), height_of(drawn))},
                file);
    return true;
}

// Reads the pages from the first on, and draws those on which more may be seen than their text says.
class Reading {
public:
    Reading(const std::set<int>& picture_pages, Inspected& file) : picture_pages_(picture_pages), file_(file) {}

    void read(const poppler::page& page, int number) {
        const bool is_wanted = read_text(page, number, file_) < letters_few || picture_pages_.contains(number);
        if (!is_wanted && number > std::max(1, file_.options.pages_recognised)) return;
        const bool may_draw = number == 1 || (drawn_ < drawn_max && has_time_for_more());
        const bool is_seen = may_draw && look_at_page(page, number, file_);
        if (is_wanted && !is_seen) file_.report.is_cut = true;
        ++drawn_;
    }

private:
    static constexpr std::size_t letters_few = 80;  // A page whose text is a heading, or a number below.
    static constexpr int drawn_max = 40;            // An empty one takes 0.2 s of processor, a full one 1.

    const std::set<int>& picture_pages_;
    Inspected& file_;
    int drawn_ = 0;
};

std::unique_ptr<poppler::document> open(std::string_view bytes) {
    poppler::set_debug_error_function(say_nothing, nullptr);
    return std::unique_ptr<poppler::document>(poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
}

}  // namespace

void read_pdf_pages(std::string_view bytes, const std::set<int>& picture_pages, Inspected& file) {
    if (bytes.size() > INT32_MAX) return file.add(Concern::TooLarge, "pdf");
    const auto document = open(bytes);
    if (!document) return file.add(Concern::Damaged, "pages");
    if (document->is_locked()) return file.add(Concern::Encrypted, "pdf");
    for (const poppler::ustring& said :
         {document->get_title(), document->get_author(), document->get_subject(), document->get_keywords()}) {
        file.add_text(utf8(said), {}, inspect::TextOrigin::Described);
    }
    const int pages = document->pages();
    if (pages < 1) return file.add(Concern::Damaged, "pages");
    if (pages > file.options.pages_read) file.report.is_cut = true;
    Reading reading(picture_pages, file);
    for (int number = 1; number <= std::min(pages, file.options.pages_read); ++number) {
        const std::unique_ptr<poppler::page> page(document->create_page(number - 1));
        if (page)
            reading.read(*page, number);
        else
            file.report.is_cut = true;
    }
}

void get_pdf_fonts() {
    // A document of one page that shows all fonts which need not be in it (ISO 32000-1 section 9.6.2.2).
    std::string fonts, text;
    for (const char* const name : {"Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique", "Times-Roman", "Times-Bold",
                                   "Times-Italic", "Times-BoldItalic", "Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique",
                                   "Symbol", "ZapfDingbats", "Arial", "Verdana"}) {
        fonts += fmt::format("/{0} << /Type /Font /Subtype /{1} /BaseFont /{0} >> ", name, name[0] == 'V' ? "TrueType" : "Type1");
        text += fmt::format("/{} 12 Tf (Ag) Tj ", name);
    }
    const std::string content = "BT 20 20 Td " + text + "ET";
    const std::string document = fmt::format(
        "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
        "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << {} >> >> >> endobj\n"
        "4 0 obj << /Length {} >> stream\n{}\nendstream endobj\ntrailer << /Root 1 0 R /Size 5 >>\n%%EOF\n",
        fonts, content.size(), content);
    // poppler passes all texts through iconv, whose module for UTF-16 is found only while files can be opened: two that stay open.
    (void)::iconv_open("UTF-16", "UTF-8");
    (void)::iconv_open("UTF-8", "UTF-16");
    begin_keeping();
    if (const auto opened = open(document)) {
        if (const std::unique_ptr<poppler::page> page(opened->create_page(0)); page) (void)draw(*page, 100);
    }
    end_keeping();
}

}  // namespace stoa::worker
