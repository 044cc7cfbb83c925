#include "app/messages/kept_draft.h"

#include "app/messages/fixed_text.h"
#include "app/people/secrets.h"
#include "policy/rule.h"
#include "store/conversations.h"
#include "store/message_mails.h"
#include "store/people.h"
#include "store/response_days.h"

namespace stoa {

namespace {

// The conversation that a seller's draft is for; nothing where it would open one, or is a buyer's.
Result<std::optional<store::ConversationRow>> find_answered(store::Reader& reader, SellerId seller, const store::DraftRow& draft) {
    if (!draft.conversation || draft.author != Author::Seller) return std::nullopt;
    return store::find_conversation(reader, seller, *draft.conversation, UserId{});
}

Result<std::optional<std::int32_t>> move_to(store::Transaction& transaction, SellerId seller, ConversationId conversation,
                                            const InboxRow& inbox) {
    if (!TRY(store::move_inbox(transaction, seller, conversation, inbox)))
        return fail(problems::conversation_busy, "a message of this conversation was faster");
    return inbox.version;
}

}  // namespace

Result<policy::Verdict> find_kept_verdict(store::Reader& reader, SellerId seller, DraftId draft) {
    policy::Verdict verdict;
    auto row = TRY(store::find_verdict(reader, seller, draft));
    if (!row) return verdict;
    verdict.outcome = row->outcome;
    verdict.pack = row->pack.value_or("");
    verdict.pack_version = row->pack_version;
    verdict.engine = row->engine.value_or("");
    for (store::FindingRow& found : row->findings) {
        const policy::Rule* rule = policy::find_rule(policy::RuleNumber{found.rule});
        policy::Finding finding{
            .rule = found.rule, .rule_id = rule ? rule->id : "", .outcome = found.outcome, .part = static_cast<policy::Part>(found.part)};
        finding.arguments = std::move(found.arguments);
        if (found.begin && found.end)
            finding.span = policy::Span{static_cast<std::size_t>(*found.begin), static_cast<std::size_t>(*found.end)};
        if (found.page) finding.place = policy::FilePlace{.page = *found.page};
        if (found.page && found.box) {
            const auto [x, y, width, height] = *found.box;
            finding.place->box = policy::Box{x, y, width, height};
        }
        verdict.findings.push_back(std::move(finding));
    }
    return verdict;
}

Result<Target> load_draft_target(store::Reader& reader, SellerId seller, const store::DraftRow& draft) {
    if (draft.conversation) return load_conversation_target(reader, seller, *draft.conversation);
    if (draft.order) return load_order_target(reader, seller, *draft.order, draft.topic.value_or(Topic::Other), draft.author);
    const auto author = TRY(store::find_user(reader, draft.author_id));
    if (!draft.sku || !author || !author->buyer) return not_found("conversation");
    return load_sku_target(reader, seller, *author->buyer, *draft.sku, draft.item_title.value_or(*draft.sku));
}

Result<Caller> find_draft_author(store::Reader& reader, SellerId seller, const store::DraftRow& draft) {
    const auto user = TRY(store::find_user(reader, draft.author_id));
    // What is no person is a seller's program.
    Caller author = user ? caller_of(*user) : Caller{.user = draft.author_id, .role = Role::Token, .door = Door::Api};
    if (TRY(store::find_mail_behind(reader, seller, draft.id))) author.door = Door::Mail;
    author.unproven = draft.unproven;
    return author;
}

Submission submission_of(const Caller& author, Target target, store::DraftRow draft) {
    return {.caller = author,
            .target = std::move(target),
            .author = draft.author,
            .kind = draft.kind.value_or(Kind::Reply),
            .reason = draft.reason,
            .subject = std::move(draft.subject).value_or(""),
            .text = std::move(draft.body),
            .draft = draft.id,
            .written_at = draft.updated_at};
}

Result<std::optional<std::int32_t>> raise_version(store::Transaction& transaction, SellerId seller, const store::DraftRow& draft) {
    auto row = TRY(find_answered(transaction, seller, draft));
    if (!row) return std::nullopt;
    ++row->inbox.version;
    return move_to(transaction, seller, row->conversation.id, row->inbox);
}

Result<std::optional<std::int32_t>> hold_answer(const App& app, store::Transaction& transaction, SellerId seller,
                                                const store::DraftRow& draft) {
    if (draft.reason && has_fixed_text(*draft.reason)) return raise_version(transaction, seller, draft);
    const auto row = TRY(find_answered(transaction, seller, draft));
    if (!row) return std::nullopt;
    const Delivery held = hold(row->inbox, draft.id, app.clock(), app.response_target);
    if (held.response) TRY(store::add_response(transaction, row->conversation, *held.response, draft.author_id));
    return move_to(transaction, seller, row->conversation.id, held.inbox);
}

Result<std::optional<std::int32_t>> take_back_answer(const App& app, store::Transaction& transaction, SellerId seller,
                                                     const store::DraftRow& draft) {
    const auto row = TRY(find_answered(transaction, seller, draft));
    if (!row) return std::nullopt;
    const InboxRow& before = row->inbox;
    if (before.held_answer == draft.id && before.held_since && before.held_seq) {
        TRY(store::delete_held_response(transaction, seller, row->conversation.id, *before.held_seq, *before.held_since));
        // What was summed since then counted it.
        const std::int32_t first_day = before.held_since->day();
        const auto last_day = TRY(store::find_last_response_day(transaction, seller));
        if (last_day && *last_day >= first_day) TRY(store::sum_response_days(transaction, seller, first_day));
    }
    return move_to(transaction, seller, row->conversation.id, take_back(before, draft.id, app.response_target));
}

}  // namespace stoa
