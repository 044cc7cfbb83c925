// What a file is by its content: a closed set, with the media type and the endings of names that go with each.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace stoa::inspect {

enum class FileKind : std::uint8_t {
    Unknown,
    Empty,
    Jpeg,
    Png,
    Gif,
    Webp,
    Avif,
    Heic,
    Tiff,
    Bmp,
    OtherPicture,
    Svg,
    Pdf,
    Text,
    Html,
    Xml,
    Script,
    Program,
    Shortcut,  // Opens something else: .lnk, .url, .desktop, .webloc.
    Docx,
    Xlsx,
    Pptx,
    Odt,
    Ods,
    Odp,
    Doc,
    Xls,
    Ppt,
    OtherOffice,  // A compound file, or a package, of another program.
    Rtf,
    Zip,
    OtherArchive,
    Mail,
    Audio,
    Video,
    Font,
    DiskImage,
};

// A row of the table of kinds.
struct KindWords {
    FileKind kind;
    std::string_view id;          // "jpeg": what the worker answers and what the log says.
    std::string_view media_type;  // "image/jpeg".
    std::string_view endings;     // "jpg jpeg jpe jfif": those that agree with the content, the usual one first.
};

std::span<const KindWords> kinds();
const KindWords& words_of(FileKind kind);
std::optional<FileKind> find_kind(std::string_view id);

// Decoded pixel by pixel and written anew.
bool is_picture(FileKind kind);
bool is_office(FileKind kind);
bool is_archive(FileKind kind);
// An office file that is a ZIP.
bool is_package(FileKind kind);
// Written by the worker, of a file that it was given.
bool is_made(FileKind kind);

// Whether a name's ending ("jpg", in small letters), or a declared media type, is what such a file may have.
bool ending_agrees(FileKind kind, std::string_view ending);
bool media_type_agrees(FileKind kind, std::string_view media_type);

}  // namespace stoa::inspect
