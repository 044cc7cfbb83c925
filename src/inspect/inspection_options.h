// How a file is to be looked at; goes to the worker as JSON.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "inspect/file_kind.h"

namespace stoa::inspect {

struct InspectionOptions {
    enum class Containers : std::uint8_t { Refuse, Open };
    enum class Recognition : std::uint8_t { Off, On };

    Containers archives = Containers::Refuse;    // Open: each entry is inspected, and a new ZIP made of what is in order.
    Containers drawings = Containers::Refuse;    // SVG. Open: it is drawn, and the rebuilt file is a PNG.
    Recognition recognition = Recognition::Off;  // Text in pixels by OCR: some 0.3 to 2 seconds a picture, thrice where little can be read.
    std::int64_t pixels_max = 80'000'000;        // Of a picture as its header says; beyond it is not decoded.
    std::int32_t side_max = 4096;                // Rebuilt pictures are made smaller to fit.
    std::int32_t thumbnail_side = 320;
    std::int32_t preview_side = 1200;
    std::int32_t pages_read = 50;           // Of a document, for its text.
    std::int32_t pages_recognised = 3;      // Of a document, for OCR and codes.
    std::int32_t archive_depth = 2;         // Archives within archives.
    std::int32_t archive_entries = 500;     // In all of them.
    std::int64_t archive_bytes = 50 << 20;  // Unpacked, in all.
    // What may be in one, as `kinds()` names them; empty: all that nothing speaks against.
    std::vector<FileKind> archive_kinds{};
};

std::string encode(const InspectionOptions& options);
Result<InspectionOptions> decode_options(std::string_view json);

}  // namespace stoa::inspect
