#include "app/conversations/events.h"

#include <algorithm>
#include <array>

#include "app/access.h"
#include "app/conversations/event_cursors.h"
#include "store/audit.h"
#include "store/buyer_conversations.h"
#include "store/buyer_marks.h"
#include "store/buyer_merge.h"
#include "store/member_marks.h"

namespace stoa {

namespace {

constexpr Duration kept = days(7);     // Audit lines older than this are no events any more.
constexpr Duration settled = days(1);  // Whatever is written now has a later id than one of so long ago.

// What is told of each kind of mark, and where in the cursor it stands.
struct MarkKind {
    store::BuyerMark mark;
    LiveSubject about;
    store::ConversationMoment BuyerCursor::* position;
};
constexpr std::array mark_kinds{MarkKind{store::BuyerMark::Mail, LiveSubject::Mail, &BuyerCursor::mail},
                                MarkKind{store::BuyerMark::Reading, LiveSubject::Reading, &BuyerCursor::reading}};

// Where "now" is for a buyer.
Result<BuyerCursor> newest_of(store::Reader& reader, BuyerId buyer, std::int32_t merge_count) {
    BuyerCursor now{.merge_count = merge_count};
    const auto newest = TRY(store::list_buyer_conversations(reader, buyer, std::nullopt, 1));
    if (!newest.empty())
        now = {.at = newest[0].last_message_at, .conversation = newest[0].id, .seq = newest[0].last_seq, .merge_count = merge_count};
    for (const MarkKind& kind : mark_kinds)
        now.*kind.position = TRY(store::find_last_mark(reader, kind.mark, buyer)).value_or(store::ConversationMoment{});
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

// Where one who knows all up to `last` goes on: a cursor stays young also where a seller is quiet for long.
AuditId young_line(const App& app, const std::optional<AuditId>& last) {
    const AuditId young{make_uuid_at(app.clock() - settled)};
    return last ? std::max(*last, young) : young;
}

Result<void> add_lines(const App& app, store::Reader& reader, SellerId seller, SellerCursor& cursor, LiveEvents& live) {
    for (const store::EventRow& row : TRY(store::list_events(reader, seller, cursor.line, LiveEvents::batch_max))) {
        cursor.line = row.id;
        live.events.push_back({.id = encode(cursor),
                               .conversation = row.conversation,
                               .version = row.version,
                               .last_seq = row.last_seq,
                               .about = subject_of(row.verb)});
    }
    if (live.events.empty()) cursor.line = young_line(app, cursor.line);
    return {};
}

Result<void> add_own_readings(store::Reader& reader, SellerId seller, UserId member, SellerCursor& cursor, LiveEvents& live) {
    const int room = LiveEvents::batch_max - static_cast<int>(live.events.size());
    if (room <= 0) return {};
    for (const store::MemberMarkRow& row : TRY(store::list_member_marks(reader, seller, member, cursor.reading, room))) {
        cursor.reading = row.position;
        live.events.push_back({.id = encode(cursor),
                               .conversation = row.position.conversation,
                               .version = row.version,
                               .last_seq = row.last_seq,
                               .about = LiveSubject::OwnReading});
    }
    return {};
}

}  // namespace

Result<LiveEvents> follow_seller(App& app, const Caller& caller, SellerId seller, const std::optional<std::string>& cursor) {
    TRY(require(caller, Right::ReadInbox, seller));
    const AuditId oldest{make_uuid_at(app.clock() - kept)};
    return app.database.read([&](store::Reader& reader) -> Result<LiveEvents> {
        const auto after = cursor ? parse_seller_cursor(*cursor) : std::nullopt;
        LiveEvents live{.reset = cursor && (!after || after->line.uuid.time() < oldest.uuid.time())};
        if (!after || live.reset) {
            const auto last = TRY(store::find_last_audit_id(reader, seller));
            SellerCursor now{.line = young_line(app, last)};
            now.reading = TRY(store::find_last_member_mark(reader, seller, caller.user));
            live.cursor = encode(now);
            return live;
        }
        SellerCursor told = *after;
        TRY(add_lines(app, reader, seller, told, live));
        TRY(add_own_readings(reader, seller, caller.user, told, live));
        live.cursor = encode(told);
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
        return live;
    });
}

std::string seller_cursor_at(const App& app, Timestamp at) {
    const Timestamp known = std::min(at, app.clock());
    return encode(SellerCursor{.line = AuditId{make_uuid_at(known)}, .reading = {.at = known}});
}

Result<std::string> buyer_cursor_at(App& app, const Caller& caller, Timestamp at) {
    const BuyerId buyer = TRY(require_buyer(caller));
    const auto merge_count =
        TRY(app.database.read([&](store::Reader& reader) -> Result<std::int32_t> { return store::count_merges(reader, buyer); }));
    BuyerCursor cursor{.at = std::min(at, app.clock()), .merge_count = merge_count};
    for (const MarkKind& kind : mark_kinds) (cursor.*kind.position).at = cursor.at;
    return encode(cursor);
}

}  // namespace stoa
