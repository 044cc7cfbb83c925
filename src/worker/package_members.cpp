#include "worker/package_members.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "worker/content_kind.h"
#include "worker/drawing.h"
#include "worker/picture.h"
#include "worker/picture_header.h"
#include "worker/picture_metadata.h"
#include "worker/reading_time.h"

namespace stoa::worker {

namespace {

constexpr int recognised_max = 20;  // Pictures, of which each may take a second.
constexpr int scanned_max = 200;    // For codes, which takes some milliseconds.
constexpr std::int64_t recognised_side_min = 64;

// Fonts are scrambled, and so look like anything; what printers want to know is their own.
bool is_font_or_printer_setting(std::string_view name) {
    const bool is_font = name.contains("fonts/") && (name.ends_with(".odttf") || name.ends_with(".fntdata") || name.ends_with(".ttf"));
    return is_font || (name.contains("printersettings/") && name.ends_with(".bin"));
}

FileKind kind_of(const PackageEntry& entry, const Inspected& file) {
    const FileKind kind = find_kind_by_signs(entry.content);
    if (kind != FileKind::Unknown) return kind;
    return find_kind_by_description(describe_by_magic(file.libraries.magic.get(), entry.content), entry.content);
}

bool is_picture_or_drawing(FileKind kind) { return inspect::is_picture(kind) || kind == FileKind::Svg; }

void judge_member(const PackageEntry& entry, FileKind kind, Inspected& file) {
    switch (kind) {
        case FileKind::Program:
        case FileKind::Shortcut:
            return file.add(Concern::Program, entry.name);
        case FileKind::Script:
            return file.add(Concern::Script, entry.name);
        case FileKind::Html:
            return file.add(Concern::Markup, entry.name);
        case FileKind::Rtf:
        case FileKind::OtherOffice:
            return file.add(Concern::EmbeddedObject, entry.name);
        case FileKind::Zip:
        case FileKind::OtherArchive:
        case FileKind::DiskImage:
        case FileKind::Pdf:
        case FileKind::Mail:
            return file.add(Concern::EmbeddedFile, entry.name);
        case FileKind::Text:
            return file.add_text(entry.content);
        case FileKind::Bmp:
        case FileKind::OtherPicture:
        case FileKind::Audio:
        case FileKind::Video:
            file.report.is_cut = true;  // People see or hear what nobody has looked into.
            return;
        default:
            // Sheets may be written in bytes instead of XML (.xlsb).
            if (to_lower(entry.name).ends_with(".bin")) file.report.is_cut = true;
    }
}

// Recorded drawings of Windows, which are not drawn here.
bool is_metafile(std::string_view bytes) {
    return bytes.starts_with("\xd7\xcd\xc6\x9a") || bytes.substr(0, 44).ends_with(" EMF") || bytes.starts_with("VCLMTF");
}

struct Picture {
    PackageEntry* entry;
    FileKind kind;
    std::int64_t side = 0;  // The shorter one, in pixels, as its header says; of drawings unknown, and taken for large.
};

std::int64_t shorter_side(FileKind kind, std::string_view bytes) {
    constexpr std::int64_t large = 1000;
    if (kind == FileKind::Svg) return large;
    const auto header = read_picture_header(kind, bytes);
    return header ? std::min(header->width, header->height) : large;
}

void look_into(const Picture& picture, inspect::InspectionOptions::Recognition recognition, int number, Inspected& file) {
    inspect::InspectionOptions options = file.options;
    options.recognition = recognition;
    options.drawings = inspect::InspectionOptions::Containers::Open;  // Nobody asks whether they may be sent: they are part of a document.
    Inspected inner(options, file.libraries);
    inner.report.kind = picture.kind;
    if (picture.kind == FileKind::Svg)
        inspect_drawing(picture.entry->content, inner);
    else
        read_picture(picture.entry->content, inner);
    for (const inspect::Finding& finding : inner.report.findings) {
        // Another program may show more of it than what is seen here.
        if (finding.concern == Concern::Damaged)
            file.report.is_cut = true;
        else
            file.add(finding.concern, fmt::format("{}: {}", picture.entry->name, finding.detail));
    }
    if (inner.report.picture && inner.report.picture->moves) file.report.is_cut = true;  // Its first frame was read.
    // Boxes in a picture say nothing about the page that it is on.
    for (const inspect::Passage& passage : inner.report.passages) file.add_text(passage.text, {.page = number}, passage.origin);
    for (const inspect::Link& link : inner.report.links) file.add_link(link.target, {.page = number});
    for (const inspect::Code& code : inner.report.codes) file.add_code(code.format, code.text, {.page = number});
    file.report.is_cut = file.report.is_cut || inner.report.is_cut;
}

// The largest first, each once.
void put_in_order(std::vector<Picture>& pictures) {
    std::ranges::stable_sort(pictures, std::ranges::greater{}, &Picture::side);
    std::vector<Picture> once;
    for (const Picture& picture : pictures) {
        if (std::ranges::none_of(once, [&](const Picture& other) { return other.entry->content == picture.entry->content; }))
            once.push_back(picture);
    }
    pictures = std::move(once);
}

void look_into_all(std::vector<Picture> pictures, int number, Inspected& file) {
    using Recognition = inspect::InspectionOptions::Recognition;
    put_in_order(pictures);
    int scanned = 0;
    for (const Picture& picture : pictures) {
        const bool is_small = picture.side < recognised_side_min;
        if (scanned == scanned_max || !has_time_for_more()) {
            file.report.is_cut = true;
            return;
        }
        const bool is_recognised = !is_small && scanned < recognised_max;
        if (!is_small && !is_recognised) file.report.is_cut = true;
        look_into(picture, is_recognised ? file.options.recognition : Recognition::Off, ++number, file);
        ++scanned;
    }
}

}  // namespace

bool is_xml_part(const PackageEntry& entry) {
    const std::string name = to_lower(entry.name);
    if (entry.content.empty()) return false;
    if (name.ends_with(".xml") || name.ends_with(".vml") || name.ends_with(".rels") || name.ends_with(".rdf")) return true;
    const std::string_view begin = std::string_view(entry.content).substr(0, 8);
    const bool is_declared =
        begin.contains("<?xml") || begin.starts_with("\xff\xfe<") || begin.starts_with(std::string_view("\xfe\xff\0<", 4));
    return is_declared && !looks_like_svg(entry.content) && !looks_like_html(entry.content);
}

bool inspect_package_members(std::vector<PackageEntry>& entries, int number, Inspected& file) {
    std::vector<Picture> pictures;
    bool has_changed = false;
    for (PackageEntry& entry : entries) {
        const std::string name = to_lower(entry.name);
        if (entry.content.empty() || is_xml_part(entry) || name == "mimetype" || is_font_or_printer_setting(name)) continue;
        const FileKind kind = kind_of(entry, file);
        if (is_picture_or_drawing(kind))
            pictures.push_back({.entry = &entry, .kind = kind, .side = shorter_side(kind, entry.content)});
        else if (is_metafile(entry.content))
            file.report.is_cut = true;
        else
            judge_member(entry, kind, file);
    }
    look_into_all(pictures, number, file);
    for (const Picture& picture : pictures) {
        if (auto without = without_metadata(picture.kind, picture.entry->content)) {
            picture.entry->content = *std::move(without);
            has_changed = true;
        }
    }
    return has_changed;
}

}  // namespace stoa::worker
