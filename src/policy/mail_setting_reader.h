// Reads what a pack says of mails: its table `mail`.
#pragma once

#include <toml++/toml.h>

#include "policy/mail_setting.h"
#include "policy/toml_file.h"

namespace stoa::policy {

// What is not said stays as it is in `setting`.
void read_mail_setting(TomlFile& file, const toml::node& node, MailSetting& setting);

}  // namespace stoa::policy
