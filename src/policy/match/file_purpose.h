// What a seller's attachment is for, by its name and, where that says nothing, by the words around it.
#pragma once

#include <cstdint>
#include <string_view>

#include "policy/view.h"

namespace stoa::policy {

enum class NamedUse : std::uint8_t { Nothing, Document, Advertising };
// By the words of a file's name, or of a title.
NamedUse named_use(std::string_view name);

// Whether it may be an invoice, instructions or a warranty, and is no advertising.
bool serves_order(std::string_view name, const View& view);
// Whether it then must have words that say so, as a picture may be of anything: an invoice, a guide, what only its sender calls so ("the
// guide is attached"). A drawing or a label may be without any, and a picture that the buyer asked for.
bool needs_words(std::string_view name, const View& view);

}  // namespace stoa::policy
