#include "mail/read/delivery_status.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "mail/read/encoded_words.h"
#include "mail/read/fields.h"

namespace stoa::mail {

namespace {

using Action = DeliveryStatus::Action;

constexpr std::array<std::pair<std::string_view, Action>, 5> actions{{
    {"failed", Action::Failed},
    {"delayed", Action::Delayed},
    {"delivered", Action::Delivered},
    {"relayed", Action::Relayed},
    {"expanded", Action::Expanded},
}};

// "rfc822; a@b.example" without its type (RFC 3464 section 2.1.2).
std::string_view without_type(std::string_view value) {
    const std::size_t semicolon = value.find(';');
    return trim_blanks(semicolon == std::string_view::npos ? value : value.substr(semicolon + 1));
}

// The first "5.1.1" (RFC 3463 section 2) of a value that may go on in words; empty where it has none.
std::string_view find_status(std::string_view value) {
    std::size_t length = 0;
    std::size_t dots = 0;
    for (; length < value.size() && (is_digit(value[length]) || value[length] == '.'); ++length) {
        if (value[length] == '.') ++dots;
    }
    return dots == 2 ? value.substr(0, length) : std::string_view();
}

// Where no action is given, the class of the status tells it (RFC 3463 section 3.1).
Action read_action(std::string_view value, std::string_view status) {
    for (const auto& [word, action] : actions) {
        if (value.size() >= word.size() && equal_ignoring_case(value.substr(0, word.size()), word)) return action;
    }
    if (status.starts_with('2')) return Action::Delivered;
    return status.starts_with('4') ? Action::Delayed : Action::Failed;
}

// A recipient is as "<a@b.example>" from some servers.
std::string read_recipient(std::string_view value) {
    std::string_view recipient = without_type(value);
    if (recipient.starts_with('<') && recipient.ends_with('>')) recipient = recipient.substr(1, recipient.size() - 2);
    return decode_unstructured(recipient);
}

DeliveryStatus read_recipient_fields(const Fields& fields) {
    const std::string status = fields.value("Status");
    const std::string final_recipient = fields.value("Final-Recipient");
    return {.final_recipient = read_recipient(final_recipient.empty() ? fields.value("Original-Recipient") : final_recipient),
            .action = read_action(fields.value("Action"), status),
            .status = std::string(find_status(status)),
            .diagnostic = decode_unstructured(without_type(fields.value("Diagnostic-Code")))};
}

}  // namespace

std::vector<DeliveryStatus> parse_delivery_status(std::string_view content) {
    const IsDelimiter no_delimiter = [](std::string_view) { return false; };
    std::vector<DeliveryStatus> out;
    for (std::size_t at = 0; at < content.size() && out.size() < recipients_max;) {
        at = std::min(content.find_first_not_of("\r\n", at), content.size());
        const Fields fields = read_fields(content, at, content.size(), no_delimiter);
        if (fields.has("Final-Recipient") || fields.has("Original-Recipient")) out.push_back(read_recipient_fields(fields));
        at = fields.body_begin > at ? fields.body_begin : read_line(content, at).next;
    }
    return out;
}

}  // namespace stoa::mail
