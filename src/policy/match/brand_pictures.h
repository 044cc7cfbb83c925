// What a draft's pictures are held against: the seller's brand, and the products of the order.
#pragma once

#include <optional>
#include <vector>

#include "policy/brand.h"
#include "policy/draft.h"
#include "policy/match/likeness.h"

namespace stoa::policy {

// Logos and other pictures of the brand. What is given points into `brand`.
std::vector<const Fingerprint*> pictures_of_brand(const Brand& brand);
// Photos of what the draft's order is about. What is given points into the draft's brand.
std::vector<const Fingerprint*> photos_of_products(const Draft& draft);

// Nothing where it is no picture, or nobody has looked.
std::optional<Fingerprint> look_of(const Attachment& file);
// From pixels of the fingerprint to those that people see.
Box box_in(const Attachment& file, const Fingerprint& look, const Likeness& where);

}  // namespace stoa::policy
