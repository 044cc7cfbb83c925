#include "base/fingerprint.h"

#include <gtest/gtest.h>

namespace stoa {
namespace {

Fingerprint some_fingerprint(std::size_t corners) {
    Fingerprint made{.width = 512, .height = 384, .whole = 0x0123'4567'89ab'cdefULL, .trimmed = 7, .inner_width = 500, .inner_height = 300};
    made.small.assign(small_side * small_side, '\x80');
    for (std::size_t at = 0; at < corners; ++at)
        made.corners.push_back(
            {.x = static_cast<std::uint16_t>(at * 7), .y = 65'535, .size = 12, .direction = 255, .look = {at, ~at, 0, 1}});
    return made;
}

TEST(Fingerprints, AreGivenBackAsTheyWere) {
    for (const std::size_t corners : {std::size_t{0}, std::size_t{1}, fingerprint_corners_max}) {
        const Fingerprint made = some_fingerprint(corners);
        const std::string bytes = encode(made);
        EXPECT_LE(bytes.size(), fingerprint_bytes_max);
        EXPECT_EQ(decode_fingerprint(bytes), made);
    }
}

TEST(Fingerprints, OfAnyOtherBytesThereAreNone) {
    const std::string bytes = encode(some_fingerprint(3));
    for (std::size_t size = 0; size < bytes.size(); size += 13) EXPECT_FALSE(decode_fingerprint(bytes.substr(0, size))) << size;
    EXPECT_FALSE(decode_fingerprint(bytes + "x"));
    EXPECT_FALSE(decode_fingerprint("\x02" + bytes.substr(1))) << "of another form";
    EXPECT_FALSE(decode_fingerprint(encode(some_fingerprint(fingerprint_corners_max + 1))));
    Fingerprint flat = some_fingerprint(1);
    flat.height = 0;
    EXPECT_FALSE(decode_fingerprint(encode(flat)));
}

}  // namespace
}  // namespace stoa
