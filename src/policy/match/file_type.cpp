#include "policy/match/file_type.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "policy/match/file_words.h"
#include "policy/text/mapped_text.h"

namespace stoa::policy {

namespace {

struct Ending {
    std::string_view ending;
    std::string_view media_type;
};
constexpr std::array<Ending, 27> endings{{
    {"pdf", "application/pdf"},
    {"txt", "text/plain"},
    {"text", "text/plain"},
    {"csv", "text/csv"},
    {"rtf", "application/rtf"},
    {"jpg", "image/jpeg"},
    {"jpeg", "image/jpeg"},
    {"jpe", "image/jpeg"},
    {"jfif", "image/jpeg"},
    {"png", "image/png"},
    {"webp", "image/webp"},
    {"gif", "image/gif"},
    {"svg", "image/svg+xml"},
    {"bmp", "image/bmp"},
    {"heic", "image/heic"},
    {"tif", "image/tiff"},
    {"tiff", "image/tiff"},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {"odt", "application/vnd.oasis.opendocument.text"},
    {"ods", "application/vnd.oasis.opendocument.spreadsheet"},
    {"odp", "application/vnd.oasis.opendocument.presentation"},
    {"doc", "application/msword"},
    {"xls", "application/vnd.ms-excel"},
    {"ppt", "application/vnd.ms-powerpoint"},
    {"mp4", "video/mp4"},
}};

// Other names of the same type.
constexpr std::array<Ending, 10> aliases{{{"image/jpg", "image/jpeg"},
                                          {"image/pjpeg", "image/jpeg"},
                                          {"image/x-png", "image/png"},
                                          {"application/x-pdf", "application/pdf"},
                                          {"text/rtf", "application/rtf"},
                                          {"application/csv", "text/csv"},
                                          {"application/vnd.msword", "application/msword"},
                                          {"application/excel", "application/vnd.ms-excel"},
                                          {"application/x-msexcel", "application/vnd.ms-excel"},
                                          {"image/tif", "image/tiff"}}};

// Runs, or opens a door for what does; none of them has a place in a message.
constexpr std::array<std::string_view, 78> running{
    "exe",  "com",   "scr",  "pif",   "bat",  "cmd",  "ps1",  "psm1",   "vbs",     "vbe",  "js",   "jse",  "mjs", "wsf", "wsh",  "hta",
    "msi",  "msp",   "mst",  "cpl",   "jar",  "app",  "dmg",  "pkg",    "apk",     "ipa",  "deb",  "rpm",  "run", "sh",  "bash", "command",
    "py",   "pyw",   "pl",   "php",   "rb",   "lnk",  "url",  "webloc", "desktop", "reg",  "inf",  "scf",  "dll", "sys", "ocx",  "htm",
    "html", "xhtml", "mht",  "mhtml", "svgz", "zip",  "rar",  "7z",     "tar",     "gz",   "tgz",  "bz2",  "xz",  "iso", "img",  "cab",
    "ace",  "arj",   "docm", "dotm",  "xlsm", "xltm", "xlsb", "xlam",   "pptm",    "potm", "ppsm", "ppam", "one", "chm"};

constexpr std::array<std::string_view, 12> running_types{"x-msdownload", "x-dosexec", "javascript", "ecmascript", "x-sh", "macroenabled",
                                                         "text/html",    "xhtml",     "zip",        "x-rar",      "x-7z", "x-executable"};

bool runs(std::string_view ending) { return std::ranges::find(running, ending) != running.end(); }

std::string_view type_of_ending(std::string_view ending) {
    const auto found = std::ranges::find(endings, ending, &Ending::ending);
    return found == endings.end() ? "" : found->media_type;
}

std::string plain_type(std::string_view given) {
    const std::string folded = fold_case(trim(given.substr(0, given.find(';'))));
    const auto alias = std::ranges::find(aliases, folded, &Ending::ending);
    return alias == aliases.end() ? folded : std::string(alias->media_type);
}

bool turns_direction(std::string_view name) {
    const MappedText text = MappedText::of(name);
    return std::ranges::any_of(text.text(), [](char32_t c) { return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069); });
}

// A program's ending before another one, or many blanks that push the last one out of sight.
bool hides_ending(std::string_view name) {
    const std::string folded = fold_case(name);
    const std::vector<std::string_view> parts = split(folded, '.');
    for (std::size_t at = 1; at + 1 < parts.size(); ++at) {
        const std::string_view part = trim(parts[at]);
        if (part != "com" && part != "app" && part != "one" && part != "url" && part != "run" && part != "img" && runs(part)) return true;
    }
    return name.find("     ") != std::string_view::npos;
}

}  // namespace

FileType read_file_type(std::string_view name, std::string_view media_type) {
    const std::string ending = file_extension(trim(name));
    const std::string stated = plain_type(media_type);
    const bool is_stated = !stated.empty() && stated != "application/octet-stream" && stated != "binary/octet-stream";
    const std::string_view by_name = type_of_ending(ending);
    FileType type{.media_type = std::string(by_name), .may_run = runs(ending)};
    if (by_name.empty() && is_stated) type.media_type = stated;
    type.disagrees = !by_name.empty() && is_stated && stated != by_name && !(by_name == "text/csv" && stated.starts_with("text/"));
    type.is_disguised = turns_direction(name) || hides_ending(name);
    const auto says = [&](std::string_view part) { return stated.find(part) != std::string::npos; };
    type.may_run = type.may_run || std::ranges::any_of(running_types, says);
    return type;
}

bool can_be_opened(std::string_view media_type) { return media_type == "application/zip"; }

}  // namespace stoa::policy
