#include "policy/match/likeness.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace stoa::policy {
namespace {

std::uint64_t next(std::uint64_t& state) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return state ^ state >> 29U;
}

constexpr double width = 400, height = 300;

// How bright the picture is at a place, from 0 to 255: hills and valleys that no other number has.
double brightness(std::uint64_t number, double x, double y) {
    const double one = static_cast<double>(number % 89) / 9 + 2, other = static_cast<double>(number % 71) / 8 + 1;
    return 127 + 60 * std::sin(x / width * one + other) + 60 * std::cos(y / height * other * 2 + x / width * one);
}

// Corners all over a picture of 400 x 300.
Fingerprint picture(std::uint64_t number, int corners = 120) {
    std::uint64_t state = number * 977 + 3;
    Fingerprint made{.width = 400, .height = 300, .whole = next(state), .trimmed = next(state), .inner_width = 400, .inner_height = 300};
    for (int y = 0; y < small_side; ++y)
        for (int x = 0; x < small_side; ++x)
            made.small += static_cast<char>(brightness(number, (x + 0.5) * width / small_side, (y + 0.5) * height / small_side));
    for (int at = 0; at < corners; ++at) {
        Corner corner{.x = static_cast<std::uint16_t>(next(state) % (400 * 64)), .y = static_cast<std::uint16_t>(next(state) % (300 * 64))};
        corner.size = static_cast<std::uint8_t>(next(state) % 16);
        corner.direction = static_cast<std::uint8_t>(next(state));
        for (auto& part : corner.look) part = next(state);
        made.corners.push_back(corner);
    }
    return made;
}

struct Change {
    double scale = 1, turn = 0, left = 0, top = 0;  // Degrees; pixels.
    int lost_of_ten = 0;
    int bits = 12;     // That differ in the look of each corner.
    int foreign = 60;  // Corners of something else.
    int corners = 120;
};

Fingerprint changed(std::uint64_t number, const Change& change) {
    const Fingerprint known = picture(number, change.corners);
    std::uint64_t state = 41;
    Fingerprint seen = picture(9'999, change.foreign);
    const double angle = change.turn * std::numbers::pi / 180;
    for (int at = 0; at < small_side * small_side; ++at) {
        const double x = (at % small_side + 0.5) * width / small_side - change.left,
                     y = (at / small_side + 0.5) * height / small_side - change.top;
        const double back_x = (x * std::cos(angle) + y * std::sin(angle)) / change.scale,
                     back_y = (y * std::cos(angle) - x * std::sin(angle)) / change.scale;
        if (back_x >= 0 && back_y >= 0 && back_x < width && back_y < height)
            seen.small[static_cast<std::size_t>(at)] = static_cast<char>(brightness(number, back_x, back_y));
    }
    for (const Corner& corner : known.corners) {
        if (static_cast<int>(next(state) % 10) < change.lost_of_ten) continue;
        Corner moved = corner;
        const double x = (corner.x * std::cos(angle) - corner.y * std::sin(angle)) * change.scale + change.left * 64;
        const double y = (corner.x * std::sin(angle) + corner.y * std::cos(angle)) * change.scale + change.top * 64;
        if (x < 0 || y < 0 || x >= 400 * 64 || y >= 300 * 64) continue;
        moved.x = static_cast<std::uint16_t>(x);
        moved.y = static_cast<std::uint16_t>(y);
        moved.size = static_cast<std::uint8_t>(std::clamp<long>(corner.size + std::lround(8 * std::log2(change.scale)), 0, 255));
        moved.direction = static_cast<std::uint8_t>(corner.direction + std::lround(change.turn * 256 / 360));
        for (int bit = 0; bit < change.bits; ++bit) moved.look.at(next(state) % 4) ^= std::uint64_t{1} << (next(state) % 64);
        seen.corners.push_back(moved);
    }
    return seen;
}

TEST(Likeness, IsFoundWhateverWasDoneToThePicture) {
    const Fingerprint known = picture(1);
    const std::vector<std::pair<const char*, Change>> cases{
        {"the same", {.foreign = 0}},         {"half of its corners lost", {.lost_of_ten = 5}}, {"noisy", {.bits = 40}},
        {"turned", {.turn = 3, .left = 10}},  {"turned back", {.turn = -3, .top = 20}},         {"cropped", {.left = -60, .top = -40}},
        {"among much else", {.foreign = 270}}};
    for (const auto& [name, change] : cases) {
        const Fingerprint seen = changed(1, change);
        const auto likeness = find_likeness(known, seen);
        ASSERT_TRUE(likeness) << name;
        EXPECT_GE(likeness->agreeing, 8) << name;
    }
}

TEST(Likeness, TellsWhere) {
    const auto likeness = find_likeness(picture(1), changed(1, {.scale = 0.5, .left = 150, .top = 100}));
    ASSERT_TRUE(likeness);
    EXPECT_NEAR(likeness->left, 150, 12);
    EXPECT_NEAR(likeness->top, 100, 12);
    EXPECT_NEAR(likeness->width, 200, 24);
    EXPECT_NEAR(likeness->height, 150, 24);
}

TEST(Likeness, IsNotFoundInWhatHasLittleInCommon) {
    EXPECT_FALSE(find_likeness(picture(1), picture(2)));
    EXPECT_FALSE(find_likeness(picture(1), changed(1, {.lost_of_ten = 9}))) << "a few letters of two logos";
    EXPECT_FALSE(find_likeness(picture(1), changed(1, {.bits = 160}))) << "other neighbourhoods at the same places";
    Fingerprint even = picture(1, 0);
    even.small.assign(small_side * small_side, 'a');
    EXPECT_FALSE(find_likeness(even, even)) << "even ones have nothing to be told by";
}

TEST(Likeness, OfFewCornersIsTheWholeLook) {
    Fingerprint known = picture(3, 0), seen = picture(4, 0);
    seen.trimmed = known.trimmed ^ 5U;
    seen.small = known.small;
    EXPECT_TRUE(find_likeness(known, seen));
    seen.inner_width = 200;
    EXPECT_FALSE(find_likeness(known, seen)) << "of another shape";
}

TEST(Likeness, IsFoundAmongThousands) {
    std::vector<Fingerprint> library;
    for (std::uint64_t number = 10; number < 510; ++number) library.push_back(picture(number));
    std::vector<const Fingerprint*> known;
    for (const Fingerprint& one : library) known.push_back(&one);
    const auto shown = find_shown(known, changed(343, {.lost_of_ten = 3}));
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->known, 333U);
    EXPECT_FALSE(find_shown(known, picture(5)));
    EXPECT_FALSE(find_shown({}, picture(5)));
}

}  // namespace
}  // namespace stoa::policy
