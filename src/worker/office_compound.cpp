// Word, Excel and PowerPoint as compound files (MS-DOC, MS-XLS, MS-PPT).
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "worker/byte_reader.h"
#include "worker/clean_text.h"
#include "worker/compound_file.h"
#include "worker/office.h"
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
    const std::string& main = find_entry(entries, "/WordDocument")->content;
    const auto flags = little_endian<2>(main, 0x0a).value_or(0);
    if ((flags & 0x0100U) != 0) return file.add(Concern::Encrypted, "doc");  // fEncrypted, MS-DOC 2.5.2.
    const bool is_second_table = (flags & 0x0200U) != 0;
    const CompoundEntry* table = find_entry(entries, is_second_table ? "/1Table" : "/0Table");
    const std::string text = table == nullptr ? std::string() : read_word_text(main, table->content);
    look_at_fields(text, file);
    // Old files, and those that hide their table: what looks like text in the stream itself.
    look_at_fields(main, file);
    add_word_text(text, file);
}

// A link of a cell: behind its place and a class, an object that says its address in one of two ways (MS-OSHARED 2.3.7.1, 2.3.7.6).
void add_excel_link(std::string_view record, Inspected& file) {
    constexpr std::string_view address_class = "\xe0\xc9\xea\x79\xf9\xba\xce\x11\x8c\x82\0\xaa\0\x4b\xa9\x0b"sv;
    if (const std::size_t at = record.find(address_class); at != std::string_view::npos) {
        const std::size_t begin = at + address_class.size();
        const std::string text = from_utf16(
            piece(record, begin + 4, std::min<std::uint64_t>(little_endian<4>(record, begin).value_or(0), record.size() - begin - 4)),
            ByteOrder::Little);
        return file.add_link(text.substr(0, text.find('\0')));
    }
    constexpr std::uint64_t has_address = 0x1, has_name = 0x10, has_frame = 0x80, is_plain = 0x100;
    const std::uint64_t flags = little_endian<4>(record, 28).value_or(0);
    if ((flags & has_address) == 0 || (flags & is_plain) == 0) return;
    const auto bytes_at = [&](std::size_t at) {
        return 2 * std::min<std::uint64_t>(little_endian<4>(record, at).value_or(0), record.size());
    };
    std::size_t at = 32;
    if ((flags & has_name) != 0) at += 4 + bytes_at(at);
    if ((flags & has_frame) != 0) at += 4 + bytes_at(at);
    const std::string text = from_utf16(piece(record, at + 4, bytes_at(at)), ByteOrder::Little);
    file.add_link(text.substr(0, text.find('\0')));
}

void look_at_excel(const std::vector<CompoundEntry>& entries, Inspected& file) {
    const CompoundEntry* book = find_entry(entries, "/Workbook");
    if (book == nullptr) book = find_entry(entries, "/Book");
    const std::string_view bytes = book->content;
    for (std::size_t at = 0; at + 4 <= bytes.size();) {
        const std::uint64_t type = *little_endian<2>(bytes, at), size = *little_endian<2>(bytes, at + 2);
        const std::string_view record = piece(bytes, at + 4, size);
        if (type == 0x2f) return file.add(Concern::Encrypted, "xls");                            // FILEPASS
        if (type == 0x85 && big_endian<1>(record, 5) == 1) file.add(Concern::Macro, "Excel 4");  // BOUNDSHEET
        if (type == 0x1ae && record.size() > 4) {                                                // SUPBOOK
            const bool is_exchange = record.substr(4).contains('\x03');
            const std::uint64_t marker = little_endian<2>(record, 2).value_or(0);
            if (marker != 0x0401 && marker != 0x3a01)
                file.add(is_exchange ? Concern::DynamicExchange : Concern::ExternalLink, record.substr(4));
        }
        if (type == 0x1b8) add_excel_link(record, file);       // HLINK
        if (type == 0xfc) add_excel_strings(bytes, at, file);  // SST
        at += 4 + size;
    }
}

// Records, of which some hold others (MS-PPT 2.3.1).
void look_at_slides(std::string_view bytes, Inspected& file, int depth, std::uint64_t parent = 0) {
    for (std::size_t at = 0; at + 8 <= bytes.size();) {
        const std::uint64_t version = *little_endian<2>(bytes, at) & 0xfU, type = *little_endian<2>(bytes, at + 2),
                            size = *little_endian<4>(bytes, at + 4);
        const std::string_view content = bytes.substr(at + 8, std::min<std::size_t>(size, bytes.size() - at - 8));
        if (type == 0x0400 && little_endian<4>(content, 4).value_or(0) != 0) file.add(Concern::Macro, "VBA");  // VbaInfoAtom
        if (type == 0x0fee || type == 0x0fcc) file.add(Concern::EmbeddedObject, "slide");                      // ExOleEmbed, ExOleObj
        if (type == 0x0fb8 || type == 0x0fce) file.add(Concern::ExternalLink, "slide");                        // ExOleLink
        if (type == 0x0fa0) file.add_text(from_utf16(content, ByteOrder::Little));                             // TextCharsAtom
        if (type == 0x0fa8) file.add_text(from_latin(content));                                                // TextBytesAtom
        // ExHyperlinkContainer: of its strings, the first is what people see and the second the address (MS-PPT 2.10.16).
        if (type == 0x0fba && parent == 0x0fd7 && *little_endian<2>(bytes, at) >> 4U == 1)
            file.add_link(from_utf16(content, ByteOrder::Little));
        if (version == 0xf && depth < 12) look_at_slides(content, file, depth + 1, type);
        at += 8 + size;
    }
}

}  // namespace

void inspect_compound_file(std::string_view bytes, Inspected& file) {
    const auto entries = read_compound_file(bytes);
    if (entries.empty()) return file.add(Concern::Damaged, "compound file");
    file.report.kind = find_kind(entries);
    look_at_names(entries, file);
    if (file.report.has(Concern::Encrypted)) return;
    if (file.report.kind == FileKind::Doc) look_at_word(entries, file);
    if (file.report.kind == FileKind::Xls) look_at_excel(entries, file);
    if (file.report.kind == FileKind::Ppt) look_at_slides(find_entry(entries, "/PowerPoint Document")->content, file, 0);
    if (const CompoundEntry* user = find_entry(entries, "/Current User");
        user != nullptr && little_endian<4>(user->content, 12) == 0xf3d1c4dfU) {
        file.add(Concern::Encrypted, "ppt");  // headerToken, MS-PPT 2.3.2.
    }
}

}  // namespace stoa::worker
