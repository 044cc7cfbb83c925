// The seller's side: sections, inbox, one conversation, its messages, read marks.
#include "app/access.h"
#include "app/conversations/conversation_summary.h"
#include "app/conversations/conversations.h"
#include "app/conversations/message_page.h"
#include "app/messages/draft_views.h"
#include "app/orders/order_views.h"
#include "store/buyer_marks.h"
#include "store/conversations.h"
#include "store/member_marks.h"

namespace stoa {

namespace {

Result<std::vector<store::ConversationRow>> find_rows(store::Reader& reader, SellerId seller, std::optional<Section> section, UserId member,
                                                      const std::optional<store::InboxPosition>& from, int limit) {
    if (!section) return store::list_all(reader, seller, member, from, limit);
    if (*section == Section::NeedsReply) return store::list_due_first(reader, seller, *section, member, from, limit);
    return store::list_newest_first(reader, seller, *section, member, from, limit);
}

}  // namespace

Result<std::vector<SectionCount>> list_sections(App& app, const Caller& caller, SellerId seller) {
    TRY(require(caller, Right::ReadInbox, seller));
    return app.database.read([&](store::Reader& reader) -> Result<std::vector<SectionCount>> {
        std::vector<SectionCount> counts;
        for (const auto& word : words<Section>()) {
            const auto count = TRY(store::count_section(reader, seller, word.value, SectionCount::count_max));
            counts.push_back({word.value, count});
        }
        return counts;
    });
}

Result<Page<ConversationSummary>> list_conversations(App& app, const Caller& caller, SellerId seller, std::optional<Section> section,
                                                     const PageRequest& page) {
    TRY(require(caller, Right::ReadInbox, seller));
    std::optional<store::InboxPosition> from;
    if (page.cursor) {
        const auto key = TRY(decode_cursor(*page.cursor));
        const auto id = ConversationId::parse(key.key);
        if (!id) return fail(problems::invalid_cursor, "the cursor is not one that a page gave");
        from = store::InboxPosition{{key.sort}, *id};
    }
    auto rows = TRY(
        app.database.read([&](store::Reader& reader) { return find_rows(reader, seller, section, caller.user, from, page.limit + 1); }));
    const auto key_of = [&](const store::ConversationRow& row) {
        return PageKey{(section ? row.inbox.sort_at : row.inbox.last_message_at).ms, row.conversation.id.text()};
    };
    auto found = make_page(std::move(rows), page.limit, key_of);
    Page<ConversationSummary> summaries{.items = {}, .next_cursor = std::move(found.next_cursor)};
    for (auto& row : found.items) summaries.items.push_back(summary_of(app, std::move(row)));
    return summaries;
}

Result<ConversationView> get_conversation(App& app, const Caller& caller, SellerId seller, ConversationId id) {
    TRY(require(caller, Right::ReadInbox, seller));
    return app.database.read([&](store::Reader& reader) -> Result<ConversationView> {
        auto row = TRY(store::find_conversation(reader, seller, id, caller.user));
        if (!row) return not_found("conversation");
        ConversationView view{.summary = summary_of(app, *std::move(row))};
        const auto& order = view.summary.conversation.order;
        if (order) view.order = TRY(get_order_view(app, reader, seller, *order));
        view.drafts = TRY(list_draft_views(reader, {.seller = seller, .conversation = id}, Author::Seller, caller.user));
        return view;
    });
}

Result<Page<MessageView>> list_messages(App& app, const Caller& caller, SellerId seller, ConversationId id,
                                        const MessagesRequest& request) {
    TRY(require(caller, Right::ReadInbox, seller));
    return app.database.read([&](store::Reader& reader) -> Result<Page<MessageView>> {
        if (!TRY(store::find_conversation(reader, seller, id, caller.user))) return not_found("conversation");
        return message_page(reader, caller, seller, id, request);
    });
}

Result<void> mark_read(App& app, const Caller& caller, SellerId seller, ConversationId id, std::int32_t seq) {
    TRY(require(caller, Right::WriteMessages, seller));
    struct News {
        bool for_member = false;           // On other devices.
        std::optional<BuyerId> for_buyer;  // Whose messages nobody of the team had read so far.
    };
    const News news = TRY(app.database.write([&](store::Transaction& transaction) -> Result<News> {
        const auto row = TRY(store::find_conversation(transaction, seller, id, caller.user));
        if (!row) return not_found("conversation");
        const std::int32_t read = std::min(seq, row->inbox.last_seq);
        News found;
        if (read == 0) return found;
        found.for_member = TRY(store::put_read_mark(transaction, seller, caller.user, id, read));
        if (found.for_member) TRY(store::note_member_mark(transaction, seller, caller.user, id, app.clock()));
        if (!TRY(store::raise_seller_read_seq(transaction, seller, id, read))) return found;
        TRY(store::note_mark(transaction, store::BuyerMark::Reading, row->conversation.buyer, id, app.clock()));
        found.for_buyer = row->conversation.buyer;
        return found;
    }));
    if (news.for_member) app.hub.publish(seller);
    if (news.for_buyer) app.hub.publish(*news.for_buyer);
    return {};
}

}  // namespace stoa
