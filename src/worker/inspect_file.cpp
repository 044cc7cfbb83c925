#include "worker/inspect_file.h"

#include "worker/archive.h"
#include "worker/content_kind.h"
#include "worker/drawing.h"
#include "worker/foreign.h"
#include "worker/office.h"
#include "worker/pdf.h"
#include "worker/picture.h"
#include "worker/plain_text.h"

namespace stoa::worker {

namespace {

FileKind find_kind(std::string_view bytes, Inspected& file) {
    const FileKind kind = find_kind_by_signs(bytes);
    // Signs that are sure need no second opinion, and libmagic takes some milliseconds.
    if (inspect::is_picture(kind) || kind == FileKind::Pdf) return kind;
    file.report.described_as = describe_by_magic(file.libraries.magic.get(), bytes).substr(0, 200);
    return kind == FileKind::Unknown ? find_kind_by_description(file.report.described_as, bytes) : kind;
}

// Kinds that are not opened: what they are is what speaks against them, or for the pack to judge.
void judge_closed_kind(Inspected& file) {
    switch (file.report.kind) {
        case FileKind::Empty:
            return file.add(Concern::Empty);
        case FileKind::Unknown:
            return file.add(Concern::UnknownKind, file.report.described_as);
        case FileKind::Program:
        case FileKind::Shortcut:
            return file.add(Concern::Program, file.report.described_as);
        case FileKind::Script:
            return file.add(Concern::Script, file.report.described_as);
        case FileKind::Html:
        case FileKind::Xml:
            return file.add(Concern::Markup, inspect::words_of(file.report.kind).id);
        case FileKind::DiskImage:
            return file.add(Concern::Archive, file.report.described_as);
        default:
            return;
    }
}

}  // namespace

void inspect_file(std::string_view bytes, Inspected& file, int depth) {
    file.report.kind = find_kind(bytes, file);
    const FileKind kind = file.report.kind;
    if (inspect::is_picture(kind)) return inspect_picture(bytes, file);
    if (kind == FileKind::Pdf) return inspect_pdf(bytes, file);
    if (kind == FileKind::Svg) return inspect_drawing(bytes, file);
    find_foreign_parts(bytes, bytes.size(), file);
    if (inspect::is_archive(kind)) return inspect_archive(bytes, file, depth);
    if (kind == FileKind::OtherOffice) return inspect_compound_file(bytes, file);
    if (kind == FileKind::Rtf) return inspect_rich_text(bytes, file);
    if (kind == FileKind::Text || kind == FileKind::Mail) return inspect_plain_text(bytes, file);
    judge_closed_kind(file);
}

}  // namespace stoa::worker
