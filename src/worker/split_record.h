// A record of a workbook with those that continue it: one run of bytes, but for the texts in it, which say anew behind each cut how wide
// their letters are (MS-XLS 2.5.294).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stoa::worker {

class SplitRecord {
public:
    // `at` is where its head stands in `book`.
    SplitRecord(std::string_view book, std::size_t at);
    // What the first record holds.
    std::string_view first() const { return parts_.front(); }
    // Goes to byte `at` of the first record, or to what continues it.
    void go_to(std::size_t at);
    void go_to_continuation();

    // Little endian, of `size` bytes; nothing beyond the end, also below.
    std::optional<std::uint64_t> read_number(std::size_t size);
    // A text as UTF-8 whose length stands in `length_bytes` bytes in front of it: XLUnicodeString, and XLUnicodeRichExtendedString, whose
    // looks and sounds are passed over.
    std::optional<std::string> read_text(std::size_t length_bytes);
    // The letters of such a text, in front of which stands how wide they are.
    std::optional<std::string> read_letters(std::uint64_t count);

private:
    std::optional<std::string> read_letters(std::uint64_t count, bool is_wide);
    bool pass_over(std::uint64_t bytes);
    bool has_more();

    std::vector<std::string_view> parts_{};
    std::size_t part_ = 0, at_ = 0;
};

}  // namespace stoa::worker
