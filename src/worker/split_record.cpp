#include "worker/split_record.h"

#include <algorithm>

#include "worker/byte_reader.h"
#include "worker/clean_text.h"
#include "worker/code_page.h"

namespace stoa::worker {

namespace {

constexpr std::uint64_t continues = 0x3c;
constexpr std::size_t head_bytes = 4;

}  // namespace

SplitRecord::SplitRecord(std::string_view book, std::size_t at) {
    do {
        const std::uint64_t size = little_endian<2>(book, at + 2).value_or(0);
        const std::size_t begin = std::min(at + head_bytes, book.size());
        parts_.push_back(book.substr(begin, size));
        at = begin + size;
    } while (little_endian<2>(book, at) == continues);
}

void SplitRecord::go_to(std::size_t at) {
    part_ = 0;
    at_ = std::min(at, first().size());
}

void SplitRecord::go_to_continuation() {
    part_ = 1;
    at_ = 0;
}

bool SplitRecord::has_more() {
    while (part_ < parts_.size() && at_ >= parts_[part_].size()) ++part_, at_ = 0;
    return part_ < parts_.size();
}

std::optional<std::uint64_t> SplitRecord::read_number(std::size_t size) {
    std::uint64_t number = 0;
    for (std::size_t byte = 0; byte < size; ++byte) {
        if (!has_more()) return std::nullopt;
        number |= std::uint64_t{static_cast<unsigned char>(parts_[part_][at_++])} << (8 * byte);
    }
    return number;
}

bool SplitRecord::pass_over(std::uint64_t bytes) {
    while (bytes > 0 && has_more()) {
        const std::uint64_t passed = std::min<std::uint64_t>(bytes, parts_[part_].size() - at_);
        at_ += passed;
        bytes -= passed;
    }
    return bytes == 0;
}

std::optional<std::string> SplitRecord::read_text(std::size_t length_bytes) {
    constexpr std::uint64_t wide = 1, with_sounds = 4, with_looks = 8;
    const auto length = read_number(length_bytes), flags = read_number(1);
    if (!length || !flags) return std::nullopt;
    const auto looks = (*flags & with_looks) != 0 ? read_number(2) : 0, sounds = (*flags & with_sounds) != 0 ? read_number(4) : 0;
    if (!looks || !sounds) return std::nullopt;
    auto text = read_letters(*length, (*flags & wide) != 0);
    if (!text || !pass_over(*looks * 4 + *sounds)) return std::nullopt;
    return text;
}

std::optional<std::string> SplitRecord::read_letters(std::uint64_t count) {
    const auto flags = read_number(1);
    if (!flags) return std::nullopt;
    return read_letters(count, (*flags & 1U) != 0);
}

std::optional<std::string> SplitRecord::read_letters(std::uint64_t count, bool is_wide) {
    std::string text;
    while (true) {
        const std::string_view rest = part_ < parts_.size() ? parts_[part_].substr(at_) : std::string_view();
        const std::size_t width = is_wide ? 2 : 1, taken = std::min<std::uint64_t>(count, rest.size() / width);
        const std::string_view letters = rest.substr(0, taken * width);
        text += is_wide ? from_utf16(letters, ByteOrder::Little) : from_code_page(letters, western_code_page);
        at_ += letters.size();
        count -= taken;
        if (count == 0) return text;
        if (++part_ >= parts_.size() || parts_[part_].empty()) return std::nullopt;
        is_wide = (parts_[part_].front() & 1) != 0;
        at_ = 1;
    }
}

}  // namespace stoa::worker
