#include "app/mail/receive_mail.h"

#include <fmt/format.h>

#include "app/attachments/attachments.h"
#include "app/attachments/fetch_image.h"
#include "app/attachments/keep_file.h"
#include "app/attachments/upload_limits.h"
#include "app/mail/aliases.h"
#include "app/mail/authors.h"
#include "app/mail/bounces.h"
#include "app/mail/conversation_of.h"
#include "app/mail/mail_moves.h"
#include "app/mail/mail_words.h"
#include "app/mail/outgoing_mails.h"
#include "app/mail/raw_mails.h"
#include "app/mail/remote_images.h"
#include "app/mail/seller_mail.h"
#include "app/messages/messages.h"
#include "base/digest.h"
#include "base/log.h"
#include "base/text.h"
#include "store/audit.h"
#include "store/drafts.h"
#include "store/mails.h"
#include "store/message_mails.h"

namespace stoa {

namespace {

// A signature's logo, an icon of a disclaimer: small, and shown by the HTML. It stays in the whole mail.
bool is_decoration(const mail::Mail& mail, const mail::MailAttachment& attachment) {
    return attachment.is_inline && !attachment.content_id.empty() && attachment.bytes.size() <= decoration_bytes_max &&
           mail.html.contains("cid:" + attachment.content_id);
}

// Pictures that it names by address, where the pack wants them, as far as a message may have more files.
Result<void> add_remote(App& app, const Caller& caller, SellerId seller, const mail::Mail& mail, std::vector<AttachmentId>& files) {
    if (app.pack.files().remote_images == policy::RemoteImages::Remove || mail.html.empty()) return {};
    for (const std::string& address : remote_images(mail.html)) {
        if (files.size() >= UploadLimits::files_max) return {};
        const auto wanted = TRY(want_image(app, caller, seller, address));
        if (wanted) files.push_back(*wanted);
    }
    return {};
}

// The files of the mail as the author's own, so that they can go with its words. A mail whose words come to nothing leaves them on nothing:
// they go after a day.
Result<std::vector<AttachmentId>> keep_files(App& app, const Caller& caller, SellerId seller, const mail::Mail& mail) {
    if (mail.attachments.size() > UploadLimits::files_max)
        return fail(problems::attachment_refused,
                    fmt::format("the mail carries {} files; a message may have {}. Send the others with another mail",
                                mail.attachments.size(), UploadLimits::files_max));
    std::vector<AttachmentId> files;
    for (const mail::MailAttachment& attachment : mail.attachments) {
        if (attachment.bytes.empty() || is_decoration(mail, attachment)) continue;
        auto kept = keep_file(
            app, caller, {.seller = seller, .name = attachment.name, .declared_type = attachment.media_type, .bytes = attachment.bytes});
        if (!kept && kept.error().code() == problems::file_too_large.code)
            return fail(problems::attachment_refused,
                        fmt::format("the file \"{}\" is larger than one may be here. Send a smaller one", attachment.name));
        if (!kept) return std::unexpected(std::move(kept).error());
        files.push_back(*kept);
    }
    TRY(add_remote(app, caller, seller, mail, files));
    return files;
}

// The same for the mail that comes again, whichever way it takes. RFC 5322 section 3.6.4 makes Message-ID unique; without one the whole
// mail is.
std::string mail_digest(const App& app, const std::string& address, const IncomingMail& incoming) {
    std::string named = address;
    named += '\0';
    named += incoming.mail.message_id.empty() ? digest(incoming.raw) : incoming.mail.message_id;
    return keyed_digest(app.key, named);
}

Result<MailOutcome> take_buyer_mail(App& app, const LetterIn& letter) {
    TRY(require_words(letter, letter.text));
    const auto there = TRY(find_conversation_of(app, letter.alias));
    if (there) {
        const auto result = TRY(send_buyer_message(
            app, letter.caller,
            {.conversation = there->conversation.id, .text = letter.text, .idempotency = letter.key, .files = letter.files}));
        return outcome_of(result);
    }
    if (!letter.alias.order) return not_found("conversation");
    const auto result = TRY(open_inquiry(app, letter.caller,
                                         {.seller = letter.alias.seller,
                                          .order = *letter.alias.order,
                                          .topic = Topic::Other,
                                          .text = letter.text,
                                          .idempotency = letter.key,
                                          .files = letter.files}));
    return outcome_of(result);
}

Result<void> keep(App& app, store::Transaction& transaction, const LetterIn& letter, const store::DraftRow& draft) {
    TRY(store::put_draft(transaction, letter.alias.seller, draft));
    TRY(add_attachments(app, transaction, letter.caller, {letter.alias.seller, draft.id, letter.files}));
    return store::append_audit(transaction,
                               {.seller = letter.alias.seller,
                                .actor = letter.caller.user,
                                .actor_role = letter.caller.role,
                                .verb = Verb::ReasonAsked,
                                .object = draft.id.uuid},
                               app.key);
}

// The message was shown before the mail that is behind it.
bool is_shown_anew(const MailOutcome& outcome) { return outcome.message && outcome.tells_reason; }

// Which mail is behind a message: this one, or that whose words have waited for the reason which this one tells.
Result<void> keep_received(App& app, store::Transaction& transaction, const LetterIn& letter, const std::string& named,
                           const MailOutcome& outcome, store::ReceivedMail received) {
    const SellerId seller = letter.alias.seller;
    if (!outcome.tells_reason) {
        received.conversation = outcome.conversation;
        received.seq = outcome.seq;
        received.draft = outcome.draft;
    }
    TRY(store::add_received_mail(transaction, seller, named, received));
    if (!is_shown_anew(outcome)) return {};
    TRY(store::set_mail_message(transaction, seller, *outcome.draft, *outcome.conversation, *outcome.seq));
    return note_mail_move(app, transaction, seller, *outcome.conversation, outcome.message->uuid);
}

// Notes what became of the mail, and answers it, in one transaction. Who may not be its author is not answered (backscatter).
Result<void> note(App& app, const LetterIn& letter, const std::string& named, const MailOutcome& outcome, store::ReceivedMail received) {
    TRY(app.database.write([&](store::Transaction& transaction) -> Result<void> {
        if (TRY(store::find_received_mail(transaction, letter.alias.seller, named))) return {};
        TRY(keep_received(app, transaction, letter, named, outcome, std::move(received)));
        if (outcome.to_keep) TRY(keep(app, transaction, letter, *outcome.to_keep));
        if (!outcome.answer || !outcome.draft || letter.caller.unproven) return {};
        const MailIn in{letter.alias, letter.caller, letter.mail};
        if (outcome.answers_later) return queue_answer_after_checking(app, transaction, in, *outcome.draft);
        return queue_answer(app, transaction, in, *outcome.answer, *outcome.draft);
    }));
    if (is_shown_anew(outcome)) publish_mail_move(app, letter.alias.seller, outcome.conversation);
    if (outcome.to_keep) app.hub.publish(letter.alias.seller);
    return {};
}

// Mails that go round: the last of what keeps two machines from answering each other for ever.
Result<void> require_no_loop(App& app, const Alias& alias, const std::string& address, const mail::Mail& mail) {
    if (mail.received_count > MailLimits::servers_max)
        return fail(problems::mail_goes_round,
                    fmt::format("the mail has passed {} servers: it goes round in circles", mail.received_count));
    const auto count = TRY(app.database.read([&](store::Reader& reader) {
        return store::count_received_mails(reader, alias.seller, address, app.clock() - hours(1), MailLimits::mails_an_hour_max);
    }));
    if (count < MailLimits::mails_an_hour_max) return {};
    return fail(problems::too_many_mails,
                fmt::format("{} mails came for this address within an hour, more than people write: something answers by itself. Wait an "
                            "hour, or write on the marketplace's page",
                            MailLimits::mails_an_hour_max));
}

Result<void> take_at_bounce_address(App& app, const mail::Mail& mail) {
    if (!mail.delivery_status.empty()) return note_bounce(app, mail);
    if (mail.automatic) return {};  // A notification in a form of somebody's own.
    return fail(problems::alias_unknown, "this address only takes notifications about mails that could not be delivered");
}

}  // namespace

Result<void> require_alias(App& app, std::string_view address) {
    if (is_bounce_address(app, address)) return {};
    const auto alias = TRY(app.database.read([&](store::Reader& reader) { return find_alias(app, reader, address); }));
    if (alias) return {};
    return fail(problems::alias_unknown,
                "nobody can be reached under this address. Answer the last mail of the conversation, or write on the marketplace's page");
}

Result<void> receive_mail(App& app, std::string_view recipient, const IncomingMail& incoming) {
    if (is_bounce_address(app, recipient)) return take_at_bounce_address(app, incoming.mail);
    const auto alias = TRY(app.database.read([&](store::Reader& reader) { return find_alias(app, reader, recipient); }));
    if (!alias) return fail(problems::alias_unknown, "nobody can be reached under this address");
    if (!incoming.mail.delivery_status.empty()) return note_bounce(app, incoming.mail);
    if (incoming.mail.automatic) {
        log::debug("mail: one that no person has written was taken and became no message ({})", *incoming.mail.automatic);
        return {};
    }
    const std::string address = fold_case(recipient.substr(0, recipient.find_first_of("+@")));
    const std::string named = mail_digest(app, address, incoming);
    const auto before =
        TRY(app.database.read([&](store::Reader& reader) { return store::find_received_mail(reader, alias->seller, named); }));
    if (before) return {};
    TRY(require_no_loop(app, *alias, address, incoming.mail));
    const Caller caller = TRY(find_author(app, *alias, incoming.mail));
    auto files = TRY(keep_files(app, caller, alias->seller, incoming.mail));
    std::string raw_sha256 = TRY(keep_raw_mail(app, incoming.raw));
    const LetterIn letter{.caller = caller,
                          .alias = *alias,
                          .mail = incoming.mail,
                          .text = fresh_words(incoming.mail, readable_text(incoming.mail)),
                          .key = {.key = "mail " + to_base64url(named), .body_digest = raw_sha256},
                          .files = std::move(files)};
    const auto outcome = TRY(alias->party == Author::Buyer ? take_seller_mail(app, letter) : take_buyer_mail(app, letter));
    return note(app, letter, named, outcome, {.received_at = app.clock(), .raw_sha256 = std::move(raw_sha256), .alias = address});
}

}  // namespace stoa
