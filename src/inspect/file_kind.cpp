#include "inspect/file_kind.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/text.h"

namespace stoa::inspect {

namespace {

using enum FileKind;

constexpr auto table = std::to_array<KindWords>({
    {Unknown, "unknown", "application/octet-stream", ""},
    {Empty, "empty", "application/x-empty", ""},
    {Jpeg, "jpeg", "image/jpeg", "jpg jpeg jpe jfif"},
    {Png, "png", "image/png", "png apng"},
    {Gif, "gif", "image/gif", "gif"},
    {Webp, "webp", "image/webp", "webp"},
    {Avif, "avif", "image/avif", "avif avifs"},
    {Heic, "heic", "image/heic", "heic heif heics heifs hif"},
    {Tiff, "tiff", "image/tiff", "tif tiff"},
    {Bmp, "bmp", "image/bmp", "bmp dib"},
    {OtherPicture, "other_picture", "image/x-other", ""},
    {Svg, "svg", "image/svg+xml", "svg"},
    {Pdf, "pdf", "application/pdf", "pdf"},
    {Text, "text", "text/plain", "txt text csv tsv log md ics vcf json"},
    {Html, "html", "text/html", "html htm xhtml"},
    {Xml, "xml", "application/xml", "xml"},
    {Script, "script", "text/x-script", "sh bash py pl php rb js mjs vbs vbe jse ps1 bat cmd hta wsf"},
    {Program, "program", "application/x-executable", "exe dll com scr sys msi bin run so class jar apk"},
    {Shortcut, "shortcut", "application/x-shortcut", "lnk url desktop webloc"},
    {Docx, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx docm dotx dotm"},
    {Xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx xlsm xltx xltm xlsb xlam"},
    {Pptx, "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx pptm potx potm ppsx ppsm ppam"},
    {Odt, "odt", "application/vnd.oasis.opendocument.text", "odt ott odm"},
    {Ods, "ods", "application/vnd.oasis.opendocument.spreadsheet", "ods ots"},
    {Odp, "odp", "application/vnd.oasis.opendocument.presentation", "odp otp"},
    {Doc, "doc", "application/msword", "doc dot"},
    {Xls, "xls", "application/vnd.ms-excel", "xls xlt"},
    {Ppt, "ppt", "application/vnd.ms-powerpoint", "ppt pps pot"},
    {OtherOffice, "other_office", "application/x-ole-storage", ""},
    {Rtf, "rtf", "application/rtf", "rtf"},
    {Zip, "zip", "application/zip", "zip"},
    {OtherArchive, "other_archive", "application/x-archive", "rar 7z tar gz tgz bz2 xz zst cab iso arj lzh lz4 lzma cpio deb rpm"},
    {Mail, "mail", "message/rfc822", "eml"},
    {Audio, "audio", "audio/x-other", "mp3 wav ogg oga opus m4a aac flac mid aif aiff wma amr"},
    {Video, "video", "video/x-other", "mp4 m4v mov webm mkv avi mpg mpeg wmv 3gp ogv"},
    {Font, "font", "font/sfnt", "ttf otf woff woff2"},
    {DiskImage, "disk_image", "application/x-disk-image", "iso img dmg vhd"},
});

struct OtherName {
    std::string_view media_type;
    FileKind kind;
};
constexpr auto other_names = std::to_array<OtherName>({
    {"image/jpg", Jpeg},
    {"image/pjpeg", Jpeg},
    {"image/x-png", Png},
    {"image/apng", Png},
    {"image/heif", Heic},
    {"image/tif", Tiff},
    {"image/x-ms-bmp", Bmp},
    {"image/x-bmp", Bmp},
    {"application/x-pdf", Pdf},
    {"text/csv", Text},
    {"application/csv", Text},
    {"text/markdown", Text},
    {"text/calendar", Text},
    {"text/rtf", Rtf},
    {"text/xml", Xml},
    {"application/vnd.msword", Doc},
    {"application/excel", Xls},
    {"application/x-msexcel", Xls},
    {"application/x-zip-compressed", Zip},
    {"application/x-zip", Zip},
});

}  // namespace

std::span<const KindWords> kinds() { return table; }

const KindWords& words_of(FileKind kind) {
    const auto row = std::ranges::find(table, kind, &KindWords::kind);
    return row == table.end() ? table.front() : *row;
}

std::optional<FileKind> find_kind(std::string_view id) {
    const auto row = std::ranges::find(table, id, &KindWords::id);
    if (row == table.end()) return std::nullopt;
    return row->kind;
}

bool is_picture(FileKind kind) {
    switch (kind) {
        case Jpeg:
        case Png:
        case Gif:
        case Webp:
        case Avif:
        case Heic:
        case Tiff:
            return true;
        default:
            return false;
    }
}

bool is_office(FileKind kind) { return kind >= Docx && kind <= OtherOffice; }

bool is_archive(FileKind kind) { return kind == Zip || kind == OtherArchive; }

bool is_package(FileKind kind) { return kind >= Docx && kind <= Odp; }

bool is_made(FileKind kind) { return kind == Jpeg || kind == Png || kind == Webp || kind == Zip || is_package(kind); }

bool ending_agrees(FileKind kind, std::string_view ending) {
    const auto endings = split(words_of(kind).endings, ' ');
    return !ending.empty() && std::ranges::find(endings, ending) != endings.end();
}

bool media_type_agrees(FileKind kind, std::string_view media_type) {
    const std::string plain = to_lower(trim_blanks(media_type.substr(0, media_type.find(';'))));
    // What programs say of anything that they do not know.
    if (plain.empty() || plain == "application/octet-stream" || plain == "binary/octet-stream") return true;
    if (plain == words_of(kind).media_type) return true;
    if (kind == Audio || kind == Video || kind == Font) return plain.starts_with(words_of(kind).id);
    return std::ranges::any_of(other_names, [&](const OtherName& name) { return name.kind == kind && name.media_type == plain; });
}

}  // namespace stoa::inspect
