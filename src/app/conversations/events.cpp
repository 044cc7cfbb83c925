#include "app/conversations/events.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "app/access.h"
#include "base/text.h"
#include "store/audit.h"
#include "store/buyer_conversations.h"
#include "store/buyer_marks.h"
#include "store/buyer_merge.h"

namespace stoa {

namespace {

constexpr Duration kept = days(7);     // Audit lines older than this are no events any more.
constexpr Duration settled = days(1);  // Whatever is written now has a later id than one of so long ago.

// "1763953200123:018f…:12:0:1763953200456:018f…:1763953200789:018f…": the time, conversation and seq of the last message that the buyer
// was told; how often another buyer has become this one: what came with it is older than the cursor; the last mail that was told to have
// got farther; and the last reading of a seller's that was told.
struct BuyerCursor {
    Timestamp at{};
    ConversationId conversation{};
    std::int32_t seq = 0;
    std::int32_t merge_count = 0;
    store::BuyerPosition mail{};
    store::BuyerPosition reading{};
};

// What is told of each kind of mark, and where in the cursor it stands.
struct MarkKind {
    store::BuyerMark mark;
    LiveSubject about;
    store::BuyerPosition BuyerCursor::* position;
};
constexpr std::array mark_kinds{MarkKind{store::BuyerMark::Mail, LiveSubject::Mail, &BuyerCursor::mail},
                                MarkKind{store::BuyerMark::Reading, LiveSubject::Reading, &BuyerCursor::reading}};

std::string encode(const BuyerCursor& cursor) {
    std::string text = fmt::format("{}:{}:{}:{}", cursor.at.ms, cursor.conversation.text(), cursor.seq, cursor.merge_count);
    for (const MarkKind& kind : mark_kinds) {
        const store::BuyerPosition& position = cursor.*kind.position;
        text += fmt::format(":{}:{}", position.at.ms, position.conversation.text());
    }
    return text;
}

std::optional<BuyerCursor> parse_buyer_cursor(const std::string& text) {
    const auto parts = split(text, ':');
    constexpr std::size_t first_mark = 4;
    if (parts.size() != first_mark + 2 * mark_kinds.size()) return std::nullopt;
    BuyerCursor cursor;
    const auto conversation = ConversationId::parse(parts[1]);
    const auto read = [](std::string_view part, auto& number) {
        return std::from_chars(part.data(), part.data() + part.size(), number).ec == std::errc();
    };
    if (!conversation || !read(parts[0], cursor.at.ms) || !read(parts[2], cursor.seq) || !read(parts[3], cursor.merge_count))
        return std::nullopt;
    cursor.conversation = *conversation;
    for (std::size_t i = 0; i < mark_kinds.size(); ++i) {
        store::BuyerPosition& position = cursor.*mark_kinds[i].position;
        const auto marked = ConversationId::parse(parts[first_mark + 2 * i + 1]);
        if (!marked || !read(parts[first_mark + 2 * i], position.at.ms)) return std::nullopt;
        position.conversation = *marked;
    }
    return cursor;
}

// Where "now" is for a buyer.
Result<BuyerCursor> newest_of(store::Reader& reader, BuyerId buyer, std::int32_t merge_count) {
    BuyerCursor now{.merge_count = merge_count};
    const auto newest = TRY(store::list_buyer_conversations(reader, buyer, std::nullopt, 1));
    if (!newest.empty())
        now = {.at = newest[0].last_message_at, .conversation = newest[0].id, .seq = newest[0].last_seq, .merge_count = merge_count};
    for (const MarkKind& kind : mark_kinds)
        now.*kind.position = TRY(store::find_last_mark(reader, kind.mark, buyer)).value_or(store::BuyerPosition{});
    return now;
}

Result<void> add_messages(store::Reader& reader, BuyerId buyer, BuyerCursor& cursor, LiveEvents& live) {
    const BuyerCursor after = cursor;
    for (const auto& row : TRY(store::list_buyer_conversations_since(reader, buyer, after.at, LiveEvents::batch_max))) {
        const bool told =
            row.last_message_at == after.at && (row.id < after.conversation || (row.id == after.conversation && row.last_seq <= after.seq));
        if (told) continue;
        cursor.at = row.last_message_at;
        cursor.conversation = row.id;
        cursor.seq = row.last_seq;
        live.events.push_back({.id = encode(cursor), .conversation = row.id, .version = row.last_seq, .last_seq = row.last_seq});
    }
    return {};
}

Result<void> add_marks(store::Reader& reader, BuyerId buyer, const MarkKind& kind, BuyerCursor& cursor, LiveEvents& live) {
    const int room = LiveEvents::batch_max - static_cast<int>(live.events.size());
    if (room <= 0) return {};
    for (const store::BuyerMarkRow& row : TRY(store::list_marks(reader, kind.mark, buyer, cursor.*kind.position, room))) {
        cursor.*kind.position = {row.at, row.conversation};
        live.events.push_back({.id = encode(cursor),
                               .conversation = row.conversation,
                               .version = row.last_seq,
                               .last_seq = row.last_seq,
                               .about = kind.about});
    }
    return {};
}

// Of a seller's conversation: what an audit line is about that is no message and moves nothing.
std::optional<LiveSubject> subject_of(Verb verb) {
    if (verb == Verb::MailMoved) return LiveSubject::Mail;
    if (verb == Verb::ConversationRead) return LiveSubject::Reading;
    if (verb == Verb::BuyerPut) return LiveSubject::Name;
    return std::nullopt;
}

// What a member has read concerns nobody but the member.
bool is_reading_of_another(const store::EventRow& row, const Caller& caller) {
    return row.verb == Verb::ConversationRead && row.actor_role != Role::Buyer && row.actor != caller.user;
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
        const auto rows = TRY(store::list_events(reader, seller, *after, LiveEvents::batch_max));
        live.more = std::ssize(rows) >= LiveEvents::batch_max;
        live.cursor = (rows.empty() ? young_cursor(app, *after) : rows.back().id).text();
        for (const store::EventRow& row : rows) {
            if (is_reading_of_another(row, caller)) continue;
            live.events.push_back({.id = row.id.text(),
                                   .conversation = row.conversation,
                                   .version = row.version,
                                   .last_seq = row.last_seq,
                                   .about = subject_of(row.verb)});
        }
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
        for (const MarkKind& kind : mark_kinds) TRY(add_marks(reader, buyer, kind, told, live));
        live.cursor = encode(told);
        live.more = std::ssize(live.events) >= LiveEvents::batch_max;
        return live;
    });
}

std::string seller_cursor_at(const App& app, Timestamp at) { return AuditId{make_uuid_at(std::min(at, app.clock()))}.text(); }

Result<std::string> buyer_cursor_at(App& app, const Caller& caller, Timestamp at) {
    const BuyerId buyer = TRY(require_buyer(caller));
    const auto merge_count =
        TRY(app.database.read([&](store::Reader& reader) -> Result<std::int32_t> { return store::count_merges(reader, buyer); }));
    BuyerCursor cursor{.at = std::min(at, app.clock()), .merge_count = merge_count};
    for (const MarkKind& kind : mark_kinds) (cursor.*kind.position).at = cursor.at;
    return encode(cursor);
}

}  // namespace stoa
