#include "app/mail/whole_mail.h"

#include "app/access.h"
#include "app/mail/raw_mails.h"
#include "app/operator_look.h"
#include "base/text.h"
#include "mail/read/read_mail.h"
#include "store/buyer_conversations.h"
#include "store/message_mails.h"
#include "store/messages.h"

namespace stoa {

namespace {

struct Place {
    SellerId seller{};
    ConversationId conversation{};
    std::int32_t seq = 0;
};

struct Found {
    MessageId message{};
    store::MailBehind mail{};
};

Result<Found> find_behind(store::Reader& reader, const Caller& caller, const Place& place) {
    const auto message = TRY(store::find_message(reader, place.seller, place.conversation, place.seq));
    if (!message || !may_see_mails(caller, message->author)) return not_found("mail");
    auto mail = TRY(store::find_mail_behind(reader, place.seller, place.conversation, place.seq));
    if (!mail) return not_found("mail");
    return Found{message->id, *std::move(mail)};
}

Result<std::string> read_source(App& app, const Caller& caller, const Place& place, const Found& found) {
    auto raw = TRY(read_raw_mail(app, found.mail.raw_sha256));
    if (!raw) return not_found("mail");
    TRY(note_operator_look(
        app, caller, {.seller = place.seller, .verb = Verb::MailRead, .conversation = place.conversation, .object = found.message.uuid}));
    return *std::move(raw);
}

Result<WholeMail> open_mail(App& app, const Caller& caller, const Place& place, const Found& found) {
    const std::string raw = TRY(read_source(app, caller, place, found));
    const mail::Mail mail = TRY(mail::read_mail(raw));
    const std::string text = readable_text(mail);
    const std::string shown = shorten(text, WholeMail::text_length_max);
    WholeMail whole{.received_at = found.mail.received_at, .subject = mail.subject};
    whole.is_shortened = shown.size() < text.size();
    whole.pieces = cut_into_pieces(shown, fresh_words(mail, text));
    for (const mail::MailAttachment& file : mail.attachments)
        whole.files.push_back({file.name, file.media_type, static_cast<std::int64_t>(file.bytes.size())});
    return whole;
}

}  // namespace

Result<WholeMail> get_whole_mail(App& app, const Caller& caller, SellerId seller, ConversationId conversation, std::int32_t seq) {
    TRY(require(caller, Right::ReadInbox, seller));
    const Place place{seller, conversation, seq};
    const Found found = TRY(app.database.read([&](store::Reader& reader) { return find_behind(reader, caller, place); }));
    return open_mail(app, caller, place, found);
}

Result<WholeMail> get_buyer_whole_mail(App& app, const Caller& caller, ConversationId conversation, std::int32_t seq) {
    const BuyerId buyer = TRY(require_buyer(caller));
    Place place{.conversation = conversation, .seq = seq};
    const Found found = TRY(app.database.read([&](store::Reader& reader) -> Result<Found> {
        const auto own = TRY(store::find_buyer_conversation(reader, buyer, conversation));
        if (!own) return not_found("mail");
        place.seller = own->seller;
        return find_behind(reader, caller, place);
    }));
    return open_mail(app, caller, place, found);
}

Result<std::string> get_mail_source(App& app, const Caller& caller, SellerId seller, ConversationId conversation, std::int32_t seq) {
    TRY(require(caller, Right::InspectMails, seller));
    const Place place{seller, conversation, seq};
    const Found found = TRY(app.database.read([&](store::Reader& reader) { return find_behind(reader, caller, place); }));
    return read_source(app, caller, place, found);
}

}  // namespace stoa
