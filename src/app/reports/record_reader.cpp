#include "app/reports/record_reader.h"

namespace stoa::reports {

std::optional<Record> RecordReader::next() {
    auto line = lines_.next();
    if (!line) return std::nullopt;
    Record record{.first_line = line->number, .last_line = line->number, .bytes = line->bytes, .too_long = line->too_long};
    QuoteState quotes(layout_);
    quotes.read(line->bytes);
    if (!quotes.inside()) return record;
    text_ = line->bytes;
    while (quotes.inside() && !record.too_long) {
        line = lines_.next();
        if (!line) break;
        quotes.read("\n");
        quotes.read(line->bytes);
        text_ += '\n';
        text_ += line->bytes;
        record.last_line = line->number;
        record.too_long = line->too_long || text_.size() > LineReader::line_size_bytes_max;
    }
    record.bytes = text_;
    return record;
}

}  // namespace stoa::reports
