#include "worker/package_members.h"

#include "base/ascii.h"
#include "worker/content_kind.h"
#include "worker/inner_pictures.h"
#include "worker/picture_metadata.h"

namespace stoa::worker {

namespace {

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
    std::vector<PackageEntry*> picture_entries;
    std::vector<InnerPicture> pictures;
    bool has_changed = false;
    for (PackageEntry& entry : entries) {
        const std::string name = to_lower(entry.name);
        if (entry.content.empty() || is_xml_part(entry) || name == "mimetype" || is_font_or_printer_setting(name)) continue;
        const FileKind kind = kind_of(entry, file);
        if (is_picture_or_drawing(kind)) {
            pictures.push_back({.name = entry.name, .content = entry.content, .kind = kind});
            picture_entries.push_back(&entry);
        } else if (is_metafile(entry.content)) {
            file.report.is_cut = true;
        } else {
            judge_member(entry, kind, file);
        }
    }
    look_into_pictures(pictures, number, file);
    for (std::size_t at = 0; at < pictures.size(); ++at) {
        auto without = without_metadata(pictures[at].kind, pictures[at].content);
        if (!without) continue;
        picture_entries[at]->content = *std::move(without);
        has_changed = true;
    }
    return has_changed;
}

}  // namespace stoa::worker
