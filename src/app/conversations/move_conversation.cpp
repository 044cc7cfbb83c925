#include "app/access.h"
#include "app/conversations/conversation_summary.h"
#include "store/audit.h"
#include "store/conversations.h"

namespace stoa {

Result<ConversationSummary> move_conversation(App& app, const Caller& caller, SellerId seller, ConversationId id, Section to) {
    TRY(require(caller, Right::WriteMessages, seller));
    auto moved = TRY(app.database.write([&](store::Transaction& transaction) -> Result<store::ConversationRow> {
        auto row = TRY(store::find_conversation(transaction, seller, id, caller.user));
        if (!row) return not_found("conversation");
        const InboxRow after = move(row->inbox, to, app.response_target);
        if (after.version == row->inbox.version) return *std::move(row);
        if (!TRY(store::move_inbox(transaction, seller, id, after))) {
            return fail(problems::conversation_busy, "a message of this conversation was faster");
        }
        TRY(store::append_audit(transaction,
                                {.seller = seller,
                                 .actor = caller.user,
                                 .actor_role = caller.role,
                                 .verb = Verb::ConversationMoved,
                                 .conversation = id,
                                 .version = after.version,
                                 .details = std::string(to_text(after.section))},
                                app.key));
        row->inbox = after;
        return *std::move(row);
    }));
    app.hub.publish(seller);
    return summary_of(app, std::move(moved));
}

}  // namespace stoa
