#include "app/messages/held.h"

#include "app/access.h"
#include "app/mail/outgoing_mails.h"
#include "app/messages/delivery.h"
#include "app/messages/draft_views.h"
#include "app/messages/kept_draft.h"
#include "store/audit.h"
#include "store/conversations.h"
#include "store/held_drafts.h"
#include "store/members.h"
#include "store/message_mails.h"
#include "store/people.h"

namespace stoa {

namespace {

constexpr int attempts_max = 5;

Result<void> require_moderator(const Caller& caller) {
    if (may(caller, Right::Moderate)) return {};
    return fail(problems::forbidden, "only moderators decide about held messages");
}

Result<store::DraftRow> find_held(store::Reader& reader, SellerId seller, DraftId id) {
    auto row = TRY(store::find_draft(reader, seller, id));
    if (!row || row->state != DraftState::Held) return not_found("draft");
    return *std::move(row);
}

Result<HeldView> view_of(store::Reader& reader, const Caller& caller, SellerId seller, store::DraftRow draft) {
    HeldView view{.seller = seller, .kind = draft.kind, .unproven = draft.unproven};
    Target target = TRY(load_draft_target(reader, seller, draft));
    view.seller_name = std::move(target.seller_name);
    view.buyer_name = target.conversation.buyer_name;
    view.item_title = target.conversation.item_title;
    const auto author = TRY(store::find_user(reader, draft.author_id));
    if (author) view.author_name = author->name;
    view.messages = std::move(target.history);
    if (!draft.order) draft.order = target.conversation.order;
    view.draft = TRY(draft_view(reader, seller, std::move(draft), caller.user));
    TRY(add_originals(reader, view.draft.attachments));
    return view;
}

store::AuditLine audit_line(const Caller& caller, SellerId seller, DraftId draft, Verb verb) {
    return {.seller = seller, .actor = caller.user, .actor_role = caller.role, .verb = verb, .object = draft.uuid};
}

// Whose author was removed meanwhile is an owner's to go on with, as its other drafts are.
Result<void> hand_to_owner(store::Transaction& transaction, SellerId seller, const store::DraftRow& draft) {
    const bool is_persons = draft.author == Author::Seller && TRY(store::find_user(transaction, draft.author_id)).has_value();
    if (!is_persons || TRY(store::find_member(transaction, seller, draft.author_id))) return {};
    const auto owner = TRY(store::find_owner(transaction, seller, draft.author_id));
    return owner ? store::hand_over_drafts(transaction, seller, draft.author_id, *owner) : Result<void>();
}

struct Released {
    Sent sent;
    BuyerId buyer;
};

Result<Released> release(App& app, store::Transaction& transaction, const Caller& caller, SellerId seller, DraftId id) {
    store::DraftRow draft = TRY(find_held(transaction, seller, id));
    // Whoever released it vouches for it.
    Caller author = TRY(find_draft_author(transaction, seller, draft));
    author.unproven.reset();
    Target target = TRY(load_draft_target(transaction, seller, draft));
    const Submission submission = submission_of(author, std::move(target), std::move(draft));
    const policy::Verdict verdict = TRY(find_kept_verdict(transaction, seller, id));
    Sent sent = TRY(deliver_message(app, transaction, submission, verdict));
    TRY(store::set_mail_message(transaction, seller, id, sent.conversation, sent.message.seq));
    TRY(queue_decision(app, transaction, seller, id, &sent));
    TRY(store::append_audit(transaction, audit_line(caller, seller, id, Verb::DraftReleased), app.key));
    return Released{.sent = std::move(sent), .buyer = submission.target.conversation.buyer};
}

}  // namespace

Result<Page<HeldView>> list_held(App& app, const Caller& caller, const PageRequest& page) {
    TRY(require_moderator(caller));
    std::optional<store::HeldDraft> after;
    if (page.cursor) {
        const auto key = TRY(decode_cursor(*page.cursor));
        const auto id = DraftId::parse(key.key);
        if (!id) return fail(problems::invalid_cursor, "the cursor is not one that a page gave");
        after = store::HeldDraft{.id = *id, .submitted_at = {key.sort}};
    }
    return app.database.read([&](store::Reader& reader) -> Result<Page<HeldView>> {
        auto rows = TRY(store::list_held_drafts(reader, after, page.limit + 1));
        const auto found =
            make_page(std::move(rows), page.limit, [](const auto& row) { return PageKey{row.submitted_at.ms, row.id.text()}; });
        Page<HeldView> views{.items = {}, .next_cursor = found.next_cursor};
        for (const store::HeldDraft& held : found.items) {
            HeldView view = TRY(view_of(reader, caller, held.seller, TRY(find_held(reader, held.seller, held.id))));
            view.messages.clear();
            views.items.push_back(std::move(view));
        }
        return views;
    });
}

Result<HeldView> get_held(App& app, const Caller& caller, SellerId seller, DraftId draft) {
    TRY(require_moderator(caller));
    return app.database.read(
        [&](store::Reader& reader) -> Result<HeldView> { return view_of(reader, caller, seller, TRY(find_held(reader, seller, draft))); });
}

Result<Sent> release_held(App& app, const Caller& caller, SellerId seller, DraftId draft) {
    TRY(require_moderator(caller));
    for (int attempt = 1;; ++attempt) {
        auto released =
            app.database.write([&](store::Transaction& transaction) { return release(app, transaction, caller, seller, draft); });
        if (!released && released.error().code() == problems::conversation_busy.code && attempt < attempts_max) continue;
        if (!released) return std::unexpected(std::move(released).error());
        // Only now: before the commit a stream would find nothing.
        app.hub.publish(seller);
        app.hub.publish(released->buyer);
        return std::move(released->sent);
    }
}

Result<void> reject_held(App& app, const Caller& caller, SellerId seller, DraftId draft, const std::string& note) {
    TRY(require_moderator(caller));
    TRY(app.database.write([&](store::Transaction& transaction) -> Result<void> {
        const store::DraftRow row = TRY(find_held(transaction, seller, draft));
        TRY(store::reject_held_draft(transaction, seller, draft, note, app.clock()));
        TRY(hand_to_owner(transaction, seller, row));
        TRY(queue_decision(app, transaction, seller, draft, nullptr));
        store::AuditLine line = audit_line(caller, seller, draft, Verb::DraftRejected);
        line.version = TRY(take_back_answer(app, transaction, seller, row));
        if (line.version) line.conversation = row.conversation;
        return store::append_audit(transaction, line, app.key);
    }));
    app.hub.publish(seller);
    return {};
}

}  // namespace stoa
