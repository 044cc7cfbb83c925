#include "app/reports/csv.h"

#include "base/text.h"

namespace stoa::reports {

namespace {

std::size_t count_outside_quotes(std::string_view text, char wanted) {
    std::size_t count = 0;
    bool inside = false;
    for (const char c : text) {
        if (c == '"') inside = !inside;
        if (c == wanted && !inside) ++count;
    }
    return count;
}

}  // namespace

Layout detect_layout(std::string_view header) {
    if (header.contains('\t')) return {};
    Layout best{.separator = ',', .quotes = true};
    for (const char separator : {';', '|'}) {
        if (count_outside_quotes(header, separator) > count_outside_quotes(header, best.separator)) best.separator = separator;
    }
    return best;
}

void QuoteState::read(std::string_view piece) {
    if (!layout_.quotes) return;
    for (const char c : piece) {
        if (inside_) {
            if (c == '"') {
                inside_ = false;
                after_quote_ = true;
            }
            continue;
        }
        if (c == '"' && (at_begin_ || after_quote_)) inside_ = true;
        after_quote_ = false;
        at_begin_ = c == layout_.separator;
    }
}

std::optional<std::vector<std::string_view>> FieldSplitter::split(std::string_view text, Layout layout) {
    if (!layout.quotes) return stoa::split(text, layout.separator);
    plain_.clear();
    plain_.reserve(text.size());  // So that it never moves under the views.
    std::vector<std::string_view> fields;
    for (std::size_t at = 0;;) {
        if (!text.substr(at).starts_with('"')) {
            const std::size_t end = std::min(text.find(layout.separator, at), text.size());
            fields.push_back(text.substr(at, end - at));
            at = end;
        } else {
            const std::size_t begin = plain_.size();
            for (++at;; ++at) {
                const std::size_t quote = text.find('"', at);
                if (quote == std::string_view::npos) return std::nullopt;
                plain_ += text.substr(at, quote - at);
                at = quote + 1;
                if (!text.substr(at).starts_with('"')) break;
                plain_ += '"';
            }
            fields.push_back(std::string_view(plain_).substr(begin));
            if (at < text.size() && text[at] != layout.separator) return std::nullopt;
        }
        if (at >= text.size()) return fields;
        ++at;
    }
}

}  // namespace stoa::reports
