#include "inspect/concern.h"

#include <algorithm>

namespace stoa::inspect {

namespace {

constexpr std::array<std::string_view, concern_count> ids{
    "could_not_be_read", "damaged",          "empty",           "unknown_kind",    "type_disagrees",
    "misleading_name",   "unsafe_name",      "several_kinds",   "too_many_pixels", "too_large",
    "program",           "script",           "markup",          "archive",         "archive_too_deep",
    "archive_too_many",  "archive_escapes",  "archive_entry",   "encrypted",       "macro",
    "dynamic_exchange",  "external_link",    "embedded_object", "embedded_file",   "javascript",
    "launch_action",     "automatic_action", "submits_form",    "malware",         "not_scanned"};

}  // namespace

std::string_view id_of(Concern concern) { return ids.at(static_cast<std::size_t>(concern)); }

std::optional<Concern> find_concern(std::string_view id) {
    const auto* const found = std::ranges::find(ids, id);
    if (found == ids.end()) return std::nullopt;
    return static_cast<Concern>(found - ids.begin());
}

}  // namespace stoa::inspect
