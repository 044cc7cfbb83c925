// The legal notices that companies let their mail servers write under every mail.
#pragma once

#include "mail/reply/reply_lines.h"

namespace stoa::mail {

// Whether the paragraph is a notice of confidentiality, or that a mail was looked at for viruses. Asked only of the last one
// of what somebody wrote.
bool is_disclaimer(ReplyLines paragraph);

}  // namespace stoa::mail
