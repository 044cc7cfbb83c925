#include "app/conversations/message_page.h"

#include <algorithm>

#include "store/messages.h"

namespace stoa {

Result<Page<Message>> message_page(store::Reader& reader, SellerId seller, ConversationId conversation, const MessagesRequest& request) {
    const int limit = request.page.limit;
    if (request.after_seq) {
        auto items = TRY(store::list_messages_after(reader, seller, conversation, *request.after_seq, limit));
        return Page<Message>{.items = std::move(items)};
    }
    std::int32_t before = INT32_MAX;
    if (request.page.cursor) before = static_cast<std::int32_t>(TRY(decode_cursor(*request.page.cursor)).sort);
    auto rows = TRY(store::list_messages_before(reader, seller, conversation, before, limit + 1));
    auto page = make_page(std::move(rows), limit, [](const Message& message) { return PageKey{message.seq, ""}; });
    std::ranges::reverse(page.items);
    return page;
}

}  // namespace stoa
