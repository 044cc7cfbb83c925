// What an inspection found out about one file. Everything in it that the worker said has been checked against the limits
// here, but is the word of a process that had read a hostile file: text to be judged, never to be believed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "inspect/concern.h"
#include "inspect/file_kind.h"

namespace stoa::inspect {

// From the left and the top. Of pictures: pixels of the rebuilt picture. Of documents: points (1/72 inch) of the page.
struct Box {
    std::int32_t x = 0, y = 0, width = 0, height = 0;
    friend bool operator==(const Box&, const Box&) = default;
};

struct Place {
    std::int32_t page = 1;     // Of pictures and texts always 1; of an office document its part (document, sheet, slide).
    std::optional<Box> box{};  // Absent where only the page is known.
    friend bool operator==(const Place&, const Place&) = default;
};

struct Finding {
    Concern concern;
    std::string detail{};  // What of it, for moderators and the log: a name inside, a number; at most 200 code points.
    friend bool operator==(const Finding&, const Finding&) = default;
};

enum class TextOrigin : std::uint8_t {
    Written,     // As text.
    Recognised,  // Read from pixels (OCR): letters may be wrong.
    Described,   // Title, author, comment: not on the page.
};

// A line of text, or a paragraph where the file has no lines.
struct Passage {
    std::string text;
    Place place{};
    TextOrigin origin = TextOrigin::Written;
    friend bool operator==(const Passage&, const Passage&) = default;
};

// A target that is not written out, so that the rules on texts do not see it in the passages.
struct Link {
    std::string target;
    Place place{};
    friend bool operator==(const Link&, const Link&) = default;
};

// A QR or bar code.
struct Code {
    std::string format;  // "QRCode", "EAN-13".
    std::string text;
    Place place{};
    friend bool operator==(const Code&, const Code&) = default;
};

struct PictureFacts {
    std::int32_t width = 0, height = 0;  // As a person sees it, orientation applied.
    std::int32_t frames = 1;
    bool moves = false;         // Shows more than one frame by itself.
    bool had_position = false;  // Its metadata said where it was taken; the rebuilt file does not.
    friend bool operator==(const PictureFacts&, const PictureFacts&) = default;
};

// What was made of the file, in the folder that the caller gave.
struct MadeFile {
    FileKind kind = FileKind::Unknown;
    std::int64_t size_bytes = 0;
    std::int32_t width = 0, height = 0;  // 0 where it is no picture.
    friend bool operator==(const MadeFile&, const MadeFile&) = default;
};

// Why there is no answer of the worker, for operators.
struct Trouble {
    enum class Kind : std::uint8_t { Crashed, TimedOut, OutOfTime, OutOfMemory, ForbiddenCall, Nonsense, Gone };
    Kind kind;
    std::string detail;
};
std::string_view name_of(Trouble::Kind kind);

// What the worker took of the machine.
struct Cost {
    std::int64_t processor_us = 0;
    std::int64_t memory_bytes_max = 0;
};

struct Report {
    FileKind kind = FileKind::Unknown;
    std::string described_as{};  // libmagic's media type, for the log.
    std::string charset{};       // Of texts: "UTF-8".
    std::vector<Finding> findings{};
    std::vector<Passage> passages{};
    std::vector<Link> links{};
    std::vector<Code> codes{};
    bool is_cut = false;  // There was more text than the limits take.
    std::optional<PictureFacts> picture{};
    std::optional<std::int32_t> pages{};
    std::optional<std::uint64_t> perceptual_hash{};  // Of a picture, or of a document's first page; perceptual_hash.h compares.
    std::string fingerprint{};                       // Of a picture, by base/fingerprint.h; empty where there is none.
    std::optional<MadeFile> rebuilt{}, thumbnail{}, preview{};

    std::string safe_name{};           // Of the name given: what may be stored, shown and put into a header.
    std::optional<Trouble> trouble{};  // With Concern::CouldNotBeRead.
    Cost cost{};

    bool has(Concern concern) const;
};

// Limits of what a report takes; the worker keeps them and its answer is held to them.
struct ReportLimits {
    static constexpr std::size_t answer_bytes = 8UL << 20U;
    static constexpr std::size_t findings = 200;
    static constexpr std::size_t detail_length = 200;
    static constexpr std::size_t passages = 20'000;
    static constexpr std::size_t passage_length = 4'000;
    static constexpr std::size_t text_length = 400'000;  // Of all passages together.
    static constexpr std::size_t links = 500;
    static constexpr std::size_t target_length = 2'000;
    static constexpr std::size_t codes = 50;
    static constexpr std::size_t code_length = 4'300;  // A QR code holds 4 296 letters (ISO 18004).
    static constexpr std::int32_t pages = 100'000;
    static constexpr std::int32_t coordinate = 1'000'000;
};

}  // namespace stoa::inspect
