#include "worker/shrink.h"

#include <gtest/gtest.h>

namespace stoa::worker {
namespace {

std::string bytes(std::initializer_list<int> values) {
    std::string out;
    for (const int value : values) out += static_cast<char>(value);
    return out;
}

TEST(Shrink, FitsIntoASide) {
    struct Case {
        Size from;
        int side_max;
        Size to;
    };
    for (const auto& [from, side_max, to] : {Case{{800, 600}, 320, {320, 240}}, Case{{600, 800}, 512, {384, 512}},
                                             Case{{300, 200}, 320, {300, 200}}, Case{{4000, 2}, 100, {100, 1}}}) {
        const Size fitted = fit(from, side_max);
        EXPECT_EQ(fitted.width, to.width);
        EXPECT_EQ(fitted.height, to.height);
    }
}

TEST(Shrink, TakesMeansOfWhatIsCovered) {
    EXPECT_EQ(resample(bytes({0, 100, 200, 60}), {2, 2}, 1, {1, 1}), bytes({90}));
    EXPECT_EQ(resample(bytes({10, 20, 30}), {3, 1}, 1, {2, 1}), bytes({13, 27})) << "a third of the middle for each side, by two thirds";
    EXPECT_EQ(resample(bytes({1, 2, 3, 5, 6, 7}), {2, 1}, 3, {1, 1}), bytes({3, 4, 5})) << "each band by itself";
    EXPECT_EQ(resample(bytes({7, 9}), {2, 1}, 1, {4, 2}), bytes({7, 7, 9, 9, 7, 7, 9, 9})) << "larger";
    EXPECT_EQ(resample(bytes({7, 9}), {2, 1}, 1, {2, 1}), bytes({7, 9}));
}

// Weights are rounded: neither brightness nor darkness may come of it, however many pixels become one.
TEST(Shrink, KeepsWhatIsEven) {
    for (const int value : {0, 1, 127, 254, 255}) {
        for (const Size& to : {Size{1, 1}, Size{32, 32}, Size{299, 7}, Size{701, 503}}) {
            const std::string made = resample(std::string(700 * 500 * 3, static_cast<char>(value)), {700, 500}, 3, to);
            ASSERT_EQ(made.size(), static_cast<std::size_t>(to.width * to.height * 3));
            EXPECT_EQ(made, std::string(made.size(), static_cast<char>(value))) << value << " to " << to.width;
        }
    }
}

}  // namespace
}  // namespace stoa::worker
