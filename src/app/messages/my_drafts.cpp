#include "app/access.h"
#include "app/mail/reason_question.h"
#include "app/messages/draft_place.h"
#include "app/messages/draft_views.h"
#include "app/messages/drafts.h"
#include "store/audit.h"
#include "store/buyer_conversations.h"
#include "store/buyers.h"
#include "store/conversations.h"
#include "store/drafts.h"
#include "store/orders.h"

namespace stoa {

namespace {

Author side_of(const Caller& caller) { return caller.buyer ? Author::Buyer : Author::Seller; }

// A mail that told no reason may have come from a program, or from a member who is away: the question is for all who write for the seller.
// Whoever goes on writing makes it a draft of its own.
bool may_go_on(const store::DraftRow& row, const Caller& caller) {
    return row.author_id == caller.user || (!caller.buyer && waits_for_reason(row));
}

// To be written on, or to be looked at too while others decide about it.
enum class Wanted { Open, Any };

// The named draft as far as it is the caller's own, or anybody's, and of this place; without a name the own one that is open.
Result<std::optional<store::DraftRow>> find_own(store::Reader& reader, const Caller& caller, const store::DraftPlace& place,
                                                const std::optional<DraftId>& id, Wanted wanted) {
    if (!id) return store::find_open_draft(reader, place, side_of(caller), caller.user);
    auto row = TRY(store::find_draft(reader, place.seller, *id));
    const bool open = row && row->state != DraftState::Checking && row->state != DraftState::Held;
    if (!row || (!open && wanted == Wanted::Open) || !may_go_on(*row, caller) || row->author != side_of(caller)) return std::nullopt;
    const bool here = place.conversation ? row->conversation == place.conversation : !row->conversation && row->order == place.order;
    if (!here) return std::nullopt;
    return row;
}

DraftText text_of(const store::DraftRow& row) {
    return {.text = row.body, .subject = row.subject, .reason = row.reason, .form = row.form, .seen_seq = row.seen_seq};
}

std::optional<Kind> kind_of_text(const Caller& caller, const store::DraftPlace& place, const DraftText& said) {
    if (caller.buyer) return place.conversation ? Kind::Reply : Kind::Inquiry;
    if (said.reason) return kind_of(*said.reason);
    return place.conversation ? std::optional(Kind::Reply) : std::nullopt;
}

Result<SaveResult> save(App& app, store::Transaction& transaction, const Caller& caller, const SaveDraft& request) {
    const auto place = TRY(resolve_draft_place(transaction, caller, request.place));
    auto stored = TRY(find_own(transaction, caller, place, request.draft, Wanted::Open));
    if (stored && text_of(*stored) == request.said) return TRY(draft_view(transaction, place.seller, *std::move(stored), caller.user));
    if (stored && stored->version != request.version) {
        auto view = TRY(draft_view(transaction, place.seller, *std::move(stored), caller.user));
        return DraftChanged{std::move(view)};
    }
    if (!stored && (request.version > 0 || request.draft)) return not_found("draft");
    store::DraftRow row{.id = stored ? stored->id : DraftId::make(),
                        .conversation = place.conversation,
                        .order = place.order,
                        .author = side_of(caller),
                        .author_id = caller.user,
                        .kind = kind_of_text(caller, place, request.said),
                        .reason = request.said.reason,
                        .state = DraftState::Writing,
                        .updated_at = app.clock(),
                        .subject = request.said.subject,
                        .body = request.said.text,
                        .version = request.version + 1,
                        .seen_seq = request.said.seen_seq,
                        .form = request.said.form};
    TRY(store::put_draft(transaction, place.seller, row));
    return TRY(draft_view(transaction, place.seller, std::move(row), caller.user));
}

Result<ListedDraft> list_one(store::Reader& reader, const Caller& caller, SellerId seller, store::DraftRow row) {
    ListedDraft listed;
    if (row.conversation) {
        const auto found = TRY(store::find_conversation(reader, seller, *row.conversation, caller.user));
        if (found) {
            listed.buyer_name = found->conversation.buyer_name;
            listed.item_title = found->conversation.item_title;
        }
    } else if (row.order) {
        const auto order = TRY(store::find_order(reader, seller, *row.order));
        if (order) listed.buyer_name = order->buyer_name;
        const auto items = TRY(store::list_order_items(reader, seller, *row.order));
        if (!items.empty()) listed.item_title = items.front().title;
    }
    listed.draft = TRY(draft_view(reader, seller, std::move(row), caller.user));
    return listed;
}

}  // namespace

Result<std::optional<DraftView>> find_my_draft(App& app, const Caller& caller, const DraftPlace& wanted,
                                               const std::optional<DraftId>& draft) {
    return app.database.read([&](store::Reader& reader) -> Result<std::optional<DraftView>> {
        const auto place = TRY(resolve_draft_place(reader, caller, wanted));
        auto row = TRY(find_own(reader, caller, place, draft, Wanted::Any));
        if (!row) return std::nullopt;
        return TRY(draft_view(reader, place.seller, *std::move(row), caller.user));
    });
}

Result<SaveResult> save_draft(App& app, const Caller& caller, const SaveDraft& request) {
    return app.database.write([&](store::Transaction& transaction) { return save(app, transaction, caller, request); });
}

Result<void> drop_my_draft(App& app, const Caller& caller, const DraftPlace& wanted, const std::optional<DraftId>& draft) {
    return app.database.write([&](store::Transaction& transaction) -> Result<void> {
        const auto place = TRY(resolve_draft_place(transaction, caller, wanted));
        const auto row = TRY(find_own(transaction, caller, place, draft, Wanted::Open));
        if (!row) return {};
        TRY(store::delete_draft(transaction, place.seller, row->id));
        return store::append_audit(transaction,
                                   {.seller = place.seller,
                                    .actor = caller.user,
                                    .actor_role = caller.role,
                                    .verb = Verb::DraftDiscarded,
                                    .conversation = row->conversation,
                                    .object = row->id.uuid},
                                   app.key);
    });
}

Result<Page<ListedDraft>> list_my_drafts(App& app, const Caller& caller, SellerId seller, const PageRequest& page) {
    TRY(require(caller, Right::WriteMessages, seller));
    std::optional<store::DraftPosition> before;
    if (page.cursor) {
        const auto key = TRY(decode_cursor(*page.cursor));
        const auto id = DraftId::parse(key.key);
        if (!id) return fail(problems::invalid_cursor, "the cursor is not one that a page gave");
        before = store::DraftPosition{{key.sort}, *id};
    }
    return app.database.read([&](store::Reader& reader) -> Result<Page<ListedDraft>> {
        auto rows = TRY(store::list_drafts_of(reader, seller, caller.user, before, page.limit + 1));
        auto found = make_page(std::move(rows), page.limit, [](const auto& row) { return PageKey{row.updated_at.ms, row.id.text()}; });
        Page<ListedDraft> drafts{.items = {}, .next_cursor = std::move(found.next_cursor)};
        for (store::DraftRow& row : found.items) {
            auto listed = TRY(list_one(reader, caller, seller, std::move(row)));
            drafts.items.push_back(std::move(listed));
        }
        return drafts;
    });
}

}  // namespace stoa
