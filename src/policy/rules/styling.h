// Sightings of what HTML sets by styles and attributes, and how each is taken back.
#pragma once

#include <vector>

#include "policy/rule.h"
#include "policy/view.h"

namespace stoa::policy {

// One sighting for each place; declarations that stand side by side are one. The mending takes them out.
std::vector<Sighting> removable_styles(const View& view, std::vector<Span> places);

// Takes a declaration, an attribute or what a tag of old HTML sets out of the body.
Replacement without_style(const View& view, Span place);

// Whether a value says nothing of its own: "inherit", "initial" …
bool is_css_keyword_of_all(std::string_view value);

}  // namespace stoa::policy
