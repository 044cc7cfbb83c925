#include "app/conversations/message_page.h"

#include <algorithm>

#include "store/messages.h"

namespace stoa {

namespace {

Result<Page<Message>> list(store::Reader& reader, SellerId seller, ConversationId conversation, const MessagesRequest& request) {
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

}  // namespace

Result<Page<MessageView>> message_page(store::Reader& reader, const Caller& caller, SellerId seller, ConversationId conversation,
                                       const MessagesRequest& request) {
    auto found = TRY(list(reader, seller, conversation, request));
    auto mails = TRY(find_message_mails(reader, caller, seller, conversation, found.items));
    Page<MessageView> page{.items = {}, .next_cursor = std::move(found.next_cursor)};
    if (found.items.empty()) return page;
    auto files = TRY(list_attachments_of_messages(reader, seller, conversation, found.items.front().seq, found.items.back().seq));
    for (std::size_t at = 0; at < found.items.size(); ++at) {
        auto own = files.extract(found.items[at].seq);
        page.items.push_back({.message = std::move(found.items[at]), .mail = std::move(mails[at])});
        if (!own) continue;
        page.items.back().attachments = std::move(own.mapped());
        if (may(caller, Right::Moderate)) TRY(add_originals(reader, page.items.back().attachments));
    }
    return page;
}

}  // namespace stoa
