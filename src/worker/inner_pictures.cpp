#include "worker/inner_pictures.h"

#include <fmt/format.h>

#include <algorithm>

#include "worker/content_kind.h"
#include "worker/drawing.h"
#include "worker/picture.h"
#include "worker/picture_header.h"
#include "worker/reading_time.h"

namespace stoa::worker {

namespace {

constexpr int recognised_max = 20;  // Pictures, of which each may take a second.
constexpr int scanned_max = 200;    // For codes, which takes some milliseconds.
constexpr std::int64_t recognised_side_min = 64;

struct Sized {
    const InnerPicture* picture;
    std::int64_t side;  // The shorter one, in pixels, as its header says; of drawings unknown, and taken for large.
};

std::int64_t shorter_side(FileKind kind, std::string_view bytes) {
    constexpr std::int64_t large = 1000;
    if (kind == FileKind::Svg) return large;
    const auto header = read_picture_header(kind, bytes);
    return header ? std::min(header->width, header->height) : large;
}

void look_into(const InnerPicture& picture, inspect::InspectionOptions::Recognition recognition, int number, Inspected& file) {
    inspect::InspectionOptions options = file.options;
    options.recognition = recognition;
    options.drawings = inspect::InspectionOptions::Containers::Open;  // Nobody asks whether they may be sent: they are part of a document.
    Inspected inner(options, file.libraries);
    inner.report.kind = picture.kind;
    if (picture.kind == FileKind::Svg)
        inspect_drawing(picture.content, inner);
    else
        read_picture(picture.content, inner);
    for (const inspect::Finding& finding : inner.report.findings) {
        // Another program may show more of it than what is seen here.
        if (finding.concern == Concern::Damaged)
            file.report.is_cut = true;
        else
            file.add(finding.concern, fmt::format("{}: {}", picture.name, finding.detail));
    }
    if (inner.report.picture && inner.report.picture->moves) file.report.is_cut = true;  // Its first frame was read.
    // Boxes in a picture say nothing about the page that it is on.
    for (const inspect::Passage& passage : inner.report.passages) file.add_text(passage.text, {.page = number}, passage.origin);
    for (const inspect::Link& link : inner.report.links) file.add_link(link.target, {.page = number});
    for (const inspect::Code& code : inner.report.codes) file.add_code(code.format, code.text, {.page = number});
    file.report.is_cut = file.report.is_cut || inner.report.is_cut;
}

// The largest first, each once.
std::vector<Sized> put_in_order(const std::vector<InnerPicture>& pictures) {
    std::vector<Sized> sized;
    sized.reserve(pictures.size());
    for (const InnerPicture& picture : pictures)
        sized.push_back({.picture = &picture, .side = shorter_side(picture.kind, picture.content)});
    std::ranges::stable_sort(sized, std::ranges::greater{}, &Sized::side);
    std::vector<Sized> once;
    for (const Sized& one : sized) {
        if (std::ranges::none_of(once, [&](const Sized& other) { return other.picture->content == one.picture->content; }))
            once.push_back(one);
    }
    return once;
}

}  // namespace

void look_into_pictures(const std::vector<InnerPicture>& pictures, int number, Inspected& file) {
    using Recognition = inspect::InspectionOptions::Recognition;
    int scanned = 0;
    for (const Sized& one : put_in_order(pictures)) {
        const bool is_small = one.side < recognised_side_min;
        if (scanned == scanned_max || !has_time_for_more()) {
            file.report.is_cut = true;
            return;
        }
        const bool is_recognised = !is_small && scanned < recognised_max;
        if (!is_small && !is_recognised) file.report.is_cut = true;
        look_into(*one.picture, is_recognised ? file.options.recognition : Recognition::Off, ++number, file);
        ++scanned;
    }
}

void FoundPictures::add(std::string_view name, std::string_view content, Inspected& file) {
    constexpr std::size_t count_max = 1000, bytes_max = 64UL << 20U;
    if (content.empty()) return;
    bytes_ += content.size();
    if (contents_.size() >= count_max || bytes_ > bytes_max || !inspect::is_picture(find_kind_by_signs(content))) {
        file.report.is_cut = true;
        return;
    }
    contents_.emplace_back(name, content);
}

void FoundPictures::look_into_all(int number, Inspected& file) const {
    std::vector<InnerPicture> pictures;
    pictures.reserve(contents_.size());
    for (const auto& [name, content] : contents_)
        pictures.push_back({.name = name, .content = content, .kind = find_kind_by_signs(content)});
    look_into_pictures(pictures, number, file);
}

}  // namespace stoa::worker
