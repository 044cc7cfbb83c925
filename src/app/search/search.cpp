#include "app/search/search.h"

#include "app/access.h"
#include "store/search.h"

namespace stoa {

namespace {

struct Question {
    SearchTerms terms;
    std::int64_t before = INT64_MAX;
};

Result<Question> read_question(const std::string& search, const PageRequest& page) {
    Question question{.terms = parse_search(search)};
    if (question.terms.empty()) {
        return std::unexpected(Error{.problem = problems::text_empty,
                                     .message = "nothing to search for; expected a word, a number or \"a phrase\"",
                                     .arguments = {{"field", "search"}}});
    }
    if (page.cursor) question.before = TRY(decode_cursor(*page.cursor)).sort;
    return question;
}

std::vector<SearchHit> marks_in(std::string_view text, const SearchTerms& terms) { return find_terms(search_words(text), terms, true); }

MessageHit hit_of(store::MessageHitRow row, const SearchTerms& terms) {
    Excerpt excerpt = excerpt_of(row.body, terms, SearchLimits::excerpt_length);
    std::optional<Excerpt> subject;
    if (row.subject) subject = excerpt_of(*row.subject, terms, SearchLimits::excerpt_length);
    if (subject && subject->marks.empty()) subject.reset();
    const bool before_a_sale = !row.order;
    auto other_side_marks = before_a_sale ? marks_in(row.other_side, terms) : std::vector<SearchHit>{};
    auto title_marks = before_a_sale ? marks_in(row.item_title, terms) : std::vector<SearchHit>{};
    return {.seller = row.seller,
            .conversation = row.conversation,
            .order = std::move(row.order),
            .other_side = std::move(row.other_side),
            .item_title = std::move(row.item_title),
            .seq = row.seq,
            .author = row.author,
            .author_name = std::move(row.author_name),
            .delivered_at = row.delivered_at,
            .excerpt = std::move(excerpt.text),
            .marks = std::move(excerpt.marks),
            .subject = std::move(subject),
            .other_side_marks = std::move(other_side_marks),
            .title_marks = std::move(title_marks)};
}

Page<MessageHit> page_of(std::vector<store::MessageHitRow> rows, const Question& question, int limit) {
    auto found = make_page(std::move(rows), limit, [](const store::MessageHitRow& row) { return PageKey{row.number, ""}; });
    Page<MessageHit> page{.items = {}, .next_cursor = std::move(found.next_cursor)};
    for (auto& row : found.items) page.items.push_back(hit_of(std::move(row), question.terms));
    return page;
}

template <class Summary>
OrderHit<Summary> mark_order(Summary order, std::string_view other_side, const SearchTerms& terms) {
    auto id_marks = marks_in(order.id.text(), terms);
    auto title_marks = marks_in(order.first_title, terms);
    return {.order = std::move(order),
            .id_marks = std::move(id_marks),
            .other_side_marks = marks_in(other_side, terms),
            .title_marks = std::move(title_marks)};
}

Result<std::vector<OrderHit<BuyerOrderSummary>>> find_buyer_orders(App& app, const Caller& caller, const std::string& search,
                                                                   const SearchTerms& terms) {
    std::vector<OrderHit<BuyerOrderSummary>> hits;
    auto orders = TRY(list_buyer_orders(app, caller, {.limit = SearchLimits::orders_max}, search));
    for (BuyerOrderSummary& order : orders.items) {
        const std::string seller = order.seller.name;
        hits.push_back(mark_order(std::move(order), seller, terms));
    }
    return hits;
}

}  // namespace

Result<SearchResult<OrderSummary>> search_seller(App& app, const Caller& caller, SellerId seller, const std::string& search,
                                                 const PageRequest& page) {
    TRY(require(caller, Right::ReadInbox, seller));
    const Question question = TRY(read_question(search, page));
    SearchResult<OrderSummary> result;
    if (!page.cursor) {
        auto orders = TRY(list_orders(app, caller, seller, {.search = search}, {.limit = SearchLimits::orders_max}));
        for (OrderSummary& order : orders.items) {
            const std::string buyer = order.buyer_name.value_or("");
            result.orders.push_back(mark_order(std::move(order), buyer, question.terms));
        }
    }
    auto rows = TRY(app.database.read([&](store::Reader& reader) {
        return store::search_seller_messages(reader, seller, question.terms, question.before, page.limit + 1);
    }));
    result.messages = page_of(std::move(rows), question, page.limit);
    return result;
}

Result<SearchResult<BuyerOrderSummary>> search_buyer(App& app, const Caller& caller, const std::string& search, const PageRequest& page) {
    const BuyerId buyer = TRY(require_buyer(caller));
    const Question question = TRY(read_question(search, page));
    SearchResult<BuyerOrderSummary> result;
    if (!page.cursor) result.orders = TRY(find_buyer_orders(app, caller, search, question.terms));
    auto rows = TRY(app.database.read([&](store::Reader& reader) {
        return store::search_buyer_messages(reader, buyer, question.terms, question.before, page.limit + 1);
    }));
    result.messages = page_of(std::move(rows), question, page.limit);
    return result;
}

}  // namespace stoa
