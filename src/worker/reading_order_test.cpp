// The order of lines that were found in a picture.
#include "worker/reading_order.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "worker/turn.h"

namespace stoa::worker {
namespace {

using Texts = std::vector<std::string>;

FoundLine line(std::string text, std::int32_t x, std::int32_t y, std::int32_t width = 200) {
    return {.text = std::move(text), .box = {.x = x, .y = y, .width = width, .height = 20}};
}

Texts sorted(std::vector<FoundLine> lines) {
    put_into_reading_order(lines);
    Texts texts;
    for (FoundLine& each : lines) texts.push_back(std::move(each.text));
    return texts;
}

TEST(ReadingOrder, GoesFromTheTop) {
    EXPECT_EQ(sorted({line("two", 10, 40), line("three", 10, 65), line("one", 10, 10)}), (Texts{"one", "two", "three"}));
}

TEST(ReadingOrder, ReadsOneColumnAfterTheOther) {
    EXPECT_EQ(sorted({line("a1", 10, 10), line("b1", 400, 12), line("a2", 10, 35), line("b2", 400, 37)}), (Texts{"a1", "a2", "b1", "b2"}));
}

TEST(ReadingOrder, ReadsARowFromTheLeft) {
    EXPECT_EQ(sorted({line("title", 10, 10, 500), line("right", 300, 38), line("left", 10, 41), line("end", 10, 66, 500)}),
              (Texts{"title", "left", "right", "end"}));
}

TEST(ReadingOrder, MakesParagraphsOfLines) {
    const auto paragraphs = as_paragraphs({line("a review.", 12, 35), line("elsewhere", 10, 300), line("Please leave us ", 10, 10)});
    ASSERT_EQ(paragraphs.size(), 2U);
    EXPECT_EQ(paragraphs[0].text, "Please leave us a review.");
    EXPECT_EQ(paragraphs[0].box, (inspect::Box{.x = 10, .y = 10, .width = 202, .height = 45}));
    EXPECT_EQ(paragraphs[1].text, "elsewhere");
}

TEST(Turns, GoThereAndBack) {
    const inspect::Box box{.x = 10, .y = 20, .width = 30, .height = 400};  // Of a picture of 100 x 500.
    EXPECT_EQ(turned_upright(box, Turn::Down, 100, 500), (inspect::Box{.x = 20, .y = 60, .width = 400, .height = 30}));
    EXPECT_EQ(turned_upright(box, Turn::Up, 100, 500), (inspect::Box{.x = 80, .y = 10, .width = 400, .height = 30}));
    EXPECT_EQ(turned_upright(box, Turn::Over, 100, 500), (inspect::Box{.x = 60, .y = 80, .width = 30, .height = 400}));
    for (const Turn turn : {Turn::None, Turn::Down, Turn::Up, Turn::Over})
        EXPECT_EQ(turned_back(turned_upright(box, turn, 100, 500), turn, 100, 500), box);
}

TEST(ReadingOrder, LeavesVeryManyAsTheyAre) {
    std::vector<FoundLine> lines;
    for (int at = 0; at < 700; ++at) lines.push_back(line(std::to_string(at), 10, 700 - at));
    EXPECT_EQ(sorted(lines).front(), "0");
    EXPECT_TRUE(sorted({}).empty());
}

}  // namespace
}  // namespace stoa::worker
