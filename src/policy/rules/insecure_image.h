// image.insecure: images that are not loaded over https from a host that is allowed.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_insecure_images(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
