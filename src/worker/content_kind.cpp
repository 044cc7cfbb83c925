#include "worker/content_kind.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "worker/byte_reader.h"

namespace stoa::worker {

using inspect::FileKind;
using namespace std::string_view_literals;

namespace {

constexpr std::size_t text_head_bytes = 4096;

struct Sign {
    std::size_t at;
    std::string_view bytes;
    FileKind kind;
};
constexpr auto signs = std::to_array<Sign>({
    {0, "\xff\xd8\xff"sv, FileKind::Jpeg},
    {0, "\x89PNG\r\n\x1a\n"sv, FileKind::Png},
    {0, "GIF8"sv, FileKind::Gif},
    {0, "GIF9"sv, FileKind::Gif},  // No version that there is; some show it all the same.
    {0, "II*\0"sv, FileKind::Tiff},
    {0, "MM\0*"sv, FileKind::Tiff},
    {0, "8BPS"sv, FileKind::OtherPicture},
    {0, "\0\0\0\x0cjP  \r\n\x87\n"sv, FileKind::OtherPicture},
    {0, "\xff\x4f\xff\x51"sv, FileKind::OtherPicture},
    {0, "\xff\x0a"sv, FileKind::OtherPicture},
    {0, "\0\0\0\x0cJXL \r\n\x87\n"sv, FileKind::OtherPicture},
    {0, "\0\0\1\0"sv, FileKind::OtherPicture},
    {0, "\0\0\2\0"sv, FileKind::OtherPicture},
    {0, "FLIF"sv, FileKind::OtherPicture},
    {0, "gimp xcf"sv, FileKind::OtherPicture},
    {0, "II\xbc"sv, FileKind::OtherPicture},
    {0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, FileKind::OtherOffice},
    {0, "PK\3\4"sv, FileKind::Zip},
    {0, "PK\5\6"sv, FileKind::Zip},
    {0, "PK\7\10"sv, FileKind::Zip},
    {0, "{\\rt"sv, FileKind::Rtf},
    {0,
     "\x7f"
     "ELF"sv,
     FileKind::Program},
    {0, "\xfe\xed\xfa\xce"sv, FileKind::Program},
    {0, "\xfe\xed\xfa\xcf"sv, FileKind::Program},
    {0, "\xce\xfa\xed\xfe"sv, FileKind::Program},
    {0, "\xcf\xfa\xed\xfe"sv, FileKind::Program},
    {0, "\xca\xfe\xba\xbe"sv, FileKind::Program},
    {0, "dex\n03"sv, FileKind::Program},
    {0, "\0asm"sv, FileKind::Program},
    {0, "#!AMR"sv, FileKind::Audio},
    {0, "#!"sv, FileKind::Script},
    {0, "L\0\0\0\1\x14\2\0"sv, FileKind::Shortcut},
    {0, "Rar!\x1a\7"sv, FileKind::OtherArchive},
    {0, "7z\xbc\xaf\x27\x1c"sv, FileKind::OtherArchive},
    {0, "\x1f\x8b"sv, FileKind::OtherArchive},
    {0, "\x1f\x9d"sv, FileKind::OtherArchive},
    {0, "BZh"sv, FileKind::OtherArchive},
    {0,
     "\xfd"
     "7zXZ\0"sv,
     FileKind::OtherArchive},
    {0, "\x28\xb5\x2f\xfd"sv, FileKind::OtherArchive},
    {0, "\4\"M\x18"sv, FileKind::OtherArchive},
    {0, "LZIP"sv, FileKind::OtherArchive},
    {0, "MSCF"sv, FileKind::OtherArchive},
    {0, "!<arch>"sv, FileKind::OtherArchive},
    {0, "\x60\xea"sv, FileKind::OtherArchive},
    {2, "-lh"sv, FileKind::OtherArchive},
    {0, "070701"sv, FileKind::OtherArchive},
    {0, "070702"sv, FileKind::OtherArchive},
    {0, "070707"sv, FileKind::OtherArchive},
    {0, "\xc7\x71"sv, FileKind::OtherArchive},
    {257, "ustar"sv, FileKind::OtherArchive},
    {0, "ITSF\3"sv, FileKind::Program},
    {0x8001, "CD001"sv, FileKind::DiskImage},
    {0, "conectix"sv, FileKind::DiskImage},
    {0, "KDMV"sv, FileKind::DiskImage},
    {0, "ID3"sv, FileKind::Audio},
    {0, "OggS"sv, FileKind::Audio},
    {0, "fLaC"sv, FileKind::Audio},
    {0, "MThd"sv, FileKind::Audio},
    {8, "WAVE"sv, FileKind::Audio},
    {8, "AVI "sv, FileKind::Video},
    {0, "\x1a\x45\xdf\xa3"sv, FileKind::Video},
    {0, "FLV\1"sv, FileKind::Video},
    {0, "\0\1\0\0\0"sv, FileKind::Font},
    {0, "OTTO"sv, FileKind::Font},
    {0, "wOFF"sv, FileKind::Font},
    {0, "wOF2"sv, FileKind::Font},
});

FileKind kind_of_brand(std::string_view bytes) {
    const std::string_view brand = bytes.substr(8, 4);
    for (const std::string_view known : {"avif"sv, "avis"sv}) {
        if (brand == known) return FileKind::Avif;
    }
    for (const std::string_view known : {"heic"sv, "heix"sv, "heim"sv, "heis"sv, "hevc"sv, "hevx"sv, "mif1"sv, "msf1"sv}) {
        if (brand != known) continue;
        const std::string_view head = bytes.substr(0, std::min<std::size_t>(64, bytes.size()));
        return head.contains("avif") ? FileKind::Avif : FileKind::Heic;
    }
    if (brand.starts_with("crx")) return FileKind::OtherPicture;
    return brand.starts_with("M4A") ? FileKind::Audio : FileKind::Video;
}

// "BM", a size and two reserved words that are 0, and a known size of the header that follows.
bool is_bmp(std::string_view bytes) {
    const auto header = little_endian<4>(bytes, 14);
    return bytes.starts_with("BM") && header && *header >= 12 && *header <= 124 && little_endian<4>(bytes, 6) == 0;
}

// A text without its byte order mark and the white space in front; the head of it.
std::string_view text_head(std::string_view bytes) {
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    bytes = bytes.substr(0, text_head_bytes);
    while (!bytes.empty() && (is_blank(bytes.front()) || bytes.front() == '\f')) bytes.remove_prefix(1);
    return bytes;
}

// Behind comments and declarations: where the first element stands.
std::string_view first_element(std::string_view text) {
    while (text.starts_with("<?") || text.starts_with("<!")) {
        const bool is_comment = text.starts_with("<!--");
        const std::string_view close = is_comment ? "-->"sv : ">"sv;
        std::size_t end = text.find(close);
        // An internal subset of entities holds '>' itself.
        const std::size_t subset = text.find('[');
        if (!is_comment && subset < end) end = text.find("]", subset), end = end == std::string_view::npos ? end : text.find('>', end);
        if (end == std::string_view::npos) return {};
        text = text_head(text.substr(end + (is_comment ? 3 : 1)));
    }
    return text;
}

bool starts_with_line(std::string_view text, std::initializer_list<std::string_view> beginnings) {
    return std::ranges::any_of(beginnings, [&](std::string_view beginning) { return starts_ignoring_case(text, beginning); });
}

bool is_script(std::string_view head) {
    return starts_with_line(head, {"<?php", "<?=", "<%", "@echo ", "rem ", "<job", "<package", "on error resume next", "#requires ",
                                   "<script", "windows registry editor", "regedit4"});
}

}  // namespace

FileKind find_kind_by_signs(std::string_view bytes) {
    if (bytes.empty()) return FileKind::Empty;
    if (bytes.starts_with("MZ") || bytes.starts_with("ZM")) return FileKind::Program;
    if (stands_at(bytes, 0, "RIFF") && stands_at(bytes, 8, "WEBP")) return FileKind::Webp;
    if (stands_at(bytes, 4, "ftyp") && bytes.size() >= 12) return kind_of_brand(bytes);
    if (is_bmp(bytes)) return FileKind::Bmp;
    for (const Sign& sign : signs) {
        if (stands_at(bytes, sign.at, sign.bytes)) return sign.kind;
    }
    // Readers look for it in the first 1024 bytes (ISO 32000-1 annex H, note 13).
    if (bytes.substr(0, 1024).contains("%PDF")) return FileKind::Pdf;
    return FileKind::Unknown;
}

std::string describe_by_magic(::magic_set* magic, std::string_view bytes) {
    constexpr std::size_t enough = 256UL << 10U;
    const std::string_view head = bytes.substr(0, enough);
    const char* const said = ::magic_buffer(magic, head.data(), head.size());
    return said == nullptr ? std::string() : std::string(said);
}

bool looks_like_html(std::string_view bytes) {
    const std::string_view head = first_element(text_head(bytes));
    return starts_with_line(text_head(bytes), {"<!doctype html"}) ||
           starts_with_line(
               head, {"<html", "<head", "<body", "<script", "<iframe", "<h1",   "<div",  "<font", "<table",  "<a ",    "<style",  "<title",
                      "<b>",   "<br",   "<p>",   "<p ",     "<img",    "<meta", "<link", "<form", "<object", "<embed", "<center", "<span"});
}

bool looks_like_svg(std::string_view bytes) {
    const std::string_view head = first_element(text_head(bytes));
    return starts_with_line(head, {"<svg"}) || (head.starts_with('<') && head.substr(0, 64).contains(":svg"));
}

FileKind find_kind_by_description(std::string_view said, std::string_view bytes) {
    const std::string_view head = text_head(bytes);
    if (looks_like_svg(bytes)) return FileKind::Svg;
    if (is_script(head)) return FileKind::Script;
    if (looks_like_html(bytes) || said == "text/html") return FileKind::Html;
    const std::string beginning = to_lower(head.substr(0, 512));
    if (beginning.contains("[internetshortcut]") || beginning.contains("[desktop entry]")) return FileKind::Shortcut;
    if (head.starts_with("<?xml") || said == "text/xml") return FileKind::Xml;
    if (said == "image/svg+xml") return FileKind::Svg;
    if (said.starts_with("text/x-") && said != "text/x-tex") {
        // libmagic sees programming languages in invoices and recipes; what runs by a double click has a sign of its own.
        return said.contains("shellscript") || said.contains("msdos-batch") || said.contains("php") ? FileKind::Script : FileKind::Text;
    }
    if (said == "message/rfc822") return FileKind::Mail;
    if (said.contains("executable") || said.contains("dosexec") || said.contains("x-sharedlib") || said.contains("java-applet"))
        return FileKind::Program;
    if (said.starts_with("text/") || said == "application/json" || said == "application/csv" || said == "application/x-ndjson")
        return FileKind::Text;
    if (said == "application/javascript") return FileKind::Script;
    if (said.starts_with("image/")) return FileKind::OtherPicture;
    if (said.starts_with("audio/")) return FileKind::Audio;
    if (said.starts_with("video/")) return FileKind::Video;
    if (said.starts_with("font/")) return FileKind::Font;
    return FileKind::Unknown;
}

}  // namespace stoa::worker
