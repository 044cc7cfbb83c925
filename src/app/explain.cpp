#include "app/explain.h"

#include <fmt/format.h>

namespace stoa {

Explanation explain(const Catalogues& catalogues, std::string_view language, Author author, const policy::Finding& finding) {
    const std::string_view served = catalogues.language_for(language);
    const auto words = [&](std::string_view what) {
        const std::string own = fmt::format("rule.{}.{}_buyer", finding.rule_id, what);
        const bool has_own = author == Author::Buyer && catalogues.has(served, own);
        return catalogues.format(served, has_own ? own : fmt::format("rule.{}.{}", finding.rule_id, what), finding.arguments);
    };
    return {.title = words("title"), .why = words("why"), .fix = words("fix")};
}

}  // namespace stoa
