// image.animated: GIFs and other moving images, in the body and attached.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_animated_images(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
