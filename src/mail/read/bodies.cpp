#include "mail/read/bodies.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/problems.h"
#include "mail/read/attachment_name.h"
#include "mail/read/delivery_status.h"
#include "mail/read/message_ids.h"
#include "mail/read/passages.h"
#include "mail/read/text_part.h"

namespace stoa::mail {

namespace {

// Where a part stands in the multipart around it.
enum class Place { Shown, Later, Related, OfReport };

constexpr std::array<std::string_view, 4> signature_types{
    "application/pgp-signature",
    "application/pgp-keys",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
};
constexpr std::array<std::string_view, 5> returned_types{
    "message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers", "message/global-headers",
};
constexpr std::array<std::string_view, 2> pkcs7_types{"application/pkcs7-mime", "application/x-pkcs7-mime"};

bool is_one_of(std::string_view type, const auto& types) { return std::ranges::find(types, type) != types.end(); }

// What machines have to say stands at the beginning.
std::string decode_head(const Part& part, std::size_t encoded_bytes_max) {
    return decode_transfer(part.body.substr(0, encoded_bytes_max), part.encoding);
}

// The parameter (RFC 6047 section 2.4), or where it was forgotten the property of the calendar itself.
std::string find_calendar_method(const Part& part) {
    constexpr std::size_t head_bytes_max = 8'192;
    constexpr std::string_view property = "METHOD:";
    if (!part.content_type.method.empty()) return part.content_type.method;
    const std::string calendar = decode_head(part, head_bytes_max);
    for (std::size_t at = 0; at < calendar.size();) {
        const Line line = read_line(calendar, at);
        if (line.text.starts_with(property)) return to_lower(trim_blanks(line.text.substr(property.size())));
        at = line.next;
    }
    return {};
}

class BodyReader {
public:
    BodyReader(const Structure& structure, const ReadLimits& limits, Mail& mail) : structure_(structure), limits_(limits), mail_(mail) {}

    Result<MachineParts> read() {
        const auto passages = TRY(read_part(0, Place::Shown));
        mail_.text = join_plain(passages);
        mail_.html = join_html(passages);
        return std::move(machine_parts_);
    }

private:
    using Passages = std::vector<Passage>;

    // Calls itself at most `depth_max` times: read_structure() has counted.
    Result<Passages> read_part(std::size_t index, Place place) {
        const Part& part = structure_.parts[index];
        if (part.children.empty()) return read_leaf(part, place);
        if (part.content_type.media_type == "multipart/alternative") return read_alternative(part);
        if (part.content_type.media_type == "multipart/encrypted") mail_.is_encrypted = true;
        return read_sequence(part);
    }

    Result<Passages> read_alternative(const Part& part) {
        std::vector<Passages> versions;
        for (const std::size_t child : part.children) {
            auto version = TRY(read_part(child, Place::Shown));
            versions.push_back(std::move(version));
        }
        return choose_alternative(versions);
    }

    Result<Passages> read_sequence(const Part& part) {
        const std::string& type = part.content_type.media_type;
        const Place later = type == "multipart/related" ? Place::Related : Place::Later;
        Passages out;
        for (const std::size_t child : part.children) {
            const bool is_first = child == part.children.front();
            const Place place = is_first ? Place::Shown : type == "multipart/report" ? Place::OfReport : later;
            auto passages = TRY(read_part(child, place));
            std::ranges::move(passages, std::back_inserter(out));
        }
        return out;
    }

    Result<Passages> read_leaf(const Part& part, Place place) {
        if (is_shown(part, place)) return read_text(part);
        if (!read_machine_part(part, place)) attach(part);
        return Passages{};
    }

    // RFC 8621 section 4.1.4. A multipart that nothing divides is text, so that what it holds is not lost.
    static bool is_shown(const Part& part, Place place) {
        const std::string& type = part.content_type.media_type;
        if (part.content_type.is_multipart()) return true;
        if (part.disposition.type == "attachment" || (type != "text/plain" && type != "text/html")) return false;
        return place == Place::Shown || (place != Place::Related && part.content_type.name.empty() && part.disposition.file_name.empty());
    }

    Result<Passages> read_text(const Part& part) {
        constexpr std::size_t encoded_per_byte_max = 3;  // Quoted-printable.
        TRY(count_text(part.body.size() / encoded_per_byte_max));
        Passage passage;
        if (part.content_type.media_type == "text/html") {
            passage.html = read_html_part(part);
        } else {
            passage.plain = read_plain_part(part);
        }
        text_bytes_ -= part.body.size() / encoded_per_byte_max;
        TRY(count_text(std::max(passage.plain.size(), passage.html.size())));
        return passage.plain.empty() && passage.html.empty() ? Passages{} : Passages{std::move(passage)};
    }

    Result<void> count_text(std::size_t bytes) {
        text_bytes_ += bytes;
        if (text_bytes_ <= limits_.text_bytes_max) return {};
        return fail(problems::mail_text_too_large, fmt::format("the text of the mail is longer than {} kB", limits_.text_bytes_max / 1024));
    }

    // Whether the part is one that speaks to machines, or a signature, and nothing that anybody attached.
    bool read_machine_part(const Part& part, Place place) {
        const std::string& type = part.content_type.media_type;
        if (type == "message/delivery-status" || type == "message/global-delivery-status") {
            machine_parts_.has_delivery_status = true;
            if (mail_.delivery_status.empty()) mail_.delivery_status = parse_delivery_status(decode_head(part, limits_.text_bytes_max));
            return true;
        }
        if (type == "message/disposition-notification" || type == "message/global-disposition-notification") {
            return machine_parts_.has_disposition_notification = true;
        }
        if (type == "message/feedback-report") return machine_parts_.has_feedback_report = true;
        if (place == Place::OfReport && is_one_of(type, returned_types)) {
            read_returned(part);
            return true;
        }
        if (type == "text/calendar") machine_parts_.calendar_method = find_calendar_method(part);
        return is_one_of(type, signature_types) || type == "application/pgp-encrypted";
    }

    void read_returned(const Part& part) {
        const std::string message = decode_head(part, limits_.header_bytes_max);
        const Fields fields = read_fields(message, 0, limits_.header_bytes_max, [](std::string_view) { return false; });
        auto ids = parse_message_ids(fields.value("Message-ID"));
        if (!ids.empty()) mail_.original_message_id = std::move(ids.front());
    }

    void attach(const Part& part) {
        const ContentType& type = part.content_type;
        MailAttachment attachment{
            .name = clean_attachment_name(part.disposition.file_name.empty() ? type.name : part.disposition.file_name),
            .media_type = type.media_type,
            .bytes = decode_transfer(part.body, part.encoding)};
        if (const auto ids = parse_message_ids(part.fields.value("Content-ID")); !ids.empty()) attachment.content_id = ids.front();
        attachment.is_inline = part.disposition.type == "inline" || (part.disposition.type.empty() && !attachment.content_id.empty());
        if (attachment.name.empty() && is_one_of(type.media_type, returned_types)) attachment.name = "message.eml";
        if (is_one_of(type.media_type, pkcs7_types) && type.smime_type != "signed-data") mail_.is_encrypted = true;
        mail_.attachments.push_back(std::move(attachment));
    }

    const Structure& structure_;
    const ReadLimits& limits_;
    Mail& mail_;
    MachineParts machine_parts_{};
    std::size_t text_bytes_ = 0;
};

}  // namespace

Result<MachineParts> read_bodies(const Structure& structure, const ReadLimits& limits, Mail& mail) {
    return BodyReader(structure, limits, mail).read();
}

}  // namespace stoa::mail
