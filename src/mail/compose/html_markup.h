// HTML of pieces of a mail, everything escaped.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "mail/compose/html_look.h"
#include "mail/compose/marked_words.h"
#include "mail/compose/outgoing_mail.h"

namespace stoa::mail {

// A sentence or name on one line; characters that are not seen shown by name.
std::string sentence_html(std::string_view text);

// `inner` is HTML already; `attributes` too, each with a blank before it.
std::string element(std::string_view name, const look::Look& look, std::string_view inner, std::string_view attributes = {});

// A name or title beside other words, isolated from their direction.
std::string isolated_html(std::string_view text);

// People's words: line ends, runs of blanks, marks and what is not seen.
std::string words_html(std::span<const WordsPart> parts);

std::string link_html(std::string_view url, std::string_view label);
// A link as a button, and under it, after `hint`, its address; no address where there is no hint.
std::string button_html(const Link& link, std::string_view hint);

}  // namespace stoa::mail
