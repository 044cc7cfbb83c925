#include "mail/compose/compose.h"

#include <gmime/gmime.h>
#include <algorithm>
#include <initializer_list>

#include "base/ascii.h"
#include "mail/compose/header_fields.h"
#include "mail/compose/header_values.h"
#include "mail/compose/hidden_characters.h"
#include "mail/compose/html_body.h"
#include "mail/compose/link.h"
#include "mail/compose/plain_body.h"
#include "mail/gmime.h"
#include "mail/read/attachment_name.h"

namespace stoa::mail {

namespace {

// "=_" stands in no quoted-printable and no base64 text (RFC 2045 section 6.7), and no part is written in another way.
constexpr const char* boundary = "=_stoa_alternative";
constexpr const char* files_boundary = "=_stoa_files";

Result<void> check_address(const MailAddress& mailbox, HeaderForm form) {
    if (is_address(mailbox.address, form)) return {};
    return fail(problems::invalid_value, "a mail cannot be written to or from what is no e-mail address");
}

Result<void> check_link(const Link& link) {
    if (is_web_link(link.url)) return {};
    return fail(problems::invalid_value, "a mail cannot hold a link that is no http or https address");
}

Result<void> check_content(const NewMessages& content) {
    if (content.messages.size() > NewMessages::messages_max) return fail(problems::invalid_value, "a mail cannot hold so many messages");
    return check_link(content.conversation);
}
Result<void> check_content(const Refusal& content) { return check_link(content.draft); }
Result<void> check_content(const Question& content) { return check_link(content.draft); }
Result<void> check_content(const Notice& content) { return content.button ? check_link(*content.button) : Result<void>(); }

Result<void> check_unsubscribe(const Unsubscribe& unsubscribe) {
    if (!is_secure_link(unsubscribe.page.url))
        return fail(problems::invalid_value, "the address that unsubscribes is not https (RFC 8058)");
    if (unsubscribe.address.empty() || is_address(unsubscribe.address, HeaderForm::SevenBit)) return {};
    return fail(problems::invalid_value, "the e-mail address that unsubscribes is none");
}

Result<void> check(const OutgoingMail& mail) {
    TRY(check_address(mail.from, mail.header_form));
    TRY(check_address(mail.to, mail.header_form));
    if (!is_message_id(repeatable_id(mail.message_id)))
        return fail(problems::invalid_value, "the message id is none (RFC 5322 section 3.6.4)");
    if (mail.unsubscribe) TRY(check_unsubscribe(*mail.unsubscribe));
    return std::visit([](const auto& content) { return check_content(content); }, mail.content);
}

// Quoted-printable, which can be read as it is, unless base64 is shorter: one byte of six outside ASCII.
GMimeContentEncoding encoding_for(std::string_view text) {
    const auto beyond_ascii = std::ranges::count_if(text, [](char c) { return !is_ascii(c); });
    const bool is_base64_shorter = static_cast<std::size_t>(beyond_ascii) * 6 > text.size();
    return is_base64_shorter ? GMIME_CONTENT_ENCODING_BASE64 : GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE;
}

// RFC 2045 section 6.8: line ends are CRLF before base64 hides them.
std::string with_crlf(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 32);
    for (const char c : text) {
        if (c == '\n') out += '\r';
        out += c;
    }
    return out;
}

void add_part(GMimeMultipart& whole, const char* subtype, const std::string& text) {
    const GMimeContentEncoding encoding = encoding_for(text);
    const std::string content = encoding == GMIME_CONTENT_ENCODING_BASE64 ? with_crlf(text) : text;
    const auto stream = own(g_mime_stream_mem_new_with_buffer(content.data(), content.size()));
    const auto wrapper = own(g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    const auto part = own(g_mime_part_new_with_type("text", subtype));
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", "utf-8");
    g_mime_part_set_content(part.get(), wrapper.get());
    g_mime_part_set_content_encoding(part.get(), encoding);
    g_mime_multipart_add(&whole, GMIME_OBJECT(part.get()));
}

bool is_plain_type(std::string_view text) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '+' || c == '-'; };
    return !text.empty() && std::ranges::all_of(text, fits);
}

// RFC 2231 for names beyond ASCII, as GMime writes them. Texts are base64 too: they stay as they are to the last line end.
void add_file(GMimeMultipart& whole, const OutgoingFile& file) {
    const std::size_t slash = std::min(file.media_type.find('/'), file.media_type.size());
    std::string type = file.media_type.substr(0, slash), subtype = file.media_type.substr(std::min(slash + 1, file.media_type.size()));
    if (!is_plain_type(type) || !is_plain_type(subtype) || type == "multipart" || type == "message") {
        type = "application";
        subtype = "octet-stream";
    }
    const std::string name = without_hidden(clean_attachment_name(file.name));
    const auto stream = own(g_mime_stream_mem_new_with_buffer(file.bytes.data(), file.bytes.size()));
    const auto wrapper = own(g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    const auto part = own(g_mime_part_new_with_type(type.c_str(), subtype.c_str()));
    g_mime_part_set_content(part.get(), wrapper.get());
    g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_BASE64);
    g_mime_object_set_disposition(GMIME_OBJECT(part.get()), "attachment");
    g_mime_part_set_filename(part.get(), name.c_str());
    g_mime_multipart_add(&whole, GMIME_OBJECT(part.get()));
}

std::string written(GMimeMessage& message) {
    const std::unique_ptr<GMimeFormatOptions, decltype(&g_mime_format_options_free)> options(g_mime_format_options_new(),
                                                                                             g_mime_format_options_free);
    g_mime_format_options_set_newline_format(options.get(), GMIME_NEWLINE_FORMAT_DOS);
    const auto stream = own(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(GMIME_OBJECT(&message), options.get(), stream.get());
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

}  // namespace

Result<std::string> compose(const OutgoingMail& mail) {
    TRY(check(mail));
    prepare_gmime();
    const auto message = own(g_mime_message_new(0));
    add_header_fields(*message, mail);
    const auto whole = own(g_mime_multipart_new_with_subtype("alternative"));
    g_mime_multipart_set_boundary(whole.get(), boundary);
    add_part(*whole, "plain", write_plain_body(mail));
    add_part(*whole, "html", write_html_body(mail));
    if (mail.files.empty()) {
        g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(whole.get()));
        return written(*message);
    }
    const auto mixed = own(g_mime_multipart_new_with_subtype("mixed"));
    g_mime_multipart_set_boundary(mixed.get(), files_boundary);
    g_mime_multipart_add(mixed.get(), GMIME_OBJECT(whole.get()));
    for (const OutgoingFile& file : mail.files) add_file(*mixed, file);
    g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(mixed.get()));
    return written(*message);
}

}  // namespace stoa::mail
