#include "app/mail/receive_mail.h"

#include <fmt/format.h>

#include "app/mail/aliases.h"
#include "app/mail/authors.h"
#include "app/mail/bounces.h"
#include "app/mail/mail_moves.h"
#include "app/mail/mail_words.h"
#include "app/mail/outgoing_mails.h"
#include "app/mail/raw_mails.h"
#include "app/mail/reason_tag.h"
#include "app/messages/messages.h"
#include "base/digest.h"
#include "base/log.h"
#include "base/text.h"
#include "store/conversations.h"
#include "store/mails.h"
#include "store/message_mails.h"

namespace stoa {

namespace {

constexpr std::size_t attachments_bytes_max = 10 * 1024 * 1024;
constexpr std::array<std::string_view, 4> accepted_types{"application/pdf", "image/png", "image/jpeg", "text/plain"};

Result<void> require_accepted(const std::vector<mail::MailAttachment>& attachments) {
    std::size_t bytes = 0;
    for (const mail::MailAttachment& attachment : attachments) {
        bytes += attachment.bytes.size();
        if (std::ranges::find(accepted_types, attachment.media_type) == accepted_types.end()) {
            return fail(
                problems::attachment_refused,
                fmt::format("the file \"{}\" ({}) is not accepted by e-mail: PDF, PNG, JPEG and plain text are. Leave it out and send "
                            "the mail again",
                            attachment.name, attachment.media_type));
        }
    }
    if (bytes <= attachments_bytes_max) return {};
    return fail(problems::attachment_refused, "the files are larger than 10 MB in all. Send fewer or smaller ones");
}

// What the author wrote now, without what the mail quotes.
Result<std::string> words_of(const mail::Mail& mail) {
    std::string fresh = fresh_words(mail, readable_text(mail));
    if (!fresh.empty()) return fresh;
    return fail(problems::text_empty, "the mail holds no words of its own. Write above what you quote");
}

// The same for the mail that comes again, whichever way it takes. RFC 5322 section 3.6.4 makes Message-ID unique; without one the whole
// mail is.
std::string mail_digest(const App& app, std::string_view recipient, const IncomingMail& incoming) {
    const std::string_view alias = recipient.substr(0, recipient.find_first_of("+@"));
    std::string named = fold_case(alias);
    named += '\0';
    named += incoming.mail.message_id.empty() ? digest(incoming.raw) : incoming.mail.message_id;
    return keyed_digest(app.key, named);
}

// What there is already between the two whom the alias joins.
Result<std::optional<store::ConversationRow>> find_conversation_of(App& app, const Alias& alias) {
    return app.database.read([&](store::Reader& reader) -> Result<std::optional<store::ConversationRow>> {
        auto row = alias.order
                       ? TRY(store::find_conversation_by_order(reader, alias.seller, *alias.order))
                       : TRY(store::find_conversation(reader, alias.seller, alias.conversation.value_or(ConversationId{}), UserId{}));
        if (row && row->conversation.buyer != alias.buyer) return not_found("conversation");
        return row;
    });
}

// A seller's mail, by the way that a page would take: an answer, another message that needs a reason, or Contact Buyer.
Result<SendResult> send_for_seller(App& app, const Caller& caller, const Alias& alias, const IncomingMail& incoming, std::string text,
                                   const IdempotencyKey& key) {
    const auto there = TRY(find_conversation_of(app, alias));
    const TaggedSubject tagged = read_reason_tag(incoming.mail.subject);
    if (there && there->inbox.buyer_wrote && !tagged.reason) {
        return send_message(app, caller,
                            {.seller = alias.seller, .conversation = there->conversation.id, .text = std::move(text), .idempotency = key});
    }
    if (!tagged.reason) {
        return fail(
            problems::reason_required,
            fmt::format("the buyer has not written yet, so the mail needs a reason. Put one of {} at the beginning of its subject and "
                        "send it again",
                        list_reason_tags(app.pack)));
    }
    if (there) {
        return send_message(app, caller,
                            {.seller = alias.seller,
                             .conversation = there->conversation.id,
                             .reason = tagged.reason,
                             .subject = tagged.subject,
                             .text = std::move(text),
                             .idempotency = key});
    }
    if (!alias.order) return not_found("conversation");
    return contact_buyer(app, caller,
                         {.seller = alias.seller,
                          .order = *alias.order,
                          .reason = *tagged.reason,
                          .subject = tagged.subject,
                          .text = std::move(text),
                          .idempotency = key});
}

Result<SendResult> send_for_buyer(App& app, const Caller& caller, const Alias& alias, std::string text, const IdempotencyKey& key) {
    const auto there = TRY(find_conversation_of(app, alias));
    if (there)
        return send_buyer_message(app, caller, {.conversation = there->conversation.id, .text = std::move(text), .idempotency = key});
    if (!alias.order) return not_found("conversation");
    return open_inquiry(
        app, caller, {.seller = alias.seller, .order = *alias.order, .topic = Topic::Other, .text = std::move(text), .idempotency = key});
}

std::vector<store::MailFile> files_of(const mail::Mail& mail) {
    std::vector<store::MailFile> files;
    for (const mail::MailAttachment& attachment : mail.attachments) {
        files.push_back({attachment.name, attachment.media_type, static_cast<std::int64_t>(attachment.bytes.size())});
    }
    return files;
}

// Notes what became of the mail; where it was stopped, the author is told by mail in the same transaction.
Result<void> note(App& app, const Caller& caller, const Alias& alias, const std::string& named, const IncomingMail& incoming,
                  const SendResult& result, std::string raw_sha256) {
    store::ReceivedMail received{.received_at = app.clock(), .raw_sha256 = std::move(raw_sha256)};
    if (const Sent* sent = std::get_if<Sent>(&result)) {
        received.conversation = sent->conversation;
        received.seq = sent->message.seq;
    }
    const Stopped* stopped = std::get_if<Stopped>(&result);
    if (stopped) received.draft = stopped->draft;
    const bool has_files = received.conversation && !incoming.mail.attachments.empty();
    TRY(app.database.write([&](store::Transaction& transaction) -> Result<void> {
        if (TRY(store::find_received_mail(transaction, alias.seller, named))) return {};
        TRY(store::add_received_mail(transaction, alias.seller, named, received));
        TRY(store::add_mail_files(transaction, alias.seller, named, files_of(incoming.mail)));
        // The message was shown without them.
        if (has_files) TRY(note_mail_move(app, transaction, alias.seller, *received.conversation, std::get<Sent>(result).message.id.uuid));
        if (!stopped || incoming.mail.from.empty()) return {};
        return queue_refusal(app, transaction, alias, caller, incoming.mail, *stopped);
    }));
    if (has_files) publish_mail_move(app, alias.seller, received.conversation);
    return {};
}

}  // namespace

Result<void> require_alias(App& app, std::string_view address) {
    const auto alias = TRY(app.database.read([&](store::Reader& reader) { return find_alias(app, reader, address); }));
    if (alias) return {};
    return fail(problems::alias_unknown,
                "nobody can be reached under this address. Answer the last mail of the conversation, or write on the marketplace's page");
}

Result<void> receive_mail(App& app, std::string_view recipient, const IncomingMail& incoming) {
    const auto alias = TRY(app.database.read([&](store::Reader& reader) { return find_alias(app, reader, recipient); }));
    if (!alias) return fail(problems::alias_unknown, "nobody can be reached under this address");
    if (!incoming.mail.delivery_status.empty()) return note_bounce(app, incoming.mail);
    if (incoming.mail.automatic) {
        log::debug("mail: one that no person has written was taken and became no message ({})", *incoming.mail.automatic);
        return {};
    }
    const std::string named = mail_digest(app, recipient, incoming);
    const auto before =
        TRY(app.database.read([&](store::Reader& reader) { return store::find_received_mail(reader, alias->seller, named); }));
    if (before) return {};
    const Caller caller = TRY(find_author(app, *alias, incoming.mail));
    TRY(require_accepted(incoming.mail.attachments));
    std::string text = TRY(words_of(incoming.mail));
    std::string raw_sha256 = TRY(keep_raw_mail(app, incoming.raw));
    const IdempotencyKey key{.key = "mail " + to_base64url(named), .body_digest = raw_sha256};
    auto sent = alias->party == Author::Buyer ? send_for_seller(app, caller, *alias, incoming, std::move(text), key)
                                              : send_for_buyer(app, caller, *alias, std::move(text), key);
    if (!sent) return std::unexpected(std::move(sent).error());
    return note(app, caller, *alias, named, incoming, *sent, std::move(raw_sha256));
}

}  // namespace stoa
