#include "policy/rules/attachment.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "policy/attachment_part.h"
#include "policy/match/file_purpose.h"
#include "policy/match/file_type.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

Sighting sighting(std::size_t at, std::string what) { return {.part = attachment_part(at), .arguments = {{"what", std::move(what)}}}; }

bool is_permitted(std::string_view media_type, const RuleSetting& setting) {
    const auto& permitted = setting.list("media_types");
    return std::ranges::find(permitted, media_type) != permitted.end();
}

// What is wrong with the file by its type, or nothing.
std::string_view fault_of_type(const Attachment& file, const RuleSetting& setting) {
    const FileType type = read_file_type(file.name, file.media_type);
    if (type.is_disguised || type.disagrees) return "disguised";
    if (type.may_run) return "type";
    return is_permitted(type.media_type, setting) ? "" : "type";
}

}  // namespace

std::vector<Sighting> find_attachments(const View& view, const RuleSetting& setting) {
    const Draft& draft = view.draft();
    const auto size_bytes_max = static_cast<std::size_t>(setting.number("size_bytes_max", 10'485'760));
    std::vector<Sighting> sightings;
    for (std::size_t at = 0; at < draft.attachments.size(); ++at) {
        const Attachment& file = draft.attachments[at];
        const std::string_view fault = fault_of_type(file, setting);
        const bool is_gif = read_file_type(file.name, file.media_type).media_type == "image/gif";
        if (!fault.empty() && !(draft.author == Author::Buyer && is_gif && fault == "type"))
            sightings.push_back(sighting(at, std::string(fault)));
        else if (file.size_bytes && *file.size_bytes > size_bytes_max)
            sightings.push_back(sighting(at, "size"));
        else if (draft.author == Author::Seller && !serves_order(file.name, view))
            sightings.push_back(sighting(at, "purpose"));
    }
    return sightings;
}

}  // namespace stoa::policy
