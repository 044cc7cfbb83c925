#include "app/messages/checking.h"

#include <algorithm>

#include "app/attachments/fetch_image.h"
#include "app/attachments/inspect_attachment.h"
#include "app/mail/outgoing_mails.h"
#include "app/messages/delivery.h"
#include "app/messages/draft_views.h"
#include "app/messages/kept_draft.h"
#include "store/attachments.h"
#include "store/audit.h"
#include "store/buyer_marks.h"
#include "store/jobs.h"
#include "store/message_mails.h"

namespace stoa {

namespace {

constexpr int attempts_max = 5;  // Of the compare-and-set on the inbox row.

// One job a draft: what comes later with the same id is not kept beside it.
Job decision(SellerId seller, DraftId draft, Timestamp run_at) {
    return {.seller = seller, .id = JobId{draft.uuid}, .kind = JobKind::DecideDraft, .run_at = run_at, .payload = draft.text()};
}

Result<std::optional<store::DraftRow>> find_checking(store::Reader& reader, SellerId seller, DraftId id) {
    auto row = TRY(store::find_draft(reader, seller, id));
    if (!row || row->state != DraftState::Checking) return std::nullopt;
    return row;
}

// A buyer's open pages are told that it does not wait any more; a seller's hear it with the draft's verdict.
Result<void> tell_stopped(App& app, store::Transaction& transaction, const Submission& submission, const store::DraftRow& draft) {
    if (draft.author != Author::Buyer || !draft.conversation) return {};
    return store::note_mark(transaction, store::BuyerMark::Mail, submission.target.conversation.buyer, *draft.conversation, app.clock());
}

template <class File>
bool has_file(const std::vector<File>& files, AttachmentState state) {
    return std::ranges::find(files, state, &File::state) != files.end();
}

// Where it waits, but for no file any more, it is decided about next.
Result<void> hasten_decision(App& app, store::Transaction& transaction, SellerId seller, DraftId draft) {
    if (!TRY(find_checking(transaction, seller, draft))) return {};
    if (has_file(TRY(store::list_draft_attachments(transaction, seller, draft)), AttachmentState::Checking)) return {};
    TRY(store::drop_job(transaction, seller, JobId{draft.uuid}));
    return store::add_job(transaction, decision(seller, draft, app.clock()));
}

// One look at the draft, as it is at that moment. For one thread.
class Decision {
public:
    Decision(App& app, SellerId seller, DraftId id) : app_(app), seller_(seller), id_(id) {}

    Result<void> run() {
        TRY(app_.database.read([&](store::Reader& reader) { return load(reader); }));
        if (!submission_) return {};
        const bool is_late = waits_for_files(*submission_);
        if (is_late && row_->updated_at + checking_time(app_) > app_.clock()) return {};
        policy::Verdict verdict = judge(app_, *submission_);
        const bool is_held = app_.pack.files().on_late == policy::OnLate::Hold;
        if (is_late) verdict.outcome = std::max(verdict.outcome, is_held ? Outcome::Hold : Outcome::Block);
        if (has_file(submission_->files, AttachmentState::Refused)) verdict.outcome = Outcome::Block;
        TRY(app_.database.write([&](store::Transaction& transaction) { return decide(transaction, verdict); }));
        app_.hub.publish(seller_);
        app_.hub.publish(submission_->target.conversation.buyer);
        return {};
    }

private:
    Result<void> load(store::Reader& reader) {
        row_ = TRY(find_checking(reader, seller_, id_));
        if (!row_) return {};
        author_ = TRY(find_draft_author(reader, seller_, *row_));
        submission_.emplace(submission_of(author_, TRY(load_draft_target(reader, seller_, *row_)), *row_));
        submission_->files = TRY(list_checked_files(reader, seller_, id_));
        return {};
    }

    Result<void> decide(store::Transaction& transaction, const policy::Verdict& verdict) {
        const auto row = TRY(find_checking(transaction, seller_, id_));
        if (!row || row->version != row_->version) return {};
        TRY(require_same_files(transaction, seller_, id_, submission_->files));
        if (verdict.outcome < Outcome::Hold) {
            const Sent sent = TRY(deliver_message(app_, transaction, *submission_, verdict));
            TRY(store::set_mail_message(transaction, seller_, id_, sent.conversation, sent.message.seq));
            return drop_answer(transaction, seller_, id_);
        }
        TRY(keep_draft(app_, transaction, *submission_, verdict));
        TRY(hasten_answer(app_, transaction, seller_, id_));
        return tell_stopped(app_, transaction, *submission_, *row);
    }

    App& app_;
    SellerId seller_;
    DraftId id_;
    Caller author_{};
    std::optional<store::DraftRow> row_{};
    std::optional<Submission> submission_{};
};

}  // namespace

Duration checking_time(const App& app) { return minutes(app.pack.files().checking_minutes); }

bool waits_for_files(const Submission& submission) { return has_file(submission.files, AttachmentState::Checking); }

Result<Checking> keep_checking(App& app, store::Transaction& transaction, const Submission& submission) {
    const SellerId seller = submission.target.conversation.seller;
    store::DraftRow row = draft_row(app, submission, DraftState::Checking);
    row.id = *submission.draft;
    TRY(store::put_draft(transaction, seller, row));
    const auto version = TRY(raise_version(transaction, seller, row));
    TRY(store::add_job(transaction, decision(seller, row.id, app.clock() + checking_time(app))));
    TRY(store::append_audit(transaction,
                            {.seller = seller,
                             .actor = submission.caller.user,
                             .actor_role = submission.caller.role,
                             .verb = Verb::MessageChecking,
                             .conversation = row.conversation,
                             .version = version,
                             .object = row.id.uuid},
                            app.key));
    auto view = TRY(draft_view(transaction, seller, std::move(row), submission.caller.user));
    return Checking{std::move(view)};
}

Result<void> inspect_file(App& app, const Job& job, const std::stop_token& stop) {
    TRY(inspect_attachment(app, job, app.inspect, stop));
    const AttachmentId id = TRY(AttachmentId::parse(job.payload));
    return app.database.write([&](store::Transaction& transaction) -> Result<void> {
        const auto file = TRY(store::find_attachment(transaction, job.seller, id));
        if (!file || !file->draft) return {};
        return hasten_decision(app, transaction, job.seller, *file->draft);
    });
}

Result<void> fetch_file(App& app, const Job& job, const std::stop_token& stop) {
    const auto draft = TRY(fetch_image(app, job, stop));
    if (!draft) return {};
    return app.database.write([&](store::Transaction& transaction) { return hasten_decision(app, transaction, job.seller, *draft); });
}

Result<void> decide_draft(App& app, const Job& job) {
    const auto id = DraftId::parse(job.payload);
    if (!id) return fail(problems::internal, "the job names no draft");
    for (int attempt = 1;; ++attempt) {
        auto decided = Decision(app, job.seller, *id).run();
        if (!decided && decided.error().code() == problems::conversation_busy.code && attempt < attempts_max) continue;
        return decided;
    }
}

}  // namespace stoa
