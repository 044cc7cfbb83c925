// image.product_photo: a photo of the product that was bought.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_product_photos(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
