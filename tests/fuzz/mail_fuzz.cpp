// The mail reader: no bytes break it, and whatever it gives is text.
#include "base/text.h"
#include "fuzz/fuzz.h"
#include "mail/read/authentication_results.h"
#include "mail/read/read_mail.h"
#include "mail/reply/reply.h"

using namespace stoa;

namespace {

void require_text(const std::string& text) { fuzz::require(is_valid_utf8(text), "a text is UTF-8 without NUL"); }

void require_addresses(const std::vector<mail::MailAddress>& addresses) {
    for (const mail::MailAddress& address : addresses) {
        require_text(address.name);
        require_text(address.address);
        fuzz::require(address.address.empty() || address.address.contains('@'), "an address has a domain");
    }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto mail = mail::read_mail(std::string_view(reinterpret_cast<const char*>(bytes), size));
    if (!mail) return 0;
    for (const auto* list : {&mail->from, &mail->to, &mail->cc, &mail->reply_to}) require_addresses(*list);
    for (const std::string& text :
         {mail->subject, mail->message_id, mail->text, mail->html, mail->original_message_id, mail->automatic.value_or("")}) {
        require_text(text);
    }
    require_text(mail::fresh_text(mail->text).text);
    fuzz::require(!mail->subject.contains('\n'), "a subject is one line");
    for (const mail::MailAttachment& attachment : mail->attachments) {
        require_text(attachment.name);
        require_text(attachment.media_type);
        require_text(attachment.content_id);
        fuzz::require(attachment.name.size() <= 200 && !attachment.name.contains('/'), "a name of an attachment is a file's");
    }
    for (const mail::DeliveryStatus& status : mail->delivery_status) {
        require_text(status.final_recipient);
        require_text(status.status);
        require_text(status.diagnostic);
    }
    for (const std::string& value : mail->authentication_results) {
        require_text(value);
        const auto found = mail::parse_authentication_results(value, "mx.example");
        if (found) require_text(found->spf.domain);
    }
    return 0;
}
