// A file while it is being inspected: what is found goes in here, held to the limits of a report, with the bytes that are made.
#pragma once

#include <string>
#include <string_view>

#include "inspect/inspection_options.h"
#include "inspect/report.h"
#include "worker/libraries.h"

namespace stoa::worker {

using inspect::Concern;
using inspect::FileKind;

class Inspected {
public:
    Inspected(const inspect::InspectionOptions& wanted, const Libraries& loaded) : options(wanted), libraries(loaded) {}

    const inspect::InspectionOptions& options;
    const Libraries& libraries;
    inspect::Report report{};
    std::string rebuilt{}, thumbnail{}, preview{};  // Files, with their rows in the report.
    std::int64_t entries_opened = 0;                // Of archives, also of those within.

    // The same concern with the same detail is noted once.
    void add(Concern concern, std::string_view detail = {});
    // Texts are made UTF-8; blanks at both ends go, empty ones are not noted.
    void add_text(std::string_view text, const inspect::Place& place = {}, inspect::TextOrigin origin = inspect::TextOrigin::Written);
    void add_link(std::string_view target, const inspect::Place& place = {});
    void add_code(std::string_view format, std::string_view text, const inspect::Place& place);
    // The text of another file inside this one.
    void take_texts_of(const Inspected& inner);
    // What was made of it goes again: something speaks against the file.
    void drop_rebuilt();
    // Whether anything speaks against the file.
    bool is_clean() const { return report.findings.empty(); }

private:
    std::size_t text_length_ = 0;
};

}  // namespace stoa::worker
