// How the indexes of words (message_words, order_words, inquiry_words) are asked: each row has the scopes of those whose it is, and
// every query has one scope.
#pragma once

#include <string>
#include <string_view>

#include "base/search_words.h"
#include "domain/ids.h"

namespace stoa::store {

std::string index_scope(SellerId seller);
std::string index_scope(BuyerId buyer);
// Of a row that is both's.
std::string index_scopes(SellerId seller, BuyerId buyer);

// Whether the words of a search may go on: "ches" for "chest".
enum class Ends : bool { Open, Closed };

// Matches the rows of the scope that hold all terms, each within one of the columns ("words", "{sku title}"). Without terms: none.
std::string index_match(std::string_view scope, const SearchTerms& terms, std::string_view columns, Ends ends);

}  // namespace stoa::store
