#include "mail/read/passages.h"

#include <algorithm>
#include <utility>

#include "mail/escape_html.h"

namespace stoa::mail {

namespace {

std::string as_html(std::string_view plain) { return "<pre>" + escape_html(plain) + "</pre>"; }

}  // namespace

std::string join_plain(const std::vector<Passage>& passages) {
    if (std::ranges::any_of(passages, [](const Passage& passage) { return passage.plain.empty(); })) return {};
    std::string out;
    for (const Passage& passage : passages) out.append(out.empty() ? "" : "\n\n").append(passage.plain);
    return out;
}

std::string join_html(const std::vector<Passage>& passages) {
    if (std::ranges::all_of(passages, [](const Passage& passage) { return passage.html.empty(); })) return {};
    std::string out;
    for (const Passage& passage : passages) {
        out.append(out.empty() ? "" : "\n").append(passage.html.empty() ? as_html(passage.plain) : passage.html);
    }
    return out;
}

std::vector<Passage> choose_alternative(const std::vector<std::vector<Passage>>& versions) {
    Passage chosen;
    for (const std::vector<Passage>& version : versions) {
        if (std::string plain = join_plain(version); !plain.empty()) chosen.plain = std::move(plain);
        if (std::string html = join_html(version); !html.empty()) chosen.html = std::move(html);
    }
    if (chosen.plain.empty() && chosen.html.empty()) return {};
    return {std::move(chosen)};
}

}  // namespace stoa::mail
