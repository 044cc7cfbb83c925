// content.attachment: files that are not permitted, by their names, types and sizes.
#pragma once

#include "policy/rule.h"

namespace stoa::policy {

std::vector<Sighting> find_attachments(const View& view, const RuleSetting& setting);

}  // namespace stoa::policy
