// Drafts that were not delivered: whose they are, how they are shown, and throwing them away.
#include <algorithm>

#include "app/access.h"
#include "app/messages/delivery.h"
#include "app/messages/draft_views.h"
#include "app/messages/kept_draft.h"
#include "app/messages/messages.h"
#include "app/messages/submit.h"
#include "base/text.h"
#include "policy/attachment_part.h"
#include "store/audit.h"
#include "store/drafts.h"

namespace stoa {

namespace {

constexpr int shown_max = 20;

// The exact words, cut from where they stand by the span that was kept.
class Words {
public:
    Words(store::Reader& reader, SellerId seller, const store::DraftRow& draft) : reader_(reader), seller_(seller), draft_(draft) {}

    Result<void> cut(policy::Verdict& verdict) {
        for (policy::Finding& finding : verdict.findings) {
            if (!finding.span) continue;
            const std::string text = TRY(text_of(finding.part));
            const std::size_t begin = std::min(byte_offset(text, finding.span->begin), text.size());
            finding.text = text.substr(begin, byte_offset(text, finding.span->end) - begin);
        }
        return {};
    }

private:
    Result<std::string> text_of(policy::Part part) {
        const auto file = policy::attachment_index(part);
        if (!file) return part == policy::Part::Subject && draft_.subject ? *draft_.subject : draft_.body;
        if (!files_) files_ = TRY(list_checked_files(reader_, seller_, draft_.id));
        const bool is_known = *file < files_->size() && (*files_)[*file].file.facts;
        return is_known ? policy::text_of(*(*files_)[*file].file.facts) : std::string();
    }

    store::Reader& reader_;
    SellerId seller_;
    const store::DraftRow& draft_;
    std::optional<std::vector<CheckedFile>> files_{};
};

// What a colleague is still writing is nobody else's.
bool is_anothers_writing(const store::DraftRow& draft, const Caller& caller) {
    return draft.state == DraftState::Writing && draft.author_id != caller.user;
}

}  // namespace

Result<DraftView> draft_view(store::Reader& reader, SellerId seller, store::DraftRow draft, UserId reader_id) {
    policy::Verdict verdict;
    if (draft.state != DraftState::Writing) {
        verdict = TRY(find_kept_verdict(reader, seller, draft.id));
        TRY(Words(reader, seller, draft).cut(verdict));
    }
    auto files = TRY(list_attachments_of_draft(reader, seller, draft.id));
    return DraftView{.id = draft.id,
                     .mine = draft.author_id == reader_id,
                     .state = draft.state,
                     .reason = draft.reason,
                     .subject = std::move(draft.subject),
                     .body = std::move(draft.body),
                     .updated_at = draft.updated_at,
                     .verdict = std::move(verdict),
                     .author = draft.author,
                     .version = draft.version,
                     .conversation = draft.conversation,
                     .order = std::move(draft.order),
                     .form = std::move(draft.form),
                     .seen_seq = draft.seen_seq,
                     .topic = draft.author == Author::Buyer ? draft.topic : std::nullopt,
                     .moderator_note = std::move(draft.moderator_note),
                     .attachments = std::move(files)};
}

static Result<std::vector<DraftView>> draft_views(store::Reader& reader, SellerId seller, std::vector<store::DraftRow> drafts,
                                                  UserId reader_id) {
    std::vector<DraftView> views;
    for (store::DraftRow& draft : drafts) {
        auto view = TRY(draft_view(reader, seller, std::move(draft), reader_id));
        views.push_back(std::move(view));
    }
    return views;
}

Result<std::vector<DraftView>> list_draft_views(store::Reader& reader, const store::DraftPlace& place, Author author, UserId reader_id) {
    return draft_views(reader, place.seller, TRY(store::list_drafts(reader, place, author, shown_max)), reader_id);
}

Result<std::vector<DraftView>> list_question_views(store::Reader& reader, SellerId seller, const std::string& sku, UserId author_id) {
    return draft_views(reader, seller, TRY(store::list_questions(reader, seller, sku, author_id, shown_max)), author_id);
}

Result<void> require_own_draft(store::Reader& reader, const Caller& caller, SellerId seller, Author author,
                               const std::optional<DraftId>& id) {
    if (!id) return {};
    const auto draft = TRY(store::find_draft(reader, seller, *id));
    if (!draft || draft->author != author || is_anothers_writing(*draft, caller)) {
        return std::unexpected(Error{.problem = problems::not_found, .message = "there is no such draft", .pointer = "/draft_id"});
    }
    return {};
}

Result<void> require_reason(const App& app, Reason reason) {
    const auto& reasons = app.pack.reasons();
    if (std::ranges::find(reasons, reason) != reasons.end()) return {};
    return std::unexpected(
        Error{.problem = problems::invalid_value, .message = "the marketplace's rules do not have this reason", .pointer = "/reason"});
}

Result<void> discard_draft(App& app, const Caller& caller, SellerId seller, DraftId id) {
    TRY(require(caller, Right::WriteMessages, seller));
    TRY(app.database.write([&](store::Transaction& transaction) -> Result<void> {
        const auto draft = TRY(store::find_draft(transaction, seller, id));
        const bool open =
            draft && draft->author == Author::Seller && draft->state != DraftState::Held && !is_anothers_writing(*draft, caller);
        if (!open) return not_found("draft");
        TRY(store::delete_draft(transaction, seller, id));
        std::optional<std::int32_t> version;
        if (draft->state != DraftState::Writing) version = TRY(raise_version(transaction, seller, *draft));  // Colleagues see the others.
        return store::append_audit(transaction,
                                   {.seller = seller,
                                    .actor = caller.user,
                                    .actor_role = caller.role,
                                    .verb = Verb::DraftDiscarded,
                                    .conversation = draft->conversation,
                                    .version = version,
                                    .object = id.uuid},
                                   app.key);
    }));
    app.hub.publish(seller);
    return {};
}

}  // namespace stoa
