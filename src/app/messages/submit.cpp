#include "app/messages/submit.h"

#include "app/messages/checking.h"
#include "app/messages/delivery.h"
#include "app/messages/draft_views.h"
#include "app/messages/kept_draft.h"
#include "base/digest.h"
#include "store/audit.h"
#include "store/drafts.h"
#include "store/messages.h"

namespace stoa {

namespace {

constexpr int attempts_max = 5;  // Of the compare-and-set on the inbox row.

constexpr std::int16_t status_created = 201;
constexpr std::int16_t status_checking = 202;
constexpr std::int16_t status_stopped = 422;

// What has become of a text since it waited for its files; where nobody can say, that it did.
Result<SendResult> after_checking(store::Reader& reader, const Caller& caller, SellerId seller, const store::IdempotencyRow& row) {
    constexpr int newest_max = 100;
    const DraftId id{row.result_id.value_or(Uuid{})};
    auto draft = TRY(store::find_draft(reader, seller, id));
    if (draft && draft->state != DraftState::Checking) {
        auto verdict = TRY(find_kept_verdict(reader, seller, id));
        return Stopped{id, std::move(verdict)};
    }
    if (draft) return Checking{TRY(draft_view(reader, seller, *std::move(draft), caller.user))};
    if (row.conversation) {
        for (Message& message : TRY(store::list_messages_before(reader, seller, *row.conversation, INT32_MAX, newest_max))) {
            if (message.id.uuid != id.uuid) continue;
            auto files = TRY(list_attachments_of_message(reader, seller, *row.conversation, message.seq));
            auto verdict = TRY(find_kept_verdict(reader, seller, id));
            return Sent{*row.conversation, std::move(message), std::move(verdict), std::move(files)};
        }
    }
    return Checking{DraftView{.id = id, .mine = true, .state = DraftState::Checking, .body = "", .updated_at = {}}};
}

Result<SendResult> earlier_answer(store::Reader& reader, const Caller& caller, SellerId seller, const store::IdempotencyRow& row) {
    if (row.status == status_checking) return after_checking(reader, caller, seller, row);
    const DraftId draft{row.result_id.value_or(Uuid{})};
    if (row.status == status_stopped) {
        auto verdict = TRY(find_kept_verdict(reader, seller, draft));
        return Stopped{draft, std::move(verdict)};
    }
    auto message = TRY(store::find_message(reader, seller, row.conversation.value_or(ConversationId{}), row.seq.value_or(0)));
    if (!message) return not_found("message");
    auto verdict = TRY(find_kept_verdict(reader, seller, DraftId{message->id.uuid}));
    auto files = TRY(list_attachments_of_message(reader, seller, *row.conversation, message->seq));
    return Sent{*row.conversation, *std::move(message), std::move(verdict), std::move(files)};
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
    return TRY(earlier_answer(reader, caller, seller, *row));
}

// A text that is blocked as it stands need not wait for its files.
Result<SendResult> carry_out(App& app, store::Transaction& transaction, const Submission& submission, const policy::Verdict& verdict,
                             const Standing& standing) {
    if (verdict.outcome < Outcome::Block && waits_for_files(submission)) return TRY(keep_checking(app, transaction, submission));
    if (verdict.outcome >= Outcome::Hold) return TRY(keep_draft(app, transaction, submission, verdict));
    return TRY(deliver_message(app, transaction, submission, verdict, standing));
}

store::IdempotencyRow idempotency_row(const IdempotencyKey& key, const SendResult& result) {
    store::IdempotencyRow row{.body_digest = key.body_digest, .status = status_stopped};
    if (const Sent* sent = std::get_if<Sent>(&result)) {
        row.status = status_created;
        row.result_id = sent->message.id.uuid;
        row.conversation = sent->conversation;
        row.seq = sent->message.seq;
    } else if (const Checking* checking = std::get_if<Checking>(&result)) {
        row.status = status_checking;
        row.result_id = checking->draft.id.uuid;
        row.conversation = checking->draft.conversation;
    } else {
        row.result_id = std::get<Stopped>(result).draft.uuid;
    }
    return row;
}

// They stand behind those that are on the draft.
Result<void> put_new_files(App& app, store::Transaction& transaction, Submission& submission) {
    if (submission.new_files.empty()) return {};
    const SellerId seller = submission.target.conversation.seller;
    if (!submission.draft) {
        const store::DraftRow row = draft_row(app, submission, DraftState::Writing);
        TRY(store::put_draft(transaction, seller, row));
        submission.draft = row.id;
    }
    return add_attachments(app, transaction, submission.caller, {seller, *submission.draft, submission.new_files});
}

// Everything in one transaction, decided on what the database holds at that moment.
Result<SendResult> write(App& app, store::Transaction& transaction, Submission submission, const policy::Verdict& verdict) {
    const SellerId seller = submission.target.conversation.seller;
    auto earlier = TRY(find_earlier_answer(app, transaction, seller, submission.caller, submission.idempotency));
    if (earlier) return *std::move(earlier);
    const auto standing = TRY(find_standing(transaction, submission.target));
    if (verdict.outcome != Outcome::Block) {
        // A blocked text goes back anyway; it is asked for again once it is mended.
        auto moved = TRY(find_moved_on(transaction, submission, standing));
        if (moved) return *std::move(moved);
    }
    TRY(put_new_files(app, transaction, submission));
    if (submission.draft) TRY(require_same_files(transaction, seller, *submission.draft, submission.files));
    SendResult result = TRY(carry_out(app, transaction, submission, verdict, standing));
    if (!submission.idempotency) return result;
    TRY(store::add_idempotency(transaction, seller, app.clock().day(), submission.caller.user, key_digest(*submission.idempotency),
                               idempotency_row(*submission.idempotency, result)));
    return result;
}

Result<void> load_files(App& app, Submission& submission) {
    if (!submission.draft && submission.new_files.empty()) return {};
    const SellerId seller = submission.target.conversation.seller;
    return app.database.read([&](store::Reader& reader) -> Result<void> {
        submission.files.clear();
        if (submission.draft) submission.files = TRY(list_checked_files(reader, seller, *submission.draft));
        for (CheckedFile& file : TRY(list_checked_files(reader, submission.caller, seller, submission.new_files)))
            submission.files.push_back(std::move(file));
        return {};
    });
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

policy::Verdict judge(const App& app, const Submission& submission) {
    policy::Verdict verdict = check(app, submission);
    // What nobody vouches for waits for a moderator, whatever its words: nothing goes back to be mended, as it may be another's.
    if (submission.caller.unproven) verdict.outcome = Outcome::Hold;
    return verdict;
}

Result<Beginning> begin_send(App& app, store::Reader& reader, const Caller& caller, const SendKeys& keys,
                             const std::function<Result<Target>()>& load_target) {
    Beginning beginning;
    beginning.earlier = TRY(find_earlier_answer(app, reader, keys.seller, caller, keys.idempotency));
    if (beginning.earlier) return beginning;
    beginning.target = TRY(load_target());
    TRY(require_own_draft(reader, caller, keys.seller, keys.author, keys.draft));
    if (!keys.has_fixed_text && keys.files.empty()) TRY(require_text_or_files(reader, keys.seller, keys.draft, keys.text));
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
