#include "app/mail/conversation_of.h"

namespace stoa {

Result<std::optional<store::ConversationRow>> find_conversation_of(App& app, const Alias& alias) {
    return app.database.read([&](store::Reader& reader) -> Result<std::optional<store::ConversationRow>> {
        auto row = alias.order
                       ? TRY(store::find_conversation_by_order(reader, alias.seller, *alias.order))
                       : TRY(store::find_conversation(reader, alias.seller, alias.conversation.value_or(ConversationId{}), UserId{}));
        if (row && row->conversation.buyer != alias.buyer) return not_found("conversation");
        return row;
    });
}

}  // namespace stoa
