#include "app/mail/mail_queue.h"

#include <fmt/format.h>

#include "app/mail/mail_text.h"
#include "app/mail/outgoing_mails.h"
#include "store/mails.h"

namespace stoa {

namespace {

std::unexpected<Error> no_such_mail(const std::string& name) {
    return fail(problems::not_found, fmt::format("there is no mail {}; `stoa admin mail queue` names those that wait or failed", name));
}

struct Found {
    MailName name{};
    store::SentMail mail;
};

Result<Found> find(App& app, const std::string& text) {
    const auto name = parse_mail_name(std::string_view(text).substr(0, text.find('@')));  // A whole Message-ID is as good.
    if (!name) return no_such_mail(text);
    auto mail = TRY(app.database.read([&](store::Reader& reader) { return store::find_sent_mail(reader, name->seller, name->mail); }));
    if (!mail) return no_such_mail(text);
    return Found{*name, *std::move(mail)};
}

}  // namespace

Result<std::vector<QueuedMail>> list_mail_queue(App& app, int limit) {
    return app.database.read([&](store::Reader& reader) -> Result<std::vector<QueuedMail>> {
        std::vector<QueuedMail> all;
        for (const MailState state : {MailState::Queued, MailState::Failed}) {
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

Result<std::string> show_mail(App& app, const std::string& name) {
    const Found found = TRY(find(app, name));
    auto letter = TRY(write_letter(app, found.name.seller, found.mail));
    if (!letter)
        return fail(problems::not_found, "the mail has nothing to tell any more: what it was about is gone, or was read on the page");
    return std::move(letter->bytes);
}

Result<void> retry_mail(App& app, const std::string& name) {
    const Found found = TRY(find(app, name));
    return app.database.write(
        [&](store::Transaction& transaction) { return queue_again(app, transaction, found.name.seller, found.mail); });
}

}  // namespace stoa
