#include "store/word_index.h"

#include <fmt/format.h>

#include "base/text.h"

namespace stoa::store {

std::string index_scope(SellerId seller) { return fmt::format("s{}", seller.number); }
std::string index_scope(BuyerId buyer) { return fmt::format("b{}", to_hex(buyer.uuid.raw())); }
std::string index_scopes(SellerId seller, BuyerId buyer) { return index_scope(seller) + " " + index_scope(buyer); }

std::string index_match(std::string_view scope, const SearchTerms& terms, std::string_view columns, Ends ends) {
    if (terms.empty()) return "scope : \"none\"";  // An empty one would be an error.
    std::string match = fmt::format("scope : \"{}\"", scope);
    // Words are letters and digits only, so nothing in the quotes is syntax.
    for (const auto& phrase : terms.phrases)
        match += fmt::format(" AND {} : \"{}\"{}", columns, fmt::join(phrase, " "), ends == Ends::Open ? " *" : "");
    return match;
}

}  // namespace stoa::store
