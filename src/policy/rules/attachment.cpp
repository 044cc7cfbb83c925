#include "policy/rules/attachment.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "policy/attachment_part.h"
#include "policy/match/brand_pictures.h"
#include "policy/match/file_purpose.h"
#include "policy/match/file_size.h"
#include "policy/match/file_type.h"
#include "policy/match/file_use.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

Sighting sighting(std::size_t at, std::string_view what) {
    return {.part = attachment_part(at), .arguments = {{"what", std::string(what)}}};
}

bool is_permitted(std::string_view media_type, const RuleSetting& setting) {
    const auto& permitted = setting.list("media_types");
    return std::ranges::find(permitted, media_type) != permitted.end();
}

// What is wrong with the file by its type, or nothing.
std::string_view fault_of_type(const Attachment& file, Author author, const RuleSetting& setting) {
    const FileType type = read_file_type(file.name, file.media_type);
    if (type.is_disguised || type.disagrees) return "disguised";
    if (type.may_run && !can_be_opened(type.media_type)) return "type";
    const bool is_left_to_others = author == Author::Buyer && type.media_type == "image/gif";  // image.animated tells.
    return is_left_to_others || is_permitted(type.media_type, setting) ? "" : "type";
}

// By what it is, where that was looked into; else by what its name says.
bool is_too_large(const Attachment& file, Author author, const RuleSetting& setting) {
    const std::string type = file.facts ? file.media_type : read_file_type(file.name, file.media_type).media_type;
    const auto size_bytes_max = static_cast<std::size_t>(file_size_bytes_max(setting, author, file_kind_word(type)));
    return file.size_bytes && *file.size_bytes > size_bytes_max;
}

// A name is made safe where the file is stored.
bool is_mended(std::string_view concern) { return concern == "unsafe_name"; }

// What an inspection holds against the file. Where it is malware, nothing else matters.
std::vector<Sighting> find_concerns(std::size_t at, const Attachment& file, const RuleSetting& setting) {
    std::vector<Sighting> sightings;
    if (!file.facts) return sightings;
    const std::vector<FileConcern>& concerns = file.facts->concerns;
    if (std::ranges::find(concerns, "malware", &FileConcern::id) != concerns.end()) return {sighting(at, "malware")};
    for (const auto& [id, entry] : concerns) {
        const bool is_unscanned = id == "not_scanned";
        if (is_mended(id) || (is_unscanned && setting.text("unscanned", "hold") == "pass")) continue;
        const auto is_same = [&](const Sighting& other) { return other.arguments[0].second == id; };
        if (std::ranges::any_of(sightings, is_same)) continue;
        sightings.push_back(sighting(at, id));
        if (id == "archive_entry") sightings.back().arguments.emplace_back("entry", entry.empty() ? file.name : entry);
        if (is_unscanned) sightings.back().outcome = Outcome::Hold;
    }
    // What nobody has read may say anything.
    if (file.facts->is_cut && sightings.empty() && setting.text("unread", "hold") == "hold") {
        sightings.push_back(sighting(at, "not_wholly_read"));
        sightings.back().outcome = Outcome::Hold;
    }
    return sightings;
}

const FileView* find_view(const View& view, std::size_t at) {
    const auto found = std::ranges::find(view.files(), attachment_part(at), &FileView::part);
    return found == view.files().end() ? nullptr : &*found;
}

// Whether the file shows a picture of the seller's brand, and little else: of those, image.* says what is wrong with them. A sheet with a
// logo in its corner is no such picture.
bool is_of_brand(const Draft& draft, const Attachment& file) {
    constexpr double share_min = 0.5;
    const auto look = draft.brand ? look_of(file) : std::nullopt;
    if (!look) return false;
    const auto shown = find_shown(pictures_of_brand(*draft.brand), *look);
    return shown && shown->where.width * shown->where.height >= share_min * look->width * look->height;
}

constexpr std::string_view unclear_paper = "unclear_paper";

// What shows nothing but pixels, and is said to be a paper: its words would tell, where they could be read.
bool is_unclear_paper(const FileView& file, const View& view) {
    const FileFacts& facts = file.facts();
    const bool is_pixels = facts.picture || (facts.pages && facts.passages.empty());
    return is_pixels && needs_words(file.file().name, view) && !has_sign_of_order(file);
}

// What speaks against the use of a seller's file, or nothing: by its words where they tell, else by its name (of pictures of papers not
// without their words), else by what it shows.
std::string_view fault_of_use(const View& view, std::size_t at) {
    const Attachment& attachment = view.draft().attachments[at];
    const FileView* file = find_view(view, at);
    const FileUse use = file ? file->use() : FileUse::Unclear;
    if (use == FileUse::Advertising) return "advertising";
    if (use == FileUse::OrderDocument) return "";
    if (named_use(attachment.name) == NamedUse::Nothing && is_of_brand(view.draft(), attachment)) return "";
    if (file && is_unclear_paper(*file, view)) return unclear_paper;
    return serves_order(attachment.name, view) ? "" : "purpose";
}

}  // namespace

std::vector<Sighting> find_attachments(const View& view, const RuleSetting& setting) {
    const Draft& draft = view.draft();
    std::vector<Sighting> sightings;
    for (std::size_t at = 0; at < draft.attachments.size(); ++at) {
        const Attachment& file = draft.attachments[at];
        std::vector<Sighting> concerns = find_concerns(at, file, setting);
        const bool is_stopped = std::ranges::any_of(concerns, [](const Sighting& concern) { return !concern.outcome; });
        std::ranges::move(concerns, std::back_inserter(sightings));
        if (is_stopped) continue;
        std::string_view fault = fault_of_type(file, draft.author, setting);
        if (fault.empty() && is_too_large(file, draft.author, setting)) fault = "size";
        if (fault.empty() && draft.author == Author::Seller) fault = fault_of_use(view, at);
        // A person can tell what nobody here can; or the pack lets it be.
        const bool is_unsure = fault == unclear_paper;
        if (fault.empty() || (is_unsure && setting.text("unread", "hold") == "pass")) continue;
        sightings.push_back(sighting(at, fault));
        if (is_unsure) sightings.back().outcome = Outcome::Hold;
    }
    return sightings;
}

}  // namespace stoa::policy
