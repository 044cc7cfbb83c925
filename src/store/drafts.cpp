#include "store/drafts.h"

#include <algorithm>
#include <string_view>

namespace stoa::store {

namespace {

// 1 and 4 in the statements below: being written, and blocked.
static_assert(static_cast<int>(DraftState::Writing) == 1 && static_cast<int>(DraftState::Blocked) == 4);

#define STOA_DRAFT_COLUMNS                                                                                                          \
    "SELECT draft_id, conversation_id, order_id, author, author_id, kind, reason, state, pack_version, updated_at, subject, body, " \
    "version, seen_seq, form, moderator_note, topic, sku, item_title, unproven FROM drafts WHERE seller_id = ? "

DraftRow read_draft(Row& row) {
    DraftRow draft;
    draft.id = row.next<DraftId>();
    draft.conversation = row.next<std::optional<ConversationId>>();
    draft.order = row.next<std::optional<OrderId>>();
    draft.author = row.next<Author>();
    draft.author_id = row.next<UserId>();
    draft.kind = row.next<std::optional<Kind>>();
    draft.reason = row.next<std::optional<Reason>>();
    draft.state = row.next<DraftState>();
    draft.pack_version = row.next<std::optional<std::int32_t>>().value_or(0);
    draft.updated_at = row.next<Timestamp>();
    draft.subject = row.next<std::optional<std::string>>();
    draft.body = row.next<std::string>();
    draft.version = row.next<std::int32_t>();
    draft.seen_seq = row.next<std::optional<std::int32_t>>();
    draft.form = row.next<std::optional<std::string>>();
    draft.moderator_note = row.next<std::optional<std::string>>();
    draft.topic = row.next<std::optional<Topic>>();
    draft.sku = row.next<std::optional<std::string>>();
    draft.item_title = row.next<std::optional<std::string>>();
    draft.unproven = row.next<std::optional<std::string>>();
    return draft;
}

FindingRow read_finding(Row& row) {
    FindingRow finding;
    finding.rule = row.next<std::int16_t>();
    finding.outcome = row.next<Outcome>();
    finding.part = row.next<std::int16_t>();
    finding.begin = row.next<std::optional<std::int32_t>>();
    finding.end = row.next<std::optional<std::int32_t>>();
    finding.arguments = read_arguments(row.next<std::optional<std::string>>());
    finding.page = row.next<std::optional<std::int32_t>>();
    std::array<std::optional<std::int32_t>, 4> box;
    for (auto& side : box) side = row.next<std::optional<std::int32_t>>();
    if (std::ranges::all_of(box, [](const auto& side) { return side.has_value(); })) finding.box = {*box[0], *box[1], *box[2], *box[3]};
    return finding;
}

}  // namespace

Result<std::optional<DraftRow>> find_draft(Reader& reader, SellerId seller, DraftId draft) {
    return reader.find(STOA_DRAFT_COLUMNS "AND draft_id = ?", read_draft, seller, draft);
}

Result<std::vector<DraftRow>> list_drafts(Reader& reader, const DraftPlace& place, Author author, int limit) {
    auto drafts =
        place.conversation
            ? TRY(reader.list(STOA_DRAFT_COLUMNS "AND conversation_id = ? AND author = ? AND state <> ? ORDER BY draft_id DESC LIMIT ?",
                              read_draft, place.seller, *place.conversation, author, DraftState::Writing, limit))
            : TRY(reader.list(STOA_DRAFT_COLUMNS
                              "AND order_id = ? AND conversation_id IS NULL AND author = ? AND state <> ? ORDER BY draft_id DESC LIMIT ?",
                              read_draft, place.seller, *place.order, author, DraftState::Writing, limit));
    std::ranges::reverse(drafts);
    return drafts;
}

Result<std::optional<DraftRow>> find_open_draft(Reader& reader, const DraftPlace& place, Author author, UserId author_id) {
    if (place.conversation) {
        return reader.find(STOA_DRAFT_COLUMNS
                           "AND conversation_id = ? AND author = ? AND author_id = ? AND state IN (1, 4) "
                           "ORDER BY state, draft_id DESC LIMIT 1",
                           read_draft, place.seller, *place.conversation, author, author_id);
    }
    return reader.find(STOA_DRAFT_COLUMNS
                       "AND order_id = ? AND conversation_id IS NULL AND author = ? AND author_id = ? AND state IN "
                       "(1, 4) ORDER BY state, draft_id DESC LIMIT 1",
                       read_draft, place.seller, *place.order, author, author_id);
}

Result<std::optional<DraftRow>> find_draft_without_reason(Reader& reader, SellerId seller, const OrderId& order, UserId author_id) {
    return reader.find(STOA_DRAFT_COLUMNS
                       "AND order_id = ? AND conversation_id IS NULL AND author = 2 AND author_id = ? AND state = 4 AND reason IS NULL "
                       "ORDER BY draft_id DESC LIMIT 1",
                       read_draft, seller, order, author_id);
}

Result<std::vector<DraftRow>> list_questions(Reader& reader, SellerId seller, const std::string& sku, UserId author_id, int limit) {
    auto drafts =
        TRY(reader.list(STOA_DRAFT_COLUMNS "AND author_id = ? AND state <> ? AND sku = ? AND conversation_id IS NULL AND order_id IS NULL "
                                           "ORDER BY draft_id DESC LIMIT ?",
                        read_draft, seller, author_id, DraftState::Writing, sku, limit));
    std::ranges::reverse(drafts);
    return drafts;
}

Result<std::optional<DraftRow>> find_stopped_question(Reader& reader, SellerId seller, const std::string& sku, UserId author_id) {
    return reader.find(STOA_DRAFT_COLUMNS
                       "AND author_id = ? AND state IN (4, 5) AND sku = ? AND conversation_id IS NULL AND order_id IS NULL "
                       "ORDER BY draft_id DESC LIMIT 1",
                       read_draft, seller, author_id, sku);
}

Result<std::vector<DraftRow>> list_drafts_of(Reader& reader, SellerId seller, UserId author_id, const std::optional<DraftPosition>& before,
                                             int limit) {
    DraftPosition from{{INT64_MAX}, {}};
    if (before) from = *before;
    return reader.list(STOA_DRAFT_COLUMNS
                       "AND author_id = ? AND (updated_at, draft_id) < (?, ?) ORDER BY updated_at DESC, draft_id DESC "
                       "LIMIT ?",
                       read_draft, seller, author_id, from.updated_at, from.draft, limit);
}

Result<void> put_draft(Transaction& transaction, SellerId seller, const DraftRow& draft) {
    const auto submitted_at = draft.state == DraftState::Writing ? std::nullopt : std::optional(draft.updated_at);
    TRY(transaction.execute(
        "INSERT INTO drafts (seller_id, draft_id, conversation_id, order_id, author, author_id, kind, reason, state, version, "
        "pack_version, updated_at, submitted_at, format, subject, body, seen_seq, form, topic, sku, item_title, unproven) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21) "
        "ON CONFLICT (seller_id, draft_id) DO UPDATE SET author_id = excluded.author_id, kind = excluded.kind, reason = excluded.reason, "
        "state = excluded.state, "
        "version = drafts.version + 1, pack_version = excluded.pack_version, updated_at = excluded.updated_at, "
        "submitted_at = excluded.submitted_at, subject = excluded.subject, body = excluded.body, seen_seq = excluded.seen_seq, "
        "form = excluded.form, moderator_note = NULL, topic = excluded.topic, sku = excluded.sku, item_title = excluded.item_title, "
        "unproven = excluded.unproven",
        seller, draft.id, draft.conversation, draft.order, draft.author, draft.author_id, draft.kind, draft.reason, draft.state,
        draft.pack_version, draft.updated_at, submitted_at, TextFormat::Text, draft.subject, draft.body, draft.seen_seq, draft.form,
        draft.topic, draft.sku, draft.item_title, draft.unproven));
    return {};
}

Result<bool> delete_draft(Transaction& transaction, SellerId seller, DraftId draft) {
    return TRY(transaction.execute("DELETE FROM drafts WHERE seller_id = ? AND draft_id = ?", seller, draft)) == 1;
}

Result<void> add_verdict(Transaction& transaction, SellerId seller, const VerdictRow& verdict) {
    const VerdictId id = VerdictId::make();
    TRY(transaction.execute(
        "INSERT INTO verdicts (seller_id, verdict_id, draft_id, conversation_id, author, author_id, outcome, pack, pack_version, "
        "engine, original) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        seller, id, verdict.draft, verdict.conversation, verdict.author, verdict.author_id, verdict.outcome, verdict.pack,
        verdict.pack_version, verdict.engine, verdict.original));
    const std::size_t count = std::min(verdict.findings.size(), VerdictRow::findings_max);
    for (std::size_t i = 0; i < count; ++i) {
        const FindingRow& finding = verdict.findings[i];
        const auto side = [&](std::size_t at) { return finding.box ? std::optional((*finding.box)[at]) : std::nullopt; };
        TRY(transaction.execute(
            "INSERT INTO findings (seller_id, verdict_id, position, rule, outcome, part, span_begin, span_end, arguments, page, box_x, "
            "box_y, box_width, box_height) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            seller, id, static_cast<std::int16_t>(i), finding.rule, finding.outcome, finding.part, finding.begin, finding.end,
            write_arguments(finding.arguments), finding.page, side(0), side(1), side(2), side(3)));
    }
    return {};
}

Result<std::optional<VerdictRow>> find_verdict(Reader& reader, SellerId seller, DraftId draft) {
    struct Found {
        VerdictId id;
        VerdictRow verdict;
    };
    const auto make = [&](Row& row) {
        Found found{.id = row.next<VerdictId>(), .verdict = {.draft = draft}};
        found.verdict.conversation = row.next<std::optional<ConversationId>>();
        found.verdict.author = row.next<Author>();
        found.verdict.author_id = row.next<std::optional<UserId>>();
        found.verdict.outcome = row.next<Outcome>();
        found.verdict.pack = row.next<std::optional<std::string>>();
        found.verdict.pack_version = row.next<std::int32_t>();
        found.verdict.engine = row.next<std::optional<std::string>>();
        found.verdict.original = row.next<std::optional<std::string>>();
        return found;
    };
    auto found = TRY(reader.find(
        "SELECT verdict_id, conversation_id, author, author_id, outcome, pack, pack_version, engine, original FROM verdicts WHERE "
        "seller_id = ? AND draft_id = ? "
        "ORDER BY verdict_id DESC LIMIT 1",
        make, seller, draft));
    if (!found) return std::nullopt;
    found->verdict.findings =
        TRY(reader.list("SELECT rule, outcome, part, span_begin, span_end, arguments, page, box_x, box_y, box_width, box_height FROM "
                        "findings WHERE seller_id = ? AND verdict_id = ? "
                        "ORDER BY position",
                        read_finding, seller, found->id));
    return std::move(found->verdict);
}

}  // namespace stoa::store
