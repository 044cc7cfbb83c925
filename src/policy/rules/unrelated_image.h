// image.unrelated: a picture that is like none of the seller's brand.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_unrelated_images(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
