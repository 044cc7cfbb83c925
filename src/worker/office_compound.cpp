// Word, Excel and PowerPoint as compound files (MS-DOC, MS-XLS, MS-PPT).
#include <algorithm>

#include "base/ascii.h"
#include "worker/byte_reader.h"
#include "worker/clean_text.h"
#include "worker/code_page.h"
#include "worker/compound_file.h"
#include "worker/excel_book.h"
#include "worker/inner_pictures.h"
#include "worker/office.h"
#include "worker/office_art.h"
#include "worker/office_text.h"
#include "worker/written_links.h"

namespace stoa::worker {

using namespace std::string_view_literals;

namespace {

const CompoundEntry* find_entry(const std::vector<CompoundEntry>& entries, std::string_view path) {
    const auto found = std::ranges::find_if(entries, [&](const CompoundEntry& entry) { return equal_ignoring_case(entry.path, path); });
    return found == entries.end() ? nullptr : &*found;
}

FileKind find_kind(const std::vector<CompoundEntry>& entries) {
    if (find_entry(entries, "/WordDocument") != nullptr) return FileKind::Doc;
    if (find_entry(entries, "/Workbook") != nullptr || find_entry(entries, "/Book") != nullptr) return FileKind::Xls;
    if (find_entry(entries, "/PowerPoint Document") != nullptr) return FileKind::Ppt;
    return FileKind::OtherOffice;
}

void look_at_names(const std::vector<CompoundEntry>& entries, Inspected& file) {
    for (const CompoundEntry& entry : entries) {
        const std::string name = to_lower(entry.name), path = to_lower(entry.path);
        if (name == "vba" || name == "_vba_project" || name == "macros" || name == "_vba_project_cur") file.add(Concern::Macro, entry.name);
        if (name.starts_with("\1ole10native") || name.starts_with("mbd") || path.starts_with("/objectpool/") || name == "package") {
            file.add(Concern::EmbeddedObject, entry.path);
        }
        if (name == "encryptedpackage" || name == "encryptedsummary" || name == "encryptioninfo") file.add(Concern::Encrypted, entry.name);
    }
}

// The program part of fields in Word's text: 0x13, instruction, 0x14 or 0x15 (MS-DOC 2.8.25).
void look_at_fields(std::string_view text, Inspected& file) {
    for (std::size_t at = text.find('\x13'); at != std::string_view::npos; at = text.find('\x13', at + 1)) {
        const std::size_t end = text.find_first_of("\x13\x14\x15"sv, at + 1);
        const std::string_view instruction = trim_blanks(text.substr(at + 1, std::min<std::size_t>(end - at - 1, 2000)));
        if (is_dynamic_exchange(instruction)) file.add(Concern::DynamicExchange, instruction);
        if (loads_from_elsewhere(instruction)) file.add(Concern::ExternalLink, instruction);
        for (const std::string& target : find_written_links(instruction)) file.add_link(target);
    }
}

void look_at_word(const std::vector<CompoundEntry>& entries, Inspected& file) {
    constexpr std::uint64_t word_97 = 0xc1;  // nFib, MS-DOC 2.5.1.
    const std::string& main = find_entry(entries, "/WordDocument")->content;
    const auto flags = little_endian<2>(main, 0x0a).value_or(0);
    if ((flags & 0x0100U) != 0) return file.add(Concern::Encrypted, "doc");  // fEncrypted, MS-DOC 2.5.2.
    const bool is_second_table = (flags & 0x0200U) != 0;
    const CompoundEntry* table = find_entry(entries, is_second_table ? "/1Table" : "/0Table");
    const bool is_old = little_endian<2>(main, 2).value_or(0) < word_97;
    const WordText read = is_old ? read_old_word_text(main) : read_word_text(main, table == nullptr ? std::string_view() : table->content);
    if (!read.is_whole) file.report.is_cut = true;
    look_at_fields(read.text, file);
    // Old files, and those that hide their table: what looks like text in the stream itself.
    look_at_fields(main, file);
    add_word_text(read.text, file);
}

// Records, of which some hold others (MS-PPT 2.3.1).
class Slides {
public:
    explicit Slides(Inspected& file) : file_(file) {}

