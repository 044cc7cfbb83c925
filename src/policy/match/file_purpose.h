// What a seller's attachment is for, by its name and, where that says nothing, by the words around it.
#pragma once

#include <cstdint>
#include <string_view>

#include "policy/view.h"

namespace stoa::policy {

enum class NamedUse : std::uint8_t { Nothing, Document, Advertising };
// By the words of a file's name, or of a title.
NamedUse named_use(std::string_view name);

// Whether the name says that it is a paper of which the words are what matters: an invoice, a warranty, a certificate. A drawing or a label
// may be without any.
bool is_named_paper(std::string_view name);

// Whether it may be an invoice, instructions or a warranty, and is no advertising.
bool serves_order(std::string_view name, const View& view);
// Whether all that says so is its sender, by the words around it or by a reason that is about papers ("the guide is attached"): a picture
// then has to look like one.
bool is_only_said_to_serve(std::string_view name, const View& view);

}  // namespace stoa::policy
