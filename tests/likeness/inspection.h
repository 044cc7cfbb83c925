// What an inspection costs: `./dev bench inspection`.
#pragma once

namespace stoa::likeness {

// Prints it for photos and drawings of 800 x 600 pixels; whether the goal was reached.
bool measure_inspection();

}  // namespace stoa::likeness
