// What a seller's file is, by what it says and how it is laid out.
#pragma once

#include "policy/file_view.h"

namespace stoa::policy {

FileUse file_use(const FileView& file);

// Whether something in a file whose use is unclear speaks for a paper of an order, and nothing plainly for advertising: a title, a word of
// invoices beside an amount, terms of a warranty, steps. Of a photo of a paper only a part can be read.
bool has_sign_of_order(const FileView& file);

}  // namespace stoa::policy
