// Whether a picture shows another that is known, whole or in part: scaled, recompressed, cropped, tinted, turned a little, or set into a
// larger one. Pure and bounded: what is compared are fingerprints (base/fingerprint.h).
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "base/fingerprint.h"

namespace stoa::policy {

// Where the known picture lies in the one that was looked at, in pixels of that one's fingerprint.
struct Likeness {
    double left = 0, top = 0, width = 0, height = 0;
    int agreeing = 0;  // Corners that lie where they lie in the known picture; 0 where the look of the whole tells.
    double share = 0;  // Of those that could: the known picture's that would be visible, or the other's at its place where those are fewer.
    double same = 0;   // How alike their coarse looks are there, from -1 to 1.
};

// A comparison costs some 2 ms.
std::optional<Likeness> find_likeness(const Fingerprint& known, const Fingerprint& seen);

// How promising a closer look is: corners of the known picture that the other has too. Costs a tenth of find_likeness().
int count_common(const Fingerprint& known, const Fingerprint& seen);

// The first of the known pictures that the other shows, and where: of many only those that promise most are looked at closely.
struct Shown {
    std::size_t known = 0;  // Which of them.
    Likeness where{};
};
std::optional<Shown> find_shown(const std::vector<const Fingerprint*>& known, const Fingerprint& seen);

}  // namespace stoa::policy
