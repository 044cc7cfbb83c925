#include "policy/rules/product_photo.h"

#include "policy/attachment_part.h"
#include "policy/match/brand_pictures.h"
#include "policy/match/file_purpose.h"
#include "policy/view.h"

namespace stoa::policy {

std::vector<Sighting> find_product_photos(const View& view, const RuleSetting&) {
    const Draft& draft = view.draft();
    const auto photos = photos_of_products(draft);
    if (draft.author != Author::Seller || photos.empty()) return {};
    std::vector<Sighting> sightings;
    for (std::size_t at = 0; at < draft.attachments.size(); ++at) {
        const Attachment& file = draft.attachments[at];
        const auto look = look_of(file);
        const auto shown = look ? find_shown(photos, *look) : std::nullopt;
        if (!shown) continue;
        // What an engraving will look like is drawn into the product's photo: that one was asked for.
        const Certainty certainty = serves_order(file.name, view) ? Certainty::Unsure : Certainty::Sure;
        sightings.push_back(
            {.part = attachment_part(at), .place = FilePlace{.box = box_in(file, *look, shown->where)}, .certainty = certainty});
    }
    return sightings;
}

}  // namespace stoa::policy
