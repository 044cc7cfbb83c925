#include "app/search/search.h"

#include "app/access.h"
#include "store/buyers.h"
#include "store/orders.h"
#include "store/search.h"

namespace stoa {

namespace {

constexpr int buyer_orders_max = 500;  // The newest, looked through word by word: no person has many more.

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

MessageHit hit_of(store::MessageHitRow row, const SearchTerms& terms) {
    Excerpt excerpt = excerpt_of(row.body, terms, SearchLimits::excerpt_length);
    std::optional<Excerpt> subject;
    if (row.subject) subject = excerpt_of(*row.subject, terms, SearchLimits::excerpt_length);
    if (subject && subject->marks.empty()) subject.reset();
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
            .subject = std::move(subject)};
}

Page<MessageHit> page_of(std::vector<store::MessageHitRow> rows, const Question& question, int limit) {
    auto found = make_page(std::move(rows), limit, [](const store::MessageHitRow& row) { return PageKey{row.number, ""}; });
    Page<MessageHit> page{.items = {}, .next_cursor = std::move(found.next_cursor)};
    for (auto& row : found.items) page.items.push_back(hit_of(std::move(row), question.terms));
    return page;
}

std::vector<SearchHit> marks_in(std::string_view text, const SearchTerms& terms) { return find_terms(search_words(text), terms, true); }

template <class Summary>
OrderHit<Summary> mark_order(Summary order, std::string_view other_side, const SearchTerms& terms) {
    auto id_marks = marks_in(order.id.text(), terms);
    auto title_marks = marks_in(order.first_title, terms);
    return {.order = std::move(order),
            .id_marks = std::move(id_marks),
            .other_side_marks = marks_in(other_side, terms),
            .title_marks = std::move(title_marks)};
}

// Of each order, what a search may find in it.
Result<std::vector<std::string>> list_words(store::Reader& reader, const std::vector<BuyerOrderSummary>& orders) {
    std::vector<std::string> all;
    for (const BuyerOrderSummary& order : orders) {
        std::string words = order.id.text() + "\n" + order.seller.name;
        const auto items = TRY(store::list_order_items(reader, order.seller.id, order.id));
        for (const OrderItem& item : items) words += "\n" + item.sku + "\n" + item.title;
        all.push_back(std::move(words));
    }
    return all;
}

Result<std::vector<OrderHit<BuyerOrderSummary>>> find_buyer_orders(App& app, const Caller& caller, const SearchTerms& terms) {
    std::vector<OrderHit<BuyerOrderSummary>> hits;
    PageRequest request{.limit = PageRequest::limit_max};
    for (int seen = 0; seen < buyer_orders_max; seen += request.limit) {
        auto page = TRY(list_buyer_orders(app, caller, request));
        const auto words = TRY(app.database.read([&](store::Reader& reader) { return list_words(reader, page.items); }));
        for (std::size_t at = 0; at < page.items.size(); ++at) {
            if (!holds_terms(search_words(words[at]), terms, true)) continue;
            BuyerOrderSummary& order = page.items[at];
            const std::string seller = order.seller.name;
            hits.push_back(mark_order(std::move(order), seller, terms));
            if (hits.size() == SearchLimits::orders_max) return hits;
        }
        if (!page.next_cursor) break;
        request.cursor = std::move(page.next_cursor);
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
    if (!page.cursor) result.orders = TRY(find_buyer_orders(app, caller, question.terms));
    auto rows = TRY(app.database.read([&](store::Reader& reader) {
        return store::search_buyer_messages(reader, buyer, question.terms, question.before, page.limit + 1);
    }));
    result.messages = page_of(std::move(rows), question, page.limit);
    return result;
}

}  // namespace stoa
