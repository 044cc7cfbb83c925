#include "mail/read/read_mail.h"

#include <algorithm>

#include "base/problems.h"
#include "mail/read/automatic.h"
#include "mail/read/bodies.h"
#include "mail/read/headers.h"
#include "mail/read/structure.h"

namespace stoa::mail {

namespace {

bool is_empty(const Mail& mail) {
    return mail.text.empty() && mail.html.empty() && mail.subject.empty() && mail.attachments.empty() && !mail.automatic;
}

Result<Mail> read_lines(std::string_view bytes, const ReadLimits& limits) {
    const auto structure = TRY(read_structure(bytes, limits));
    const Part& whole = structure.parts.front();
    Mail mail;
    read_headers(whole.fields, whole.content_type.charset, mail);
    const auto machine_parts = TRY(read_bodies(structure, limits, mail));
    mail.automatic = find_automatic_reason(whole.fields, machine_parts);
    if (is_empty(mail)) return fail(problems::mail_empty, "the mail has no subject, no text and no attachment");
    return mail;
}

}  // namespace

Result<Mail> read_mail(std::string_view bytes, const ReadLimits& limits) {
    const bool has_only_returns = bytes.size() <= limits.size_bytes_max && !bytes.contains('\n') && bytes.contains('\r');
    if (!has_only_returns) return read_lines(bytes, limits);
    std::string lines(bytes);  // As old Macintoshes wrote.
    std::ranges::replace(lines, '\r', '\n');
    return read_lines(lines, limits);
}

}  // namespace stoa::mail
