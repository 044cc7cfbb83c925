// What an inspection has found in a file: the word of a process that has read what may be hostile, so text to be judged and never to be
// believed. The rules on attachments and images read it; nobody here reads the bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace stoa::policy {

// From the left and the top. Of pictures: pixels of the picture that people see. Of documents: points (1/72 inch) of the page.
struct Box {
    std::int32_t x = 0, y = 0, width = 0, height = 0;
    friend bool operator==(const Box&, const Box&) = default;
};

struct FilePlace {
    std::int32_t page = 1;
    std::optional<Box> box{};  // Absent where only the page is known.
    friend bool operator==(const FilePlace&, const FilePlace&) = default;
};

// A line of text, or a paragraph where the file has no lines.
struct FilePassage {
    enum class Origin : std::uint8_t {
        Written = 1,     // As text.
        Recognised = 2,  // Read from pixels: letters may be wrong.
        Described = 3,   // Title, author, comment: not on the page.
    };
    std::string text;
    Origin origin = Origin::Written;
    FilePlace place{};
    friend bool operator==(const FilePassage&, const FilePassage&) = default;
};

// A target that is not written out.
struct FileLink {
    std::string target;
    FilePlace place{};
    friend bool operator==(const FileLink&, const FileLink&) = default;
};

// A QR or bar code.
struct FileCode {
    std::string format;  // "QRCode", "EAN-13".
    std::string text;
    FilePlace place{};
    friend bool operator==(const FileCode&, const FileCode&) = default;
};

struct FilePicture {
    std::int32_t width = 0, height = 0;  // As people see it, in pixels.
    bool moves = false;                  // Shows more than one frame by itself.
    friend bool operator==(const FilePicture&, const FilePicture&) = default;
};

// What is held against a file.
struct FileConcern {
    std::string id;       // Of inspect's concerns, "macro".
    std::string entry{};  // The name of the file inside that is meant; empty where it is the file itself.
    friend bool operator==(const FileConcern&, const FileConcern&) = default;
};

struct FileFacts {
    std::vector<FileConcern> concerns{};
    std::vector<FilePassage> passages{};
    std::vector<FileLink> links{};
    std::vector<FileCode> codes{};
    bool is_cut = false;  // There was more text than was taken.
    std::optional<FilePicture> picture{};
    std::optional<std::int32_t> pages{};
    std::optional<std::uint64_t> perceptual_hash{};
    std::string fingerprint{};  // Of a picture: how it looks, by base/fingerprint.h; empty where nobody has looked.
    friend bool operator==(const FileFacts&, const FileFacts&) = default;
};

// All passages, one a line: what the spans of findings in a file count in.
std::string text_of(const FileFacts& facts);

}  // namespace stoa::policy
