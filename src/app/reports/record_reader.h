// The records of a report: a line each, but for quoted fields that hold line ends.
#pragma once

#include <istream>
#include <string>

#include "app/reports/csv.h"
#include "app/reports/line_reader.h"

namespace stoa::reports {

struct Record {
    std::int64_t first_line = 0;
    std::int64_t last_line = 0;
    std::string_view bytes{};  // Without the end of its last line; valid until the next record is read.
    bool too_long = false;     // Over the limit of a line: `bytes` is its beginning.
};

class RecordReader {
public:
    explicit RecordReader(std::istream& stream) : lines_(stream) {}
    // How the records after this are laid out.
    void set_layout(Layout layout) { layout_ = layout; }
    std::optional<Record> next();
    std::int64_t bytes_done() const { return lines_.bytes_done(); }

private:
    LineReader lines_;
    Layout layout_{};
    std::string text_{};
};

}  // namespace stoa::reports
