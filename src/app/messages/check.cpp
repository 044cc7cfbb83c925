// What the policy engine is asked, and checking while somebody writes.
#include "app/access.h"
#include "app/brand/checked_brand.h"
#include "app/messages/fixed_text.h"
#include "app/messages/submit.h"
#include "app/policy_order.h"
#include "base/text.h"
#include "policy/engine.h"
#include "policy/writing/suggestions.h"
#include "store/attachments.h"
#include "store/buyer_conversations.h"

namespace stoa {

namespace {

bool has_fixed_text(const Submission& submission) {
    return submission.reason && has_fixed_text(*submission.reason) && submission.target.order;
}

policy::Verdict noted(const App& app, policy::Verdict verdict) {
    app.unavailable_rules->note(verdict.unavailable, app.clock());
    return verdict;
}

// For somebody who is writing.
policy::Verdict check_with_suggestions(const App& app, const Submission& submission) {
    policy::Verdict verdict = check(app, submission);
    policy::add_suggestions(verdict, app.dictionaries);
    return verdict;
}

Result<void> load_own_files(store::Reader& reader, const Caller& caller, SellerId seller, const std::optional<DraftId>& draft,
                            Submission& submission) {
    if (!draft) return {};
    TRY(require_own_draft(reader, caller, seller, submission.author, draft));
    submission.files = TRY(list_checked_files(reader, seller, *draft));
    return {};
}

}  // namespace

policy::Verdict check(const App& app, const Submission& submission) {
    const Target& target = submission.target;
    policy::Draft draft{.author = submission.author, .kind = submission.kind, .reason = submission.reason, .sent_at = app.clock()};
    if (target.order) draft.order = policy_order(*target.order, {.language = target.buyer_language, .opted_out = target.buyer_opted_out});
    for (const Message& message : target.history)
        draft.history.push_back({message.author, message.body, message.delivered_at, message.kind, message.reason});
    for (const CheckedFile& checked : submission.files) draft.attachments.push_back(checked.file);
    draft.brand = brand_for(app, target.conversation.seller, draft);
    // Stoa's own words: the only question is whether they may be sent now. Files are the author's.
    if (has_fixed_text(submission) && submission.files.empty()) return noted(app, policy::check_state(draft, app.pack));
    draft.subject = submission.subject;
    draft.body = submission.text;
    return noted(app, policy::check(draft, app.pack, app.dictionaries));
}

void fix_text(Submission& submission) {
    if (!has_fixed_text(submission)) return;
    const Target& target = submission.target;
    FixedText fixed = fixed_text(*submission.reason, target.buyer_language.value_or(""), target.order->id);
    submission.subject = std::move(fixed.subject);
    submission.text = std::move(fixed.text);
}

Result<void> require_text(const std::string& text) {
    if (!trim(text).empty()) return {};
    return std::unexpected(Error{.problem = problems::text_empty, .message = "the message has no text", .pointer = "/text"});
}

Result<void> require_text_or_files(store::Reader& reader, SellerId seller, const std::optional<DraftId>& draft, const std::string& text) {
    if (!trim(text).empty()) return {};
    if (draft && !TRY(store::list_draft_attachments(reader, seller, *draft)).empty()) return {};
    return require_text(text);
}

Result<policy::Verdict> check_seller_draft(App& app, const Caller& caller, const CheckSellerDraft& request) {
    TRY(require(caller, Right::WriteMessages, request.seller));
    Submission submission{.caller = caller,
                          .target = {},
                          .author = Author::Seller,
                          .reason = request.reason,
                          .subject = request.subject,
                          .text = request.text};
    submission.kind = request.reason ? kind_of(*request.reason) : Kind::Reply;
    TRY(app.database.read([&](store::Reader& reader) -> Result<void> {
        if (request.conversation) {
            submission.target = TRY(load_conversation_target(reader, request.seller, *request.conversation));
        } else if (request.order) {
            submission.target = TRY(load_order_target(reader, request.seller, *request.order, Topic::Other, Author::Seller));
        }
        return load_own_files(reader, caller, request.seller, request.draft, submission);
    }));
    fix_text(submission);
    return check_with_suggestions(app, submission);
}

Result<policy::Verdict> check_buyer_draft(App& app, const Caller& caller, const CheckBuyerDraft& request) {
    const BuyerId buyer = TRY(require_buyer(caller));
    Submission submission{.caller = caller, .target = {}, .author = Author::Buyer, .kind = Kind::Inquiry, .text = request.text};
    TRY(app.database.read([&](store::Reader& reader) -> Result<void> {
        if (!request.conversation) return load_own_files(reader, caller, request.seller.value_or(SellerId{}), request.draft, submission);
        submission.kind = Kind::Reply;
        const auto own = TRY(store::find_buyer_conversation(reader, buyer, *request.conversation));
        if (!own) return not_found("conversation");
        submission.target = TRY(load_conversation_target(reader, own->seller, own->id));
        return load_own_files(reader, caller, own->seller, request.draft, submission);
    }));
    return check_with_suggestions(app, submission);
}

}  // namespace stoa
