#include "app/messages/submit.h"

#include "app/messages/delivery.h"
#include "base/digest.h"
#include "store/audit.h"
#include "store/messages.h"

namespace stoa {

namespace {

constexpr int attempts_max = 5;  // Of the compare-and-set on the inbox row.

constexpr std::int16_t status_created = 201;
constexpr std::int16_t status_stopped = 422;

Result<SendResult> earlier_answer(store::Reader& reader, SellerId seller, const store::IdempotencyRow& row) {
    if (row.status == status_stopped) {
        const DraftId draft{row.result_id.value_or(Uuid{})};
        auto verdict = TRY(find_kept_verdict(reader, seller, draft));
        return Stopped{draft, std::move(verdict)};
    }
    auto message = TRY(store::find_message(reader, seller, row.conversation.value_or(ConversationId{}), row.seq.value_or(0)));
    if (!message) return not_found("message");
    auto verdict = TRY(find_kept_verdict(reader, seller, DraftId{message->id.uuid}));
    return Sent{*row.conversation, *std::move(message), std::move(verdict)};
}

std::string key_digest(const IdempotencyKey& key) { return digest(key.key); }

// IdempotencyKeyReused where the key was for another body.
Result<std::optional<SendResult>> find_earlier_answer(App& app, store::Reader& reader, SellerId seller, const Caller& caller,
                                                      const std::optional<IdempotencyKey>& key) {
    if (!key) return std::nullopt;
    const auto row = TRY(store::find_idempotency(reader, seller, app.clock().day(), caller.user, key_digest(*key)));
    if (!row) return std::nullopt;
    if (row->body_digest != key->body_digest) {
        return fail(problems::idempotency_key_reused, "this Idempotency-Key was used for another request");
    }
    return TRY(earlier_answer(reader, seller, *row));
}

// Everything in one transaction, decided on what the database holds at that moment.
Result<SendResult> write(App& app, store::Transaction& transaction, const Submission& submission, const policy::Verdict& verdict) {
    const SellerId seller = submission.target.conversation.seller;
    auto earlier = TRY(find_earlier_answer(app, transaction, seller, submission.caller, submission.idempotency));
    if (earlier) return *std::move(earlier);
    if (verdict.outcome != Outcome::Block) {
        // A blocked text goes back anyway; it is asked for again once it is mended.
        auto moved = TRY(find_moved_on(transaction, submission));
        if (moved) return *std::move(moved);
        if (submission.draft) TRY(require_same_files(transaction, seller, *submission.draft, submission.files));
    }
    const bool stopped = verdict.outcome >= Outcome::Hold;
    SendResult result = stopped ? SendResult(TRY(keep_draft(app, transaction, submission, verdict)))
                                : SendResult(TRY(deliver_message(app, transaction, submission, verdict)));
    if (!submission.idempotency) return result;
    store::IdempotencyRow row{.body_digest = submission.idempotency->body_digest, .status = stopped ? status_stopped : status_created};
    if (const Sent* sent = std::get_if<Sent>(&result)) {
        row.result_id = sent->message.id.uuid;
        row.conversation = sent->conversation;
        row.seq = sent->message.seq;
    } else {
        row.result_id = std::get<Stopped>(result).draft.uuid;
    }
    TRY(store::add_idempotency(transaction, seller, app.clock().day(), submission.caller.user, key_digest(*submission.idempotency), row));
    return result;
}

Result<void> load_files(App& app, Submission& submission) {
    if (!submission.draft) return {};
    submission.files = TRY(app.database.read(
        [&](store::Reader& reader) { return list_checked_files(reader, submission.target.conversation.seller, *submission.draft); }));
    return {};
}

// What nobody vouches for waits for a moderator, whatever its words: nothing goes back to be mended, as it may be another's.
policy::Verdict judge(const App& app, const Submission& submission) {
    policy::Verdict verdict = check(app, submission);
    if (submission.caller.unproven) verdict.outcome = Outcome::Hold;
    return verdict;
}

// Another message of the conversation was faster: decide again on what it left.
Result<Target> load_again(App& app, const Target& target) {
    const Conversation& conversation = target.conversation;
    return app.database.read([&](store::Reader& reader) {
        if (conversation.sku && !conversation.order)
            return load_sku_target(reader, conversation.seller, conversation.buyer, *conversation.sku, conversation.item_title);
        return conversation.order
                   ? load_order_target(reader, conversation.seller, *conversation.order, conversation.topic, conversation.opened_by)
                   : load_conversation_target(reader, conversation.seller, conversation.id);
    });
}

}  // namespace

Result<Beginning> begin_send(App& app, store::Reader& reader, const Caller& caller, const SendKeys& keys,
                             const std::function<Result<Target>()>& load_target) {
    Beginning beginning;
    beginning.earlier = TRY(find_earlier_answer(app, reader, keys.seller, caller, keys.idempotency));
    if (beginning.earlier) return beginning;
    beginning.target = TRY(load_target());
    TRY(require_own_draft(reader, caller, keys.seller, keys.author, keys.draft));
    return beginning;
}

Result<SendResult> submit(App& app, Submission submission) {
    for (int attempt = 1;; ++attempt) {
        fix_text(submission);
        TRY(load_files(app, submission));
        const policy::Verdict verdict = judge(app, submission);
        auto result = app.database.write([&](store::Transaction& transaction) { return write(app, transaction, submission, verdict); });
        if (!result && result.error().code() == problems::conversation_busy.code && attempt < attempts_max) {
            submission.target = TRY(load_again(app, submission.target));
            continue;
        }
        if (!result || std::holds_alternative<MovedOn>(*result)) return result;
        app.hub.publish(submission.target.conversation.seller);
        if (std::holds_alternative<Sent>(*result)) app.hub.publish(submission.target.conversation.buyer);
        return result;
    }
}

}  // namespace stoa
