// What somebody is writing: the same for a reply and a first message, on either side; the path says at which place.
#include "app/messages/drafts.h"

#include <array>
#include <limits>

#include "http/api/decode.h"
#include "http/api/encode.h"
#include "http/api/handlers.h"
#include "http/problem.h"

namespace stoa::http {

namespace {

Result<DraftPlace> decode_place(const Request& request) {
    DraftPlace place;
    if (!request.parameter("seller").empty()) place.seller = TRY(decode_seller(request));
    if (!request.parameter("conversation").empty()) {
        place.conversation = TRY(decode_conversation_id(request));
    } else {
        place.order = TRY(decode_order_id(request));
    }
    return place;
}

Result<std::optional<DraftId>> decode_which(const Request& request) {
    constexpr std::size_t id_length = 36;
    QueryFields query(request);
    const auto text = TRY(query.text("draft_id", id_length));
    TRY(query.finish());
    if (!text) return std::nullopt;
    const auto draft = DraftId::parse(*text);
    if (!draft) return std::unexpected(wrong_parameter(problems::invalid_value, "draft_id", "draft_id is no id"));
    return *draft;
}

Result<SaveDraft> decode_save_draft(const Request& request) {
    constexpr std::int64_t number_max = std::numeric_limits<std::int32_t>::max();
    SaveDraft save;
    save.place = TRY(decode_place(request));
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    save.draft = TRY(decode_optional_id<DraftId>(fields, "draft_id"));
    save.version = static_cast<std::int32_t>(TRY(fields.integer("version", 0, number_max - 1)));
    save.said.text = TRY(fields.text("text", DraftLimits::text_length_max));
    save.said.subject = TRY(decode_optional_text(fields, "subject", MessageLimits::subject_length_max));
    save.said.reason = TRY(decode_optional_word<Reason>(fields, "reason"));
    save.said.form = TRY(decode_optional_text(fields, "form", DraftLimits::form_length_max));
    const auto seen_seq = TRY(fields.optional_integer("seen_seq", 0, number_max));
    if (seen_seq) save.said.seen_seq = static_cast<std::int32_t>(*seen_seq);
    TRY(fields.finish());
    return save;
}

Reader reader_of(const Request& request, const Caller& caller, const App& app) {
    return {app, request.language, caller.buyer ? Author::Buyer : Author::Seller};
}

}  // namespace

Result<Response> show_drafts(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto page = TRY(decode_page(request));
    const auto drafts = TRY(list_my_drafts(app, caller, seller, page));
    const Reader reader = reader_of(request, caller, app);
    return Response::ok(encode_page(drafts, [&](JsonWriter& json, const ListedDraft& listed) {
        json.begin_object().key("draft");
        write_draft(json, listed.draft, reader);
        json.member("buyer_name", listed.buyer_name).member("item_title", listed.item_title).end_object();
    }));
}

Result<Response> show_draft(const Request& request, const Caller& caller, App& app) {
    const auto place = TRY(decode_place(request));
    const auto which = TRY(decode_which(request));
    const auto draft = TRY(find_my_draft(app, caller, place, which));
    JsonWriter json;
    json.begin_object();
    if (draft) {
        json.key("draft");
        write_draft(json, *draft, reader_of(request, caller, app));
    }
    json.end_object();
    return Response::ok(json.take());
}

Result<Response> put_draft(const Request& request, const Caller& caller, App& app) {
    const auto save = TRY(decode_save_draft(request));
    const auto result = TRY(save_draft(app, caller, save));
    const Reader reader = reader_of(request, caller, app);
    if (const DraftView* saved = std::get_if<DraftView>(&result)) return Response::ok(encode(write_draft, *saved, reader));
    const Error error{.problem = problems::draft_changed, .message = "the draft was saved from elsewhere"};
    const std::array members{ProblemMember{"draft", encode(write_draft, std::get<DraftChanged>(result).stored, reader)}};
    return encode_problem(app.catalogues, request.language, error, members);
}

Result<Response> drop_draft(const Request& request, const Caller& caller, App& app) {
    const auto place = TRY(decode_place(request));
    const auto draft = TRY(decode_which(request));
    TRY(drop_my_draft(app, caller, place, draft));
    return Response::no_content();
}

}  // namespace stoa::http
