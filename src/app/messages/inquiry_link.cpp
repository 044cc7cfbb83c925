#include "app/messages/inquiry_link.h"

#include "app/access.h"
#include "app/messages/draft_views.h"
#include "app/messages/submit.h"
#include "app/upkeep/response_times.h"
#include "base/digest.h"
#include "base/json.h"
#include "base/text.h"
#include "store/buyers.h"
#include "store/conversations.h"
#include "store/drafts.h"
#include "store/people.h"

namespace stoa {

namespace {

constexpr std::int64_t seconds_max = 253'402'300'799;  // The end of the year 9999.

std::string signature_of(const App& app, std::string_view payload) { return to_base64url(hmac_sha256(app.link_key, payload)); }

std::unexpected<Error> invalid_link() { return fail(problems::link_invalid, "the link is not one that the marketplace signed"); }

Result<InquiryLink> parse_payload(const std::string& json) {
    InquiryLink link;
    const auto document = TRY(JsonDocument::parse(json));
    auto fields = TRY(document.root().object());
    link.buyer_external_id = TRY(fields.text("buyer", OrderLimits::external_id_length_max));
    link.seller.number = TRY(fields.integer("seller", 1, INT64_MAX));
    link.sku = TRY(fields.text("sku", OrderItem::sku_length_max));
    link.title = TRY(fields.text("title", OrderItem::title_length_max));
    link.expires_at.ms = TRY(fields.integer("expires", 0, seconds_max)) * 1000;
    TRY(fields.finish());
    if (link.sku.empty() || link.title.empty()) return invalid_link();
    return link;
}

struct Opened {
    InquiryLink link;
    std::string seller_name;
};

// The link as this caller may use it.
Result<Opened> open_link(App& app, store::Reader& reader, BuyerId buyer, const std::string& text) {
    auto link = TRY(read_inquiry_link(app, text));
    const auto known = TRY(store::find_buyer_by_external_id(reader, link.buyer_external_id));
    if (known != buyer) return fail(problems::link_for_another, "the link was made for another buyer");
    auto seller = TRY(store::find_seller(reader, link.seller));
    if (!seller) return invalid_link();
    return Opened{std::move(link), std::move(seller->name)};
}

}  // namespace

Result<std::string> sign_inquiry_link(const App& app, const InquiryLink& link) {
    if (app.link_key.empty()) return fail(problems::invalid_value, "there is no key to sign links with; set inquiry.link_key");
    JsonWriter json;
    json.begin_object().member("buyer", link.buyer_external_id).member("seller", link.seller.number).member("sku", link.sku);
    json.member("title", link.title).member("expires", link.expires_at.ms / 1000).end_object();
    const std::string payload = to_base64url(json.take());
    std::string text = payload + '~' + signature_of(app, payload);
    if (text.size() > InquiryLink::length_max) return fail(problems::text_too_long, "the link would be too long; shorten the title");
    return text;
}

Result<InquiryLink> read_inquiry_link(const App& app, const std::string& text) {
    const std::size_t mark = text.find('~');
    if (app.link_key.empty() || text.size() > InquiryLink::length_max || mark == std::string::npos) return invalid_link();
    const std::string_view payload = std::string_view(text).substr(0, mark);
    if (!equal_secrets(signature_of(app, payload), std::string_view(text).substr(mark + 1))) return invalid_link();
    auto link = parse_payload(from_base64url(payload));
    if (!link) return invalid_link();
    if (link->expires_at <= app.clock()) return fail(problems::link_expired, "the link's time is over");
    return link;
}

Result<InquiryLinkView> get_inquiry_link(App& app, const Caller& caller, const std::string& text) {
    const BuyerId buyer = TRY(require_buyer(caller));
    return app.database.read([&](store::Reader& reader) -> Result<InquiryLinkView> {
        auto opened = TRY(open_link(app, reader, buyer, text));
        const InquiryLink& link = opened.link;
        const auto conversation = TRY(store::find_conversation_by_sku(reader, link.seller, buyer, link.sku));
        const auto answers_within = TRY(find_usual_answer_minutes(app, reader, link.seller));
        InquiryLinkView view{.seller = {link.seller, std::move(opened.seller_name)},
                             .sku = link.sku,
                             .title = link.title,
                             .expires_at = link.expires_at,
                             .answers_within_minutes = answers_within};
        if (conversation) view.conversation = conversation->conversation.id;
        view.drafts = TRY(list_question_views(reader, link.seller, link.sku, caller.user));
        return view;
    });
}

Result<SendResult> open_link_inquiry(App& app, const Caller& caller, const OpenLinkInquiry& request) {
    const BuyerId buyer = TRY(require_buyer(caller));
    std::optional<DraftId> draft;
    const Files no_files;
    auto beginning = TRY(app.database.read([&](store::Reader& reader) -> Result<Beginning> {
        const auto opened = TRY(open_link(app, reader, buyer, request.link));
        const InquiryLink& link = opened.link;
        // What was stopped here before is mended by what is sent now.
        const auto stopped = TRY(store::find_stopped_question(reader, link.seller, link.sku, caller.user));
        if (stopped) draft = stopped->id;
        return begin_send(app, reader, caller, {link.seller, Author::Buyer, draft, request.idempotency, request.text, no_files},
                          [&] { return load_sku_target(reader, link.seller, buyer, link.sku, link.title); });
    }));
    if (beginning.earlier) return *std::move(beginning.earlier);
    return submit(app, {.caller = caller,
                        .target = std::move(beginning.target),
                        .author = Author::Buyer,
                        .kind = Kind::Inquiry,
                        .text = request.text,
                        .draft = draft,
                        .idempotency = request.idempotency,
                        .seen = request.seen});
}

}  // namespace stoa
