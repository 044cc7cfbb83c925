// What may stand in header fields: texts made one harmless line, addresses, message ids.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mail/compose/outgoing_mail.h"

namespace stoa::mail {

constexpr std::size_t subject_length_max = 140;         // In code points, the "…" of a cut aside; as phones and lists show.
constexpr std::size_t address_size_bytes_max = 254;     // RFC 5321 section 4.5.3.1.3: 256 with the brackets.
constexpr std::size_t local_part_size_bytes_max = 64;   // RFC 5321 section 4.5.3.1.1.
constexpr std::size_t message_id_size_bytes_max = 500;  // Longer ones are no program's; a line of the field holds 998.
constexpr std::size_t references_kept_at_end_max = 20;  // Besides the first, which names the thread.

// One line without characters that are not seen: white space and line ends folded to single blanks, none at the ends; cut to `length` code
// points, where it can be between two characters as people see them (Unicode Annex 29), with "…" where something was cut.
std::string one_line(std::string_view text, std::size_t length);

// Whether `address` is a dot-atom at a domain name (RFC 5321 section 4.1.2); with `HeaderForm::Utf8` of any letters (RFC 6531 section 3.3).
// Quoted local parts and address literals are not taken: nothing that Stoa writes to has them.
bool is_address(std::string_view address, HeaderForm form);

// Whether `id`, without angle brackets, is a message id as RFC 5322 section 3.6.4 has programs write it.
bool is_message_id(std::string_view id);

// What references a reply to `in_reply_to` has (RFC 5322 section 3.6.4): the first and the last of `references`, then `in_reply_to` where
// it is not the last. Without angle brackets; what is no message id (outsiders' are read leniently, as long as they are printable) is left
// out.
std::vector<std::string> references_of_reply(std::span<const std::string> references, std::string_view in_reply_to);

// `id` without blanks and angle brackets around it; empty where it is none that can be repeated.
std::string_view repeatable_id(std::string_view id);

}  // namespace stoa::mail
