// A seller's pictures that are known: what its images are held against.
#pragma once

#include <string>
#include <vector>

#include "base/fingerprint.h"
#include "domain/words.h"

namespace stoa::policy {

struct BrandPicture {
    AssetKind kind = AssetKind::Logo;
    std::string name{};
    std::string sku{};  // Of a product's photo: which.
    Fingerprint look{};
};

// Shared by the checks of many drafts: read only.
struct Brand {
    std::vector<BrandPicture> pictures{};
};

}  // namespace stoa::policy
