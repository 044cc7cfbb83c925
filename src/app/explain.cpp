#include "app/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace stoa {

Explanation explain(const Catalogues& catalogues, std::string_view language, Author author, const policy::Finding& finding) {
    const std::string_view served = catalogues.language_for(language);
    const bool is_unsure = std::ranges::any_of(finding.arguments, [](const auto& argument) {
        return argument.first == policy::certainty_argument && argument.second == policy::unsure_argument;
    });
    const auto words = [&](std::string_view what) {
        const std::string own = fmt::format("rule.{}.{}", finding.rule_id, what), unsure = own + "_unsure", buyers = own + "_buyer";
        const bool has_unsure = is_unsure && catalogues.has(served, unsure);
        const bool has_buyers = author == Author::Buyer && catalogues.has(served, buyers);
        return catalogues.format(served, has_unsure ? unsure : has_buyers ? buyers : own, finding.arguments);
    };
    return {.title = words("title"), .why = words("why"), .fix = words("fix")};
}

}  // namespace stoa
