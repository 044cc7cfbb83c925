#include "app/mail/reason_letter.h"

#include "app/mail/reason_question.h"
#include "app/mail/reason_tag.h"
#include "store/conversations.h"
#include "store/drafts.h"
#include "store/messages.h"
#include "store/orders.h"

namespace stoa {

namespace {

class Words {
public:
    Words(const App& app, std::string_view language) : app_(app), language_(app.catalogues.language_for(language)) {}
    std::string operator()(std::string_view key, const Arguments& arguments = {}) const {
        return app_.catalogues.format(language_, key, arguments);
    }

private:
    const App& app_;
    std::string_view language_;
};

std::string order_page(const App& app, SellerId seller, const OrderId& order, DraftId draft) {
    return app.mail.public_url + "/s/" + seller.text() + "/orders/" + order.text() + "?draft=" + draft.text();
}

AboutDraft question(const Words& words, const store::DraftRow& draft, const OpenReasons& open, std::string page) {
    mail::Question content{.heading = words("mail.reason.heading"),
                           .paragraphs = {words("mail.reason.text"), words("mail.reason.how", {{"tag", tag_of(open.reasons.front())}})},
                           .choices_heading = words("mail.reason.choice"),
                           .words_heading = words("mail.refusal.words"),
                           .words = draft.body,
                           .draft = {.label = words("mail.reason.open"), .url = std::move(page)}};
    for (const Reason reason : open.reasons)
        content.choices.push_back({.tag = tag_of(reason), .label = words("mail.reason." + std::string(to_text(reason)))});
    return {.subject = words("mail.reason.subject", {{"order", draft.order->text()}}), .content = std::move(content)};
}

// Where a first message about the order went, or would go.
struct Place {
    std::optional<Order> order{};
    std::optional<ConversationId> conversation{};
    bool is_sent = false;
};

Result<Place> find_place(store::Reader& reader, SellerId seller, const OrderId& order, DraftId draft) {
    Place place;
    place.order = TRY(store::find_order(reader, seller, order));
    const auto row = TRY(store::find_conversation_by_order(reader, seller, order));
    if (!row) return place;
    place.conversation = row->conversation.id;
    // A delivered message keeps its draft's name.
    place.is_sent = TRY(store::has_message(reader, seller, row->conversation.id, MessageId{draft.uuid}));
    return place;
}

AboutDraft too_late(const Words& words, const char* what, std::string page) {
    const std::string heading = words("mail.too_late.heading");
    return {.subject = heading,
            .content = mail::Notice{.heading = heading,
                                    .paragraphs = {words(what)},
                                    .button = mail::Link{.label = words("mail.too_late.open"), .url = std::move(page)}}};
}

}  // namespace

Result<std::optional<AboutDraft>> write_about_reason(App& app, SellerId seller, const store::SentMail& mail) {
    if (!mail.draft || !mail.order) return std::nullopt;
    const auto draft = TRY(app.database.read([&](store::Reader& reader) { return store::find_draft(reader, seller, *mail.draft); }));
    const auto place = TRY(app.database.read([&](store::Reader& reader) { return find_place(reader, seller, *mail.order, *mail.draft); }));
    if (!place.order || !place.order->buyer) return std::nullopt;
    const Words words(app, mail.language);
    std::string page = order_page(app, seller, *mail.order, *mail.draft);
    if (draft && waits_for_reason(*draft)) {
        const Alias alias{.seller = seller, .buyer = *place.order->buyer, .order = mail.order, .party = Author::Buyer};
        const OpenReasons open = TRY(find_open_reasons(app, alias));
        if (open.reasons.empty()) return too_late(words, "mail.too_late.closed", std::move(page));
        AboutDraft about = question(words, *draft, open, std::move(page));
        about.answers_to = alias;
        return about;
    }
    if (place.is_sent)
        return too_late(words, "mail.too_late.sent",
                        app.mail.public_url + "/s/" + seller.text() + "/messages/" + place.conversation->text());
    return too_late(words, draft ? "mail.too_late.changed" : "mail.too_late.gone", std::move(page));
}

}  // namespace stoa
