#include "worker/turn.h"

namespace stoa::worker {

using inspect::Box;

Box turned_upright(const Box& box, Turn turn, std::int32_t width, std::int32_t height) {
    const std::int32_t from_right = width - box.x - box.width, from_bottom = height - box.y - box.height;
    switch (turn) {
        case Turn::None:
            break;
        case Turn::Down:
            return {.x = box.y, .y = from_right, .width = box.height, .height = box.width};
        case Turn::Up:
            return {.x = from_bottom, .y = box.x, .width = box.height, .height = box.width};
        case Turn::Over:
            return {.x = from_right, .y = from_bottom, .width = box.width, .height = box.height};
    }
    return box;
}

Box turned_back(const Box& box, Turn turn, std::int32_t width, std::int32_t height) {
    // Who turned the head to the one side turns it to the other.
    switch (turn) {
        case Turn::None:
            break;
        case Turn::Down:
            return turned_upright(box, Turn::Up, height, width);
        case Turn::Up:
            return turned_upright(box, Turn::Down, height, width);
        case Turn::Over:
            return turned_upright(box, Turn::Over, width, height);
    }
    return box;
}

}  // namespace stoa::worker
