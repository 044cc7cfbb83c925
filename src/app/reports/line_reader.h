// Lines of a stream, one at a time, in constant memory.
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stoa::reports {

struct Line {
    std::int64_t number = 0;   // 1 and up.
    std::string_view bytes{};  // Without its end (LF or CRLF); valid until the next line is read.
    bool too_long = false;     // Over the limit: `bytes` is its beginning, the rest was skipped.
};

class LineReader {
public:
    static constexpr std::size_t line_size_bytes_max = 64 * 1024;

    explicit LineReader(std::istream& stream) : stream_(stream), chunk_(chunk_size_bytes) {}
    // Nothing at the end of the stream. The last line may have no end.
    std::optional<Line> next();
    // Bytes of the lines that were given out.
    std::int64_t bytes_done() const { return bytes_done_; }

private:
    static constexpr std::size_t chunk_size_bytes = 256 * 1024;
    bool fill();
    void keep(std::string_view piece);

    std::istream& stream_;
    std::vector<char> chunk_;
    std::string_view rest_{};  // Of the chunk.
    std::string line_;
    bool too_long_ = false;
    std::int64_t number_ = 0;
    std::int64_t bytes_done_ = 0;
};

}  // namespace stoa::reports
