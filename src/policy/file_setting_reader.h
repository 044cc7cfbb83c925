// Reads what a pack says of files: its table `files`.
#pragma once

#include <toml++/toml.h>

#include "policy/file_setting.h"
#include "policy/toml_file.h"

namespace stoa::policy {

// What is not said stays as it is in `setting`.
void read_file_setting(TomlFile& file, const toml::node& node, FileSetting& setting);

}  // namespace stoa::policy
