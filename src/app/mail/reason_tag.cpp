#include "app/mail/reason_tag.h"

#include <algorithm>

#include "base/text.h"

namespace stoa {

namespace {

constexpr std::string_view important = "important";

std::string plain(std::string_view tag) {
    std::string word = fold_case(trim(tag));
    std::ranges::replace_if(word, [](char c) { return c == ' ' || c == '-'; }, '_');
    return word;
}

std::optional<Reason> reason_of(std::string_view tag) {
    const std::string word = plain(tag);
    if (word == important) return Reason::OtherNeeded;
    for (const auto& [reason, name] : words<Reason>()) {
        if (name == word) return reason;
    }
    return std::nullopt;
}

}  // namespace

TaggedSubject read_reason_tag(std::string_view subject) {
    const std::size_t open = subject.find('['), close = subject.find(']', open);
    TaggedSubject tagged{.subject = std::string(trim(subject))};
    if (open == std::string_view::npos || close == std::string_view::npos) return tagged;
    tagged.reason = reason_of(subject.substr(open + 1, close - open - 1));
    if (tagged.reason) tagged.subject = std::string(trim(subject.substr(close + 1)));
    return tagged;
}

std::string list_reason_tags(const policy::Pack& pack) {
    std::string tags;
    for (const auto& [reason, name] : words<Reason>()) {
        if (std::ranges::find(pack.reasons(), reason) == pack.reasons().end()) continue;
        tags += (tags.empty() ? "[" : ", [") + std::string(name) + "]";
    }
    return tags;
}

}  // namespace stoa
