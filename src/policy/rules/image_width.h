// format.image_width: images that take more of the width than the pack allows.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_wide_images(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
