#include "app/mail/mail_text.h"

#include <fmt/format.h>

#include "app/explain.h"
#include "app/mail/aliases.h"
#include "app/mail/mail_files.h"
#include "app/mail/mail_frame.h"
#include "app/mail/mail_moment.h"
#include "app/mail/mail_reader.h"
#include "app/mail/notice_text.h"
#include "app/mail/reason_letter.h"
#include "app/mail/unsubscribe.h"
#include "app/messages/kept_draft.h"
#include "mail/compose/compose.h"
#include "policy/attachment_part.h"
#include "store/attachments.h"
#include "store/conversations.h"
#include "store/drafts.h"
#include "store/people.h"

namespace stoa {

namespace {

// Everything that a mail about a delivered message tells.
struct Told {
    Conversation conversation;
    std::string seller_name;
    MailMessages messages;
    MailTiming reader{};
    MailFiles files{};
};

struct Stop {
    store::DraftRow draft;
    policy::Verdict verdict;
    std::vector<std::string> file_names{};
};

// A letter of the marketplace itself about what its reader wrote.
struct OwnLetter {
    std::string address{};  // What an answer comes to; empty: none is taken.
    AboutDraft about{};
};

class LetterWriter {
public:
    LetterWriter(const App& app, SellerId seller, const store::SentMail& mail)
        : app_(app), seller_(seller), mail_(mail), language_(app.catalogues.language_for(mail.language)) {}

    Result<Letter> about(const Told& told) const {
        const Author other = other_party(mail_.party);
        const std::string address = alias_address(app_, alias_of(told.conversation, other));
        const std::string other_name = other == Author::Seller ? told.seller_name : told.conversation.buyer_name;
        mail::OutgoingMail out = begin(other_name, address);
        out.subject = subject_of(told.conversation);
        // Mail programs show together what names the same first mail; that of a conversation is never sent.
        out.references = {"conversation." + told.conversation.id.text() + "@" + app_.mail.domain};
        out.in_reply_to = out.references.front();
        mail::NewMessages content{.reply_line = words("mail.reply_line"),
                                  .heading = words("mail.message.heading", {{"name", other_name}}),
                                  .item_title = told.conversation.item_title,
                                  .order_label = words("mail.order_label"),
                                  .order_number = told.conversation.order ? told.conversation.order->text() : ""};
        for (const Message& message : told.messages.fresh) {
            content.messages.push_back({.author = message.author_name,
                                        .sent_at = moment_text(app_.catalogues, mail_.language, told.reader, message.delivered_at),
                                        .words = message.body,
                                        .note = note_of(message, told.files)});
        }
        content.conversation = {.label = words("mail.message.open"), .url = page_of(told.conversation.id)};
        out.words.footer = {words("mail.message.footer", {{"name", other_name}}), words("mail.why")};
        out.unsubscribe = unsubscribe_of(told);
        out.content = std::move(content);
        out.files = told.files.files;
        return written(out, address);
    }

    Result<Letter> about(const Stop& stop) const {
        const bool is_held = stop.draft.state == DraftState::Held, is_rejected = stop.draft.state == DraftState::Rejected;
        const std::string form = is_held ? "mail.held" : is_rejected ? "mail.rejected" : "mail.refusal";
        mail::Refusal content{.heading = words(form + ".heading"),
                              .paragraphs = {words(form + ".text")},
                              .words_heading = words("mail.refusal.words"),
                              .words = stop.draft.body,
                              .faults_heading = words(is_held ? "mail.held.faults" : "mail.refusal.faults")};
        if (is_rejected && stop.draft.moderator_note)
            content.paragraphs.push_back(words("mail.rejected.note", {{"note", *stop.draft.moderator_note}}));
        for (const policy::Finding& finding : stop.verdict.findings) {
            const Explanation told = explain(app_.catalogues, language_, stop.draft.author, finding);
            mail::Fault fault{.why = told.why, .fix = told.fix, .title = told.title};
            const auto file = policy::attachment_index(finding.part);
            if (file && *file < stop.file_names.size()) fault.title = stop.file_names[*file] + ": " + fault.title;
            if (finding.part == policy::Part::Body && finding.span) {
                fault.begin = finding.span->begin;
                fault.end = finding.span->end;
            }
            content.faults.push_back(std::move(fault));
        }
        content.draft = {.label = words(is_held ? "mail.held.open" : "mail.refusal.open"), .url = drafts_page(stop.draft)};
        return about(OwnLetter{.about = {.subject = content.heading, .content = std::move(content)}});
    }

    // What was held is a message now.
    Result<Letter> about_release() const {
        const std::string heading = words("mail.released.heading");
        mail::Notice content{.heading = heading,
                             .paragraphs = {words("mail.released.text")},
                             .button = mail::Link{.label = words("mail.held.open"), .url = page_of(*mail_.conversation)}};
        return about(OwnLetter{.about = {.subject = heading, .content = std::move(content)}});
    }

    Result<Letter> about(const OwnLetter& letter) const {
        const std::string address = letter.address.empty() ? "no-reply@" + app_.mail.domain : letter.address;
        mail::OutgoingMail out = begin(words("mail.marketplace", {{"domain", app_.mail.domain}}), address);
        out.subject = letter.about.subject;
        out.origin = mail::Origin::AutoReplied;
        out.in_reply_to = mail_.in_reply_to;
        if (!mail_.in_reply_to.empty()) out.references = {mail_.in_reply_to};
        out.words.footer = {words("mail.why_refused")};
        out.content = letter.about.content;
        return written(out, "");
    }

private:
    std::string words(std::string_view key, const Arguments& arguments = {}) const {
        return app_.catalogues.format(language_, key, arguments);
    }

