#include "worker/foreign.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "worker/byte_reader.h"
#include "worker/content_kind.h"

namespace stoa::worker {

using namespace std::string_view_literals;

namespace {

constexpr std::size_t zip_end_bytes = 22, zip_comment_max = 65535;  // APPNOTE 4.3.16.

// The end of a ZIP's directory, near the end of the file, that leads to a directory.
bool has_zip_directory(std::string_view bytes) {
    const std::size_t from = bytes.size() > zip_end_bytes + zip_comment_max ? bytes.size() - zip_end_bytes - zip_comment_max : 0;
    for (std::size_t at = bytes.find("PK\5\6", from); at != std::string_view::npos; at = bytes.find("PK\5\6", at + 1)) {
        const auto size = little_endian<4>(bytes, at + 12);
        if (size && *size <= at && stands_at(bytes, at - *size, "PK\1\2")) return true;
        if (size == 0U && little_endian<2>(bytes, at + 10) == 0U && at + zip_end_bytes == bytes.size()) return true;  // An empty one.
    }
    return false;
}

// Texts that run where a server, or a browser that guesses, takes the file for one. In compressed pixels they do not occur by chance.
constexpr std::array code_signs{"<?php"sv, "<script"sv, "<html"sv, "<!doctype html"sv, "<iframe"sv, "<svg"sv};

std::string_view find_code(std::string_view bytes) {
    for (std::size_t at = bytes.find('<'); at != std::string_view::npos; at = bytes.find('<', at + 1)) {
        const std::string_view rest = bytes.substr(at, 16);
        for (const std::string_view sign : code_signs) {
            if (starts_ignoring_case(rest, sign)) return sign;
        }
    }
    return {};
}

// A comment of JavaScript that hides the picture between its name and the code: GIF89a/*…*/=1;…
bool begins_as_javascript(FileKind kind, std::string_view bytes) {
    switch (kind) {
        case FileKind::Gif:
            return stands_at(bytes, 6, "/*") || stands_at(bytes, 6, "=");
        case FileKind::Bmp:
            return stands_at(bytes, 2, "/*");
        case FileKind::Webp:
            return stands_at(bytes, 4, "/*");
        case FileKind::Jpeg:
            return stands_at(bytes, 4, "/*");
        default:
            return false;
    }
}

std::string_view name_of_sign(std::string_view bytes) {
    const FileKind kind = find_kind_by_signs(bytes);
    const bool is_weak = kind == FileKind::Unknown || kind == FileKind::Empty || kind == FileKind::Text || kind == FileKind::Font ||
                         kind == FileKind::OtherPicture || kind == FileKind::Audio;
    return is_weak ? std::string_view{} : inspect::words_of(kind).id;
}

void look_behind_end(std::string_view bytes, Inspected& file) {
    std::string_view tail = bytes;
    while (!tail.empty() && (tail.front() == '\0' || is_blank(tail.front()))) tail.remove_prefix(1);
    if (tail.empty()) return;
    // Phones put a second, larger or smaller picture, or a short film, behind a photo's end.
    const FileKind kind = find_kind_by_signs(tail);
    if (kind == FileKind::Jpeg || kind == FileKind::Video) return;
    if (const std::string_view name = name_of_sign(tail); !name.empty()) file.add(Concern::SeveralKinds, name);
    if (tail.starts_with("ID3") || tail.starts_with("\xff\xfb")) file.add(Concern::SeveralKinds, "audio");
    if (looks_like_html(tail)) file.add(Concern::SeveralKinds, "html");
    for (const std::string_view sign : {"%PDF-"sv, "Rar!\x1a\7"sv, "7z\xbc\xaf\x27\x1c"sv}) {
        if (tail.contains(sign)) file.add(Concern::SeveralKinds, name_of_sign(sign));
    }
}

}  // namespace

void find_foreign_parts(std::string_view bytes, std::size_t end, Inspected& file) {
    const FileKind kind = file.report.kind;
    const bool is_package = kind == FileKind::Zip || kind == FileKind::OtherOffice || inspect::is_office(kind);
    if (!is_package && kind != FileKind::OtherArchive && has_zip_directory(bytes)) file.add(Concern::SeveralKinds, "zip");
    if (kind == FileKind::Pdf) {
        const std::size_t begin = bytes.find("%PDF");
        if (begin != 0 && begin != std::string_view::npos) {
            const std::string_view head = bytes.substr(0, begin);
            if (const std::string_view name = name_of_sign(head); !name.empty()) file.add(Concern::SeveralKinds, name);
            if (!find_code(head).empty()) file.add(Concern::SeveralKinds, find_code(head));
        }
    } else if (kind != FileKind::Text && bytes.substr(0, 1024).contains("%PDF-")) {
        file.add(Concern::SeveralKinds, "pdf");
    }
    if (!inspect::is_picture(kind) && kind != FileKind::Bmp) return;
    // A frame of MP3 at the beginning of a comment.
    if (kind == FileKind::Jpeg && stands_at(bytes, 6, "\xff\xfb")) file.add(Concern::SeveralKinds, "audio");
    if (begins_as_javascript(kind, bytes)) file.add(Concern::SeveralKinds, "javascript");
    if (const std::string_view code = find_code(bytes); !code.empty()) file.add(Concern::SeveralKinds, code);
    if (end < bytes.size()) look_behind_end(bytes.substr(end), file);
}

}  // namespace stoa::worker
