#include "worker/office_art.h"

#include <algorithm>
#include <array>
#include <vector>

#include "worker/byte_reader.h"
#include "worker/clean_text.h"

namespace stoa::worker {

using namespace std::string_view_literals;

namespace {

// Pictures (MS-ODRAW 2.2.23 to 2.2.31): the instance is the one that is named, or the next, which has a second digest in front.
struct Kind {
    std::uint64_t type, instance;
    bool is_read;
};
constexpr auto kinds = std::to_array<Kind>({
    {0xf01a, 0x3d4, false},  // EMF
    {0xf01b, 0x216, false},  // WMF
    {0xf01c, 0x542, false},  // PICT
    {0xf01d, 0x46a, true},   // JPEG
    {0xf01d, 0x6e2, true},   // JPEG in CMYK
    {0xf02a, 0x46a, true},
    {0xf02a, 0x6e2, true},
    {0xf01e, 0x6e0, true},   // PNG
    {0xf01f, 0x7a8, false},  // DIB
    {0xf029, 0x6e4, true},   // TIFF
});

// How pictures begin that stand in a stream by themselves; the last three are recorded drawings.
constexpr std::array signs{"\x89PNG\r\n\x1a\n"sv, "\xff\xd8\xff\xe0"sv,     "\xff\xd8\xff\xe1"sv, "\xff\xd8\xff\xdb"sv,
                           "\xff\xd8\xff\xee"sv,  "\xd7\xcd\xc6\x9a\0\0"sv, "\1\0\x9\0\0\3"sv,    " EMF\0\0\1\0"sv};

struct Record {
    std::uint64_t version, instance, type, size;
    std::string_view content;  // Less than its size, where the stream ends before.
};

class Drawings {
public:
    Drawings(std::string_view stream, FoundPictures& pictures, Inspected& file) : stream_(stream), pictures_(pictures), file_(file) {}

    void look() {
        // All types have this byte at the end, and nothing else says where a record begins.
        for (std::size_t at = stream_.find('\xf0', 3); at != std::string_view::npos; at = stream_.find('\xf0', at + 1)) {
            const std::size_t begin = at - 3;
            const std::uint64_t head = *little_endian<2>(stream_, begin), type = *little_endian<2>(stream_, begin + 2);
            const auto size = little_endian<4>(stream_, begin + 4);
            if (!size) return look_for_others();
            take(
                {.version = head & 0xfU, .instance = head >> 4U, .type = type, .size = *size, .content = stream_.substr(begin + 8, *size)});
        }
        look_for_others();
    }

private:
    void take(const Record& record) {
        constexpr std::uint64_t options = 3;  // The version of tables of properties.
        if (record.version == options && (record.type == 0xf00b || record.type == 0xf121 || record.type == 0xf122)) read_properties(record);
        if (record.version != 0) return;
        for (const Kind& kind : kinds) {
            const std::uint64_t digests = record.instance - kind.instance + 1;
            if (kind.type == record.type && (digests == 1 || digests == 2)) take_picture(kind, record, digests);
        }
    }

    void take_picture(const Kind& kind, const Record& record, std::uint64_t digests) {
        constexpr std::size_t digest_bytes = 16, known_max = 1000;
        const std::size_t head = digests * digest_bytes + 1;
        known_.push_back(record.content);
        if (!kind.is_read || known_.size() > known_max || record.content.size() < record.size) {
            file_.report.is_cut = true;
            return;
        }
        pictures_.add("picture", record.content.size() > head ? record.content.substr(head) : std::string_view(), file_);
    }

    // Six bytes each; those that are longer stand behind all of them (MS-ODRAW 2.3.1).
    void read_properties(const Record& record) {
        constexpr std::size_t row = 6, properties_max = 2'000'000;
        constexpr std::uint64_t number_mask = 0x3fff, is_long = 0x8000, shape_text = 0xc0, shape_link = 0x382;
        std::size_t at = record.instance * row;
        if (at > record.content.size()) return;
        properties_ += record.instance;
        if (properties_ > properties_max) {
            file_.report.is_cut = true;
            return;
        }
        for (std::size_t number = 0; number < record.instance; ++number) {
            const std::uint64_t name = *little_endian<2>(record.content, number * row),
                                value = *little_endian<4>(record.content, number * row + 2);
            if ((name & is_long) == 0) continue;
            const std::string_view bytes = piece(record.content, at, value);
            if ((name & number_mask) == shape_text) file_.add_text(from_utf16(bytes, ByteOrder::Little));
            if ((name & number_mask) == shape_link) file_.add_link(find_target(bytes));
            at += std::min<std::size_t>(value, record.content.size());
        }
    }

    // Pictures of older programs, or where nobody expects them.
    void look_for_others() {
        for (const std::string_view sign : signs) {
            for (std::size_t at = stream_.find(sign); at != std::string_view::npos && !file_.report.is_cut; at = stream_.find(sign, at)) {
                const char* const place = stream_.data() + at;
                const auto known = std::ranges::find_if(
                    known_, [&](std::string_view one) { return place >= one.data() && place < one.data() + one.size(); });
                if (known == known_.end())
                    file_.report.is_cut = true;
                else
                    at = static_cast<std::size_t>(known->data() + known->size() - stream_.data());
            }
        }
    }

    std::string_view stream_;
    FoundPictures& pictures_;
    Inspected& file_;
    std::vector<std::string_view> known_{};
    std::size_t properties_ = 0;
};

}  // namespace

void look_at_drawings(std::string_view stream, FoundPictures& pictures, Inspected& file) { Drawings(stream, pictures, file).look(); }

std::string find_target(std::string_view object) {
    const auto until_zero = [](const std::string& text) { return text.substr(0, text.find('\0')); };
    // The address is an object itself, or a text (MS-OSHARED 2.3.7.6, 2.3.7.1).
    constexpr std::string_view address_class = "\xe0\xc9\xea\x79\xf9\xba\xce\x11\x8c\x82\0\xaa\0\x4b\xa9\x0b"sv;
    if (const std::size_t at = object.find(address_class); at != std::string_view::npos) {
        const std::size_t begin = at + address_class.size();
        const std::uint64_t size = little_endian<4>(object, begin).value_or(0);
        return until_zero(from_utf16(object.substr(std::min(begin + 4, object.size()), size), ByteOrder::Little));
    }
    constexpr std::uint64_t has_address = 0x1, has_name = 0x10, has_frame = 0x80, is_plain = 0x100;
    const std::uint64_t flags = little_endian<4>(object, 20).value_or(0);  // Behind a class and a version.
    if ((flags & has_address) == 0 || (flags & is_plain) == 0) return {};
    const auto bytes_at = [&](std::size_t at) {
        return 2 * std::min<std::uint64_t>(little_endian<4>(object, at).value_or(0), object.size());
    };
    std::size_t at = 24;
    if ((flags & has_name) != 0) at += 4 + bytes_at(at);
    if ((flags & has_frame) != 0) at += 4 + bytes_at(at);
    return until_zero(from_utf16(piece(object, at + 4, bytes_at(at)), ByteOrder::Little));
}

}  // namespace stoa::worker
