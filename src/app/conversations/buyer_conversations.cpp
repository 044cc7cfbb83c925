// The buyer's side: messages, one conversation, read marks. The buyer's own index is the right to see it.
#include "store/buyer_conversations.h"
#include "app/access.h"
#include "app/conversations/conversations.h"
#include "app/conversations/message_page.h"
#include "app/conversations/quiet_events.h"
#include "app/messages/draft_views.h"
#include "app/upkeep/response_times.h"
#include "store/buyer_marks.h"
#include "store/conversations.h"

namespace stoa {

namespace {

BuyerConversationSummary summary_of(store::BuyerConversationRow row) {
    return {.id = row.id,
            .seller = {row.seller, std::move(row.seller_name)},
            .order = std::move(row.order),
            .item_title = std::move(row.item_title),
            .last_message_at = row.last_message_at,
            .last_seq = row.last_seq,
            .last_author = row.last_author,
            .snippet = std::move(row.snippet),
            .unread = row.last_seq > row.read_seq,
            .waits_for_buyer = row.waits_for_buyer};
}

Result<store::BuyerConversationRow> get_own(store::Reader& reader, BuyerId buyer, ConversationId id) {
    auto row = TRY(store::find_buyer_conversation(reader, buyer, id));
    if (!row) return not_found("conversation");
    return *std::move(row);
}

}  // namespace

Result<Page<BuyerConversationSummary>> list_buyer_conversations(App& app, const Caller& caller, const PageRequest& page) {
    const BuyerId buyer = TRY(require_buyer(caller));
    std::optional<store::ConversationMoment> before;
    if (page.cursor) {
        const auto key = TRY(decode_cursor(*page.cursor));
        const auto id = ConversationId::parse(key.key);
        if (!id) return fail(problems::invalid_cursor, "the cursor is not one that a page gave");
        before = store::ConversationMoment{{key.sort}, *id};
    }
    auto rows = TRY(
        app.database.read([&](store::Reader& reader) { return store::list_buyer_conversations(reader, buyer, before, page.limit + 1); }));
    auto found = make_page(std::move(rows), page.limit, [](const auto& row) { return PageKey{row.last_message_at.ms, row.id.text()}; });
    Page<BuyerConversationSummary> summaries{.items = {}, .next_cursor = std::move(found.next_cursor)};
    for (auto& row : found.items) summaries.items.push_back(summary_of(std::move(row)));
    return summaries;
}

Result<BuyerConversationView> get_buyer_conversation(App& app, const Caller& caller, ConversationId id) {
    const BuyerId buyer = TRY(require_buyer(caller));
    return app.database.read([&](store::Reader& reader) -> Result<BuyerConversationView> {
        auto own = TRY(get_own(reader, buyer, id));
        const SellerId seller = own.seller;
        BuyerConversationView view{.summary = summary_of(std::move(own))};
        const auto row = TRY(store::find_conversation(reader, seller, id, UserId{}));
        if (row) view.seller_read_seq = row->inbox.seller_read_seq;
        view.drafts = TRY(list_draft_views(reader, {.seller = seller, .conversation = id}, Author::Buyer, caller.user));
        view.answers_within_minutes = TRY(find_usual_answer_minutes(app, reader, seller));
        return view;
    });
}

Result<Page<MessageView>> list_buyer_messages(App& app, const Caller& caller, ConversationId id, const MessagesRequest& request) {
    const BuyerId buyer = TRY(require_buyer(caller));
    return app.database.read([&](store::Reader& reader) -> Result<Page<MessageView>> {
        const auto own = TRY(get_own(reader, buyer, id));
        return message_page(reader, caller, own.seller, id, request);
    });
}

Result<void> mark_buyer_read(App& app, const Caller& caller, ConversationId id, std::int32_t seq) {
    const BuyerId buyer = TRY(require_buyer(caller));
    struct News {
        bool for_buyer = false;  // On other devices.
        std::optional<SellerId> for_seller;
    };
    const News news = TRY(app.database.write([&](store::Transaction& transaction) -> Result<News> {
        const auto own = TRY(get_own(transaction, buyer, id));
        const std::int32_t read = std::min(seq, own.last_seq);
        News found;
        found.for_buyer = TRY(store::raise_read_seq(transaction, buyer, id, read));
        if (found.for_buyer) TRY(store::note_mark(transaction, store::BuyerMark::Reading, buyer, id, app.clock()));
        if (!TRY(store::raise_buyer_read_seq(transaction, own.seller, id, read))) return found;
        TRY(note_quiet_event(app, transaction, id,
                             {.seller = own.seller, .actor = caller.user, .actor_role = caller.role, .verb = Verb::ConversationRead}));
        found.for_seller = own.seller;
        return found;
    }));
    if (news.for_buyer) app.hub.publish(buyer);
    if (news.for_seller) app.hub.publish(*news.for_seller);
    return {};
}

}  // namespace stoa
