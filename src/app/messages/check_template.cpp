#include "app/messages/check_budget.h"
#include "app/messages/messages.h"
#include "app/messages/submit.h"
#include "policy/engine.h"

namespace stoa {

Result<policy::Verdict> check_template(App& app, const CheckTemplate& request) {
    TRY(require_text(request.text));
    const std::int64_t wait_seconds = app.public_checks ? app.public_checks->take(request.address, app.clock()) : 0;
    if (wait_seconds > 0) {
        return std::unexpected(Error{.problem = problems::throttled,
                                     .message = "too many checks from this address",
                                     .arguments = {{"retry_after", std::to_string(wait_seconds)}}});
    }
    policy::Draft draft{.author = request.author, .reason = request.reason, .sent_at = app.clock()};
    draft.kind = request.author == Author::Buyer ? Kind::Inquiry : Kind::Reply;
    if (request.author == Author::Seller && request.reason) draft.kind = kind_of(*request.reason);
    draft.subject = request.subject;
    draft.body = request.text;
    draft.format = request.format;
    policy::Verdict verdict = policy::check_with_suggestions(draft, app.pack, app.dictionaries);
    app.unavailable_rules->note(verdict.unavailable, app.clock());
    return verdict;
}

}  // namespace stoa
