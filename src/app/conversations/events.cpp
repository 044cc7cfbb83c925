#include "app/conversations/events.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "app/access.h"
#include "base/text.h"
#include "store/audit.h"
#include "store/buyer_conversations.h"
#include "store/buyer_merge.h"

namespace stoa {

namespace {

constexpr Duration kept = days(7);     // Audit lines older than this are no events any more.
constexpr Duration settled = days(1);  // Whatever is written now has a later id than one of so long ago.

// "1763953200123:018f…:12:0:1763953200456:018f…": the time, conversation and seq of the last change that the buyer was told; how often
// another buyer has become this one: what came with it is older than the cursor; and the last mail that was told to have got farther.
struct BuyerCursor {
    Timestamp at{};
    ConversationId conversation{};
    std::int32_t seq = 0;
    std::int32_t merge_count = 0;
    store::BuyerPosition mail{};
};

std::string encode(const BuyerCursor& cursor) {
    return fmt::format("{}:{}:{}:{}:{}:{}", cursor.at.ms, cursor.conversation.text(), cursor.seq, cursor.merge_count, cursor.mail.at.ms,
                       cursor.mail.conversation.text());
}

std::optional<BuyerCursor> parse_buyer_cursor(const std::string& text) {
    const auto parts = split(text, ':');
    if (parts.size() != 6) return std::nullopt;
    BuyerCursor cursor;
    const auto conversation = ConversationId::parse(parts[1]);
    const auto read = [](std::string_view part, auto& number) {
        return std::from_chars(part.data(), part.data() + part.size(), number).ec == std::errc();
    };
    const auto mail = ConversationId::parse(parts[5]);
    if (!conversation || !mail || !read(parts[0], cursor.at.ms) || !read(parts[2], cursor.seq) || !read(parts[3], cursor.merge_count) ||
        !read(parts[4], cursor.mail.at.ms))
        return std::nullopt;
    cursor.conversation = *conversation;
    cursor.mail.conversation = *mail;
    return cursor;
}

// Where "now" is for a buyer.
Result<BuyerCursor> newest_of(store::Reader& reader, BuyerId buyer, std::int32_t merge_count) {
    BuyerCursor now{.merge_count = merge_count};
    const auto newest = TRY(store::list_buyer_conversations(reader, buyer, std::nullopt, 1));
    if (!newest.empty()) now = {newest[0].last_message_at, newest[0].id, newest[0].last_seq, merge_count, {}};
    now.mail = TRY(store::find_last_mail_move(reader, buyer)).value_or(store::BuyerPosition{});
    return now;
}

Result<void> add_messages(store::Reader& reader, BuyerId buyer, BuyerCursor& cursor, LiveEvents& live) {
    const BuyerCursor after = cursor;
    for (const auto& row : TRY(store::list_buyer_conversations_since(reader, buyer, after.at, LiveEvents::batch_max))) {
        const bool told =
            row.last_message_at == after.at && (row.id < after.conversation || (row.id == after.conversation && row.last_seq <= after.seq));
        if (told) continue;
        cursor = {row.last_message_at, row.id, row.last_seq, after.merge_count, after.mail};
        live.events.push_back({.id = encode(cursor), .conversation = row.id, .version = row.last_seq, .last_seq = row.last_seq});
    }
    return {};
}

Result<void> add_mail_moves(store::Reader& reader, BuyerId buyer, BuyerCursor& cursor, LiveEvents& live) {
    const int room = LiveEvents::batch_max - static_cast<int>(live.events.size());
    if (room <= 0) return {};
    for (const store::BuyerMailMove& move : TRY(store::list_mail_moves(reader, buyer, cursor.mail, room))) {
        cursor.mail = {move.moved_at, move.conversation};
        live.events.push_back({.id = encode(cursor),
                               .conversation = move.conversation,
                               .version = move.last_seq,
                               .last_seq = move.last_seq,
                               .is_about_mail = true});
    }
    return {};
}

// Where one who knows all up to `last` goes on: a cursor stays young also where a seller is quiet for long.
AuditId young_cursor(const App& app, const std::optional<AuditId>& last) {
    const AuditId young{make_uuid_at(app.clock() - settled)};
    return last ? std::max(*last, young) : young;
}

}  // namespace

Result<LiveEvents> follow_seller(App& app, const Caller& caller, SellerId seller, const std::optional<std::string>& cursor) {
    TRY(require(caller, Right::ReadInbox, seller));
    const AuditId oldest{make_uuid_at(app.clock() - kept)};
    return app.database.read([&](store::Reader& reader) -> Result<LiveEvents> {
        const auto after = cursor ? AuditId::parse(*cursor) : fail(problems::invalid_cursor, "none");
        LiveEvents live{.reset = cursor && (!after || after->uuid.time() < oldest.uuid.time())};
        if (!after || live.reset) {
            live.cursor = young_cursor(app, TRY(store::find_last_audit_id(reader, seller))).text();
            return live;
        }
        for (const store::EventRow& row : TRY(store::list_events(reader, seller, *after, LiveEvents::batch_max))) {
            live.cursor = row.id.text();
            live.events.push_back({.id = live.cursor,
                                   .conversation = row.conversation,
                                   .version = row.version,
                                   .last_seq = row.last_seq,
                                   .is_about_mail = row.verb == Verb::MailMoved});
        }
        if (live.events.empty()) live.cursor = young_cursor(app, *after).text();
        return live;
    });
}

Result<LiveEvents> follow_buyer(App& app, const Caller& caller, const std::optional<std::string>& cursor) {
    const BuyerId buyer = TRY(require_buyer(caller));
    return app.database.read([&](store::Reader& reader) -> Result<LiveEvents> {
        const std::int32_t merge_count = TRY(store::count_merges(reader, buyer));
        const auto after = cursor ? parse_buyer_cursor(*cursor) : std::nullopt;
        LiveEvents live{.reset = cursor && (!after || after->merge_count != merge_count)};
        if (!after || live.reset) {
            live.cursor = encode(TRY(newest_of(reader, buyer, merge_count)));
            return live;
        }
        BuyerCursor told = *after;
        TRY(add_messages(reader, buyer, told, live));
        TRY(add_mail_moves(reader, buyer, told, live));
        live.cursor = encode(told);
        return live;
    });
}

}  // namespace stoa
