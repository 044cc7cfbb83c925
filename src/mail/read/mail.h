// A mail as Stoa sees it after reading: whose it is, what it says, what it carries. All text is valid UTF-8 without NUL.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "mail/mail_address.h"

namespace stoa::mail {

struct MailAttachment {
    std::string name{};        // Without folders and control characters, at most 200 bytes; empty where none was given.
    std::string media_type{};  // As declared, "image/png"; in small letters.
    std::string bytes{};       // Decoded; may hold anything.
    bool is_inline = false;    // Content-Disposition: inline; or it has none, but a Content-ID, by which HTML shows it.
    std::string content_id{};  // Without < and >.
};

// What became of a mail for one recipient (RFC 3464 section 2.3).
struct DeliveryStatus {
    enum class Action { Failed, Delayed, Delivered, Relayed, Expanded };
    std::string final_recipient{};  // Or the original one, where that is all there is.
    Action action = Action::Failed;
    std::string status{};      // "5.1.1" (RFC 3463); empty where there is none.
    std::string diagnostic{};  // What the other server said, without its type.
};

struct Mail {
    std::vector<MailAddress> from{}, to{}, cc{}, reply_to{};  // Groups are replaced by their members.
    std::optional<MailAddress> sender{};
    std::string subject{};                                 // One line.
    std::string message_id{};                              // Without < and >, as those that follow.
    std::vector<std::string> in_reply_to{}, references{};  // In the order of the header.
    std::optional<Timestamp> date{};                       // What the author's clock said.

    // What is there to be read, with \n. Empty where a part of it exists only as HTML: then `html` holds all of it.
    // format=flowed is unwrapped (RFC 3676), with ">" for each depth of quoting.
    std::string text{};
    std::string html{};  // Empty where no part has HTML.
    std::vector<MailAttachment> attachments{};
    bool is_encrypted = false;  // By S/MIME or OpenPGP: what it says is in an attachment that cannot be read.

    std::vector<std::string> authentication_results{};  // Values of Authentication-Results, unfolded, the topmost (latest) first.
    std::size_t received_count = 0;                     // Servers that it has passed, as each has noted (RFC 5321 section 6.3).
    std::optional<std::string> automatic{};             // Why no person has written this mail, in the words of its header.
    std::vector<DeliveryStatus> delivery_status{};      // A row a recipient, where the mail is a delivery status notification.
    std::string original_message_id{};                  // Of the returned message.
};

}  // namespace stoa::mail
