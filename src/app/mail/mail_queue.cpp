#include "app/mail/mail_queue.h"

#include <fmt/format.h>

#include "app/mail/mail_moves.h"
#include "app/mail/mail_text.h"
#include "app/mail/outgoing_mails.h"
#include "store/audit.h"
#include "store/mail_lists.h"

namespace stoa {

namespace {

std::unexpected<Error> no_such_mail(const std::string& name) {
    return fail(problems::not_found, fmt::format("there is no mail {}; `stoa admin mail queue` names those that wait or failed", name));
}

Result<void> require_inspector(const Caller& caller) {
    if (may(caller, Right::InspectMails)) return {};
    return fail(problems::forbidden, "only operators see the mails of all sellers");
}

struct Found {
    MailName name{};
    store::SentMail mail;
};

Result<Found> find(store::Reader& reader, const std::string& text) {
    const auto name = parse_mail_name(std::string_view(text).substr(0, text.find('@')));  // A whole Message-ID is as good.
    if (!name) return no_such_mail(text);
    auto mail = TRY(store::find_sent_mail(reader, name->seller, name->mail));
    if (!mail) return no_such_mail(text);
    return Found{*name, *std::move(mail)};
}

QueuedMail view_of(store::SellersMail row) {
    return {.name = {row.seller, row.mail},
            .seller_name = std::move(row.seller_name),
            .recipient = std::move(row.recipient),
            .conversation = row.conversation,
            .state = row.state,
            .queued_at = row.queued_at,
            .changed_at = row.changed_at,
            .reply = std::move(row.reply)};
}

Result<QueuedMail> get_view(store::Reader& reader, const MailName& name) {
    auto row = TRY(store::find_sellers_mail(reader, name.seller, name.mail));
    if (!row) return no_such_mail(to_text(name));
    return view_of(*std::move(row));
}

Result<void> note(App& app, store::Transaction& transaction, const Caller& caller, const MailName& name, Verb verb) {
    return store::append_audit(
        transaction, {.seller = name.seller, .actor = caller.user, .actor_role = caller.role, .verb = verb, .object = name.mail}, app.key);
}

// "17 desk@helpdesk.example": what follows the time in the cursor of a list of senders.
std::optional<store::SenderPosition> parse_position(const PageKey& key) {
    const std::size_t blank = key.key.find(' ');
    if (blank == std::string::npos) return std::nullopt;
    const auto seller = SellerId::parse(std::string_view(key.key).substr(0, blank));
    if (!seller) return std::nullopt;
    return store::SenderPosition{.seen_at = {key.sort}, .seller = *seller, .address = key.key.substr(blank + 1)};
}

}  // namespace

Result<std::vector<QueuedMail>> list_mail_queue(App& app, int limit) {
    return app.database.read([&](store::Reader& reader) -> Result<std::vector<QueuedMail>> {
        std::vector<QueuedMail> all;
        for (const MailState state : {MailState::Queued, MailState::Failed, MailState::Bounced}) {
            for (auto& [seller, mail] : TRY(store::list_mails_in(reader, state, limit))) {
                all.push_back({.name = {seller, mail.id},
                               .recipient = std::move(mail.recipient),
                               .state = mail.state,
                               .changed_at = mail.changed_at,
                               .reply = std::move(mail.reply)});
            }
        }
        return all;
    });
}

Result<Page<QueuedMail>> list_mails(App& app, const Caller& caller, MailState state, const PageRequest& page) {
    TRY(require_inspector(caller));
    std::optional<store::MailPosition> before;
    if (page.cursor) {
        const auto key = TRY(decode_cursor(*page.cursor));
        const auto mail = Uuid::parse(key.key);
        if (!mail) return fail(problems::invalid_cursor, "the cursor is not one that a page gave");
        before = store::MailPosition{{key.sort}, *mail};
    }
    auto rows =
        TRY(app.database.read([&](store::Reader& reader) { return store::list_mails_by_state(reader, state, before, page.limit + 1); }));
    auto found = make_page(std::move(rows), page.limit, [](const auto& row) { return PageKey{row.changed_at.ms, row.mail.text()}; });
    Page<QueuedMail> mails{.items = {}, .next_cursor = std::move(found.next_cursor)};
    for (auto& row : found.items) mails.items.push_back(view_of(std::move(row)));
    return mails;
}

Result<MailCounts> count_mails(App& app, const Caller& caller) {
    TRY(require_inspector(caller));
    return app.database.read([&](store::Reader& reader) -> Result<MailCounts> {
        MailCounts counts;
        counts.queued = TRY(store::count_mails(reader, MailState::Queued, MailCounts::count_max));
        counts.failed = TRY(store::count_mails(reader, MailState::Failed, MailCounts::count_max));
        counts.bounced = TRY(store::count_mails(reader, MailState::Bounced, MailCounts::count_max));
        counts.refused_senders = TRY(store::count_senders(reader, SenderState::Refused, MailCounts::count_max));
        return counts;
    });
}

Result<Page<RefusedSender>> list_refused_senders(App& app, const Caller& caller, const PageRequest& page) {
    TRY(require_inspector(caller));
    std::optional<store::SenderPosition> before;
    if (page.cursor) {
        before = parse_position(TRY(decode_cursor(*page.cursor)));
        if (!before) return fail(problems::invalid_cursor, "the cursor is not one that a page gave");
    }
    auto rows = TRY(app.database.read(
        [&](store::Reader& reader) { return store::list_senders_by_state(reader, SenderState::Refused, before, page.limit + 1); }));
    auto found = make_page(std::move(rows), page.limit,
                           [](const auto& row) { return PageKey{row.sender.seen_at.ms, row.seller.text() + " " + row.sender.address}; });
    Page<RefusedSender> senders{.items = {}, .next_cursor = std::move(found.next_cursor)};
    for (auto& row : found.items) {
        senders.items.push_back({.seller = row.seller,
                                 .seller_name = std::move(row.seller_name),
                                 .address = std::move(row.sender.address),
                                 .refused = row.sender.refused,
                                 .seen_at = row.sender.seen_at});
    }
    return senders;
}

Result<ShownMail> show_mail(App& app, const Caller& caller, const std::string& name) {
    TRY(require_inspector(caller));
    const Found found = TRY(app.database.read([&](store::Reader& reader) { return find(reader, name); }));
    // Whoever has the machine may follow a link; a moderator must not get in as somebody else by it.
    const Links links = caller.role == Role::System ? Links::Work : Links::Hidden;
    auto letter = TRY(write_letter(app, found.name.seller, found.mail, links));
    ShownMail shown;
    if (letter) shown.source = std::move(letter->bytes);
    shown.mail = TRY(app.database.write([&](store::Transaction& transaction) -> Result<QueuedMail> {
        TRY(note(app, transaction, caller, found.name, Verb::MailRead));
        return get_view(transaction, found.name);
    }));
    return shown;
}

Result<QueuedMail> retry_mail(App& app, const Caller& caller, const std::string& name) {
    TRY(require_inspector(caller));
    auto queued = TRY(app.database.write([&](store::Transaction& transaction) -> Result<QueuedMail> {
        const Found found = TRY(find(transaction, name));
        TRY(queue_again(app, transaction, found.name.seller, found.mail));
        TRY(note(app, transaction, caller, found.name, Verb::MailRetried));
        return get_view(transaction, found.name);
    }));
    publish_mail_move(app, queued.name.seller, queued.conversation);
    return queued;
}

}  // namespace stoa