    std::string note_of(const Message& message, const MailFiles& files) const {
        std::string note = message.modified ? words("mail.message.modified") : "";
        const auto add = [&](std::string_view key, const std::map<std::int32_t, std::vector<std::string>>& names) {
            const auto found = names.find(message.seq);
            if (found == names.end()) return;
            if (!note.empty()) note += ' ';
            note += words(key, {{"names", fmt::format("{}", fmt::join(found->second, ", "))}});
        };
        add("mail.message.files", files.attached);
        add("mail.message.files_on_page", files.left_out);
        return note;
    }

    mail::OutgoingMail begin(const std::string& name, const std::string& address) const {
        return begin_mail(app_, seller_, mail_,
                          {.name = words("mail.from", {{"name", name}, {"domain", app_.mail.domain}}), .address = address});
    }

    // On what is no answer to the reader's own words. RFC 8058 section 3.1 asks for https.
    std::optional<mail::Unsubscribe> unsubscribe_of(const Told& told) const {
        if (told.messages.is_answer || !app_.mail.public_url.starts_with("https://")) return std::nullopt;
        const auto link = sign_unsubscribe_link(app_, told.conversation, mail_);
        if (!link) return std::nullopt;
        return mail::Unsubscribe{.page = {.label = words("mail.unsubscribe"), .url = app_.mail.public_url + "/unsubscribe/" + *link}};
    }

    std::string subject_of(const Conversation& conversation) const {
        return conversation.order ? words("mail.subject_order", {{"order", conversation.order->text()}, {"item", conversation.item_title}})
                                  : words("mail.subject", {{"item", conversation.item_title}});
    }

    std::string page_of(ConversationId conversation) const {
        const std::string place = mail_.party == Author::Buyer ? "/messages/" : "/s/" + seller_.text() + "/messages/";
        return app_.mail.public_url + place + conversation.text();
    }

    std::string drafts_page(const store::DraftRow& draft) const {
        if (draft.conversation) return page_of(*draft.conversation);
        if (mail_.party == Author::Buyer)
            return app_.mail.public_url + (draft.order ? "/orders/" + seller_.text() + "/" + draft.order->text() : "/messages");
        return app_.mail.public_url + "/s/" + seller_.text() +
               (draft.order ? "/orders/" + draft.order->text() : "/messages?section=drafts");
    }

    static Result<Letter> written(const mail::OutgoingMail& out, std::string return_path) {
        std::string bytes = TRY(mail::compose(out));
        return Letter{.return_path = std::move(return_path), .bytes = std::move(bytes)};
    }

    const App& app_;
    SellerId seller_;
    const store::SentMail& mail_;
    std::string_view language_;
};

Result<std::optional<Told>> find_told(store::Reader& reader, SellerId seller, const store::SentMail& mail) {
    if (!mail.conversation || !mail.seq) return std::nullopt;
    auto row = TRY(store::find_conversation(reader, seller, *mail.conversation, UserId{}));
    const auto owner = TRY(store::find_seller(reader, seller));
    if (!row || !owner) return std::nullopt;
    const MailReader person = TRY(find_mail_reader(reader, row->conversation, mail));
    auto messages = TRY(list_mail_messages(reader, row->conversation, mail, person.read_seq));
    if (messages.fresh.empty()) return std::nullopt;
    return Told{
        .conversation = std::move(row->conversation), .seller_name = owner->name, .messages = std::move(messages), .reader = person.timing};
}

Result<std::optional<Stop>> find_stop(store::Reader& reader, SellerId seller, const store::SentMail& mail) {
    auto draft = mail.draft ? TRY(store::find_draft(reader, seller, *mail.draft)) : std::nullopt;
    if (!draft || draft->state == DraftState::Checking) return std::nullopt;
    auto verdict = TRY(find_kept_verdict(reader, seller, *mail.draft));
    // What only was warned of has stopped nothing.
    std::erase_if(verdict.findings, [](const policy::Finding& finding) { return finding.outcome < Outcome::Hold; });
    std::vector<std::string> names;
    for (const store::AttachmentRow& file : TRY(store::list_draft_attachments(reader, seller, draft->id))) names.push_back(file.name);
    return Stop{.draft = *std::move(draft), .verdict = std::move(verdict), .file_names = std::move(names)};
}

}  // namespace

Result<std::optional<Letter>> write_letter(App& app, SellerId seller, const store::SentMail& mail, Links links) {
    const LetterWriter writer(app, seller, mail);
    if (mail.kind == MailKind::Message) {
        auto told = TRY(app.database.read([&](store::Reader& reader) { return find_told(reader, seller, mail); }));
        if (!told) return std::nullopt;
        told->files = TRY(collect_mail_files(app, told->conversation, told->messages.fresh));
        return TRY(writer.about(*told));
    }
    if (mail.kind == MailKind::ReasonQuestion || mail.kind == MailKind::AnswerTooLate) {
        auto about = TRY(write_about_reason(app, seller, mail));
        if (!about) return std::nullopt;
        std::string address = about->answers_to ? alias_address(app, *about->answers_to) : std::string();
        return TRY(writer.about(OwnLetter{.address = std::move(address), .about = *std::move(about)}));
    }
    if (mail.kind != MailKind::Refusal) return write_notice(app, seller, mail, links);
    if (mail.conversation) return TRY(writer.about_release());
    const auto stop = TRY(app.database.read([&](store::Reader& reader) { return find_stop(reader, seller, mail); }));
    if (!stop) return std::nullopt;
    return TRY(writer.about(*stop));
}

}  // namespace stoa