    void look(std::string_view bytes, int depth = 0, std::uint64_t parent = 0) {
        constexpr int depth_max = 30;
        if (depth > depth_max) {
            file_.report.is_cut = true;
            return;
        }
        for (std::size_t at = 0; at + 8 <= bytes.size();) {
            const std::uint64_t head = *little_endian<2>(bytes, at), type = *little_endian<2>(bytes, at + 2),
                                size = *little_endian<4>(bytes, at + 4);
            const std::string_view content = bytes.substr(at + 8, size);
            if (content.size() < size) file_.report.is_cut = true;
            take(type, head >> 4U, parent, content);
            if ((head & 0xfU) == 0xf) look(content, depth + 1, type);
            at += 8 + size;
        }
    }
    // Whether there is a slide, and no text at all.
    bool is_without_text() const { return has_slide_ && file_.report.passages.empty(); }

private:
    void take(std::uint64_t type, std::uint64_t instance, std::uint64_t parent, std::string_view content) {
        constexpr std::uint64_t text = 0x0fba, link = 0x0fd7, headers = 0x0fd9, comment = 0x2ee0;
        if (type == 0x03ee) has_slide_ = true;
        if (type == 0x0400 && little_endian<4>(content, 4).value_or(0) != 0) file_.add(Concern::Macro, "VBA");  // VbaInfoAtom
        if (type == 0x0fee || type == 0x0fcc) file_.add(Concern::EmbeddedObject, "slide");                      // ExOleEmbed, ExOleObj
        if (type == 0x0fb8 || type == 0x0fce) file_.add(Concern::ExternalLink, "slide");                        // ExOleLink
        if (type == 0x0fa0) add_lines(from_utf16(content, ByteOrder::Little));                                  // TextCharsAtom
        if (type == 0x0fa8) add_lines(from_code_page(content, western_code_page));                              // TextBytesAtom
        if (type == text && (parent == headers || parent == comment)) file_.add_text(from_utf16(content, ByteOrder::Little));
        // Of a link's strings, the first is what people see and the second the address (MS-PPT 2.10.16).
        if (type == text && parent == link && instance == 1) file_.add_link(from_utf16(content, ByteOrder::Little));
    }

    // Of paragraphs that end like this, and lines.
    void add_lines(std::string text) {
        std::ranges::replace_if(text, [](char c) { return c == '\r' || c == '\v'; }, '\n');
        file_.add_text(text);
    }

    Inspected& file_;
    bool has_slide_ = false;
};

void look_at_slides(const std::vector<CompoundEntry>& entries, const FoundPictures& pictures, Inspected& file) {
    Slides slides(file);
    slides.look(find_entry(entries, "/PowerPoint Document")->content);
    if (slides.is_without_text() && pictures.is_empty()) file.report.is_cut = true;
    if (const CompoundEntry* user = find_entry(entries, "/Current User");
        user != nullptr && little_endian<4>(user->content, 12) == 0xf3d1c4dfU) {
        file.add(Concern::Encrypted, "ppt");  // headerToken, MS-PPT 2.3.2.
    }
}

bool is_workbook(const CompoundEntry& entry) {
    return equal_ignoring_case(entry.path, "/Workbook") || equal_ignoring_case(entry.path, "/Book");
}

// Where there are two, one is for Excel 95.
void look_at_workbooks(const std::vector<CompoundEntry>& entries, FoundPictures& pictures, Inspected& file) {
    for (const CompoundEntry& entry : entries) {
        if (is_workbook(entry)) look_at_workbook(entry.content, pictures, file);
    }
}

// Of a workbook the records have to be put together first.
void gather_pictures(const std::vector<CompoundEntry>& entries, FoundPictures& pictures, Inspected& file) {
    for (const CompoundEntry& entry : entries) {
        const bool is_description = entry.name.starts_with('\5');
        if (!is_description && !is_workbook(entry)) look_at_drawings(entry.content, pictures, file);
    }
}

}  // namespace

void inspect_compound_file(std::string_view bytes, Inspected& file) {
    const CompoundFile compound = read_compound_file(bytes);
    const std::vector<CompoundEntry>& entries = compound.entries;
    if (entries.empty()) return file.add(Concern::Damaged, "compound file");
    if (compound.is_cut) file.report.is_cut = true;
    file.report.kind = find_kind(entries);
    look_at_names(entries, file);
    if (file.report.has(Concern::Encrypted)) return;
    FoundPictures pictures;
    gather_pictures(entries, pictures, file);
    if (file.report.kind == FileKind::Doc) look_at_word(entries, file);
    if (file.report.kind == FileKind::Xls) look_at_workbooks(entries, pictures, file);
    if (file.report.kind == FileKind::Ppt) look_at_slides(entries, pictures, file);
    if (!file.report.has(Concern::Encrypted)) pictures.look_into_all(1, file);
}

}  // namespace stoa::worker
