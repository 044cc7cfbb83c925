// What a seller's file is, by what it says and how it is laid out.
#pragma once

#include "policy/file_view.h"

namespace stoa::policy {

FileUse file_use(const FileView& file);

}  // namespace stoa::policy
