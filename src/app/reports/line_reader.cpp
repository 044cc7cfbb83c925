#include "app/reports/line_reader.h"

namespace stoa::reports {

bool LineReader::fill() {
    stream_.read(chunk_.data(), static_cast<std::streamsize>(chunk_.size()));
    rest_ = {chunk_.data(), static_cast<std::size_t>(stream_.gcount())};
    return !rest_.empty();
}

void LineReader::keep(std::string_view piece) {
    bytes_done_ += static_cast<std::int64_t>(piece.size());
    const std::string_view kept = piece.substr(0, line_size_bytes_max - line_.size());
    line_ += kept;
    too_long_ = too_long_ || kept.size() < piece.size();
}

std::optional<Line> LineReader::next() {
    line_.clear();
    too_long_ = false;
    bool ended = false;
    bool any = false;
    while (!ended && (!rest_.empty() || fill())) {
        any = true;
        const std::size_t end = rest_.find('\n');
        ended = end != std::string_view::npos;
        keep(rest_.substr(0, end));
        rest_.remove_prefix(ended ? end + 1 : rest_.size());
    }
    if (!any) return std::nullopt;
    if (ended) ++bytes_done_;
    std::string_view bytes = line_;
    if (bytes.ends_with('\r')) bytes.remove_suffix(1);
    return Line{.number = ++number_, .bytes = bytes, .too_long = too_long_};
}

}  // namespace stoa::reports
