#include "mail/read/headers.h"

#include <gmime/gmime.h>

#include <utility>

#include "base/ascii.h"
#include "mail/gmime.h"
#include "mail/read/addresses.h"
#include "mail/read/charset.h"
#include "mail/read/encoded_words.h"
#include "mail/read/message_ids.h"

namespace stoa::mail {

namespace {

struct UnrefDate {
    void operator()(GDateTime* date) const { g_date_time_unref(date); }
};

std::vector<MailAddress> read_addresses(const Fields& fields, std::string_view name, std::string_view raw_charset) {
    std::vector<MailAddress> out;
    for (const std::string& value : fields.values(name)) {
        if (out.size() == addresses_max) break;
        for (MailAddress& address : parse_addresses(value, raw_charset)) {
            if (out.size() < addresses_max) out.push_back(std::move(address));
        }
    }
    return out;
}

std::optional<Timestamp> read_date(const std::string& value) {
    constexpr std::size_t date_bytes_max = 200;
    if (value.empty() || value.size() > date_bytes_max) return std::nullopt;
    prepare_gmime();
    const std::unique_ptr<GDateTime, UnrefDate> date(g_mime_utils_header_decode_date(value.c_str()));
    return date ? std::optional(Timestamp{.ms = g_date_time_to_unix(date.get()) * 1000}) : std::nullopt;
}

// A subject may be sent raw in any charset, so it is decoded before it is unfolded.
std::string read_subject(const Fields& fields, std::string_view raw_charset) {
    for (const Field& field : fields.all) {
        if (!equal_ignoring_case(field.name, "Subject")) continue;
        if (std::string subject = decode_unstructured(field.value, raw_charset); !subject.empty()) return subject;
    }
    return {};
}

}  // namespace

void read_headers(const Fields& fields, std::string_view raw_charset, Mail& mail) {
    mail.from = read_addresses(fields, "From", raw_charset);
    mail.to = read_addresses(fields, "To", raw_charset);
    mail.cc = read_addresses(fields, "Cc", raw_charset);
    mail.reply_to = read_addresses(fields, "Reply-To", raw_charset);
    if (auto sender = parse_addresses(fields.value("Sender"), raw_charset); !sender.empty()) mail.sender = std::move(sender.front());
    mail.subject = read_subject(fields, raw_charset);
    if (auto ids = parse_message_ids(fields.value("Message-ID")); !ids.empty()) mail.message_id = std::move(ids.front());
    mail.in_reply_to = parse_message_ids(fields.value("In-Reply-To"));
    mail.references = parse_message_ids(fields.value("References"));
    mail.date = read_date(fields.value("Date"));
    mail.received_count = fields.values("Received").size();
    for (const std::string& value : fields.values("Authentication-Results")) mail.authentication_results.push_back(to_utf8(value, ""));
}

}  // namespace stoa::mail
