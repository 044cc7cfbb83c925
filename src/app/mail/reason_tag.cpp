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

// "[tag]" somewhere in the subject, or at the beginning of a line.
struct Tag {
    std::optional<Reason> reason{};
    std::string_view rest{};  // What follows it.
};

Tag find_tag(std::string_view line) {
    const std::size_t open = line.find('['), close = line.find(']', open);
    if (open == std::string_view::npos || close == std::string_view::npos) return {};
    return {reason_of(line.substr(open + 1, close - open - 1)), line.substr(close + 1)};
}

std::string_view first_line(std::string_view text) { return trim(text.substr(0, text.find('\n'))); }

}  // namespace

TaggedWords read_reason_tag(std::string_view subject, std::string_view text) {
    TaggedWords tagged{.subject = std::string(trim(subject)), .text = std::string(trim(text))};
    const Tag above = find_tag(subject);
    if (above.reason) tagged.subject = std::string(trim(above.rest));
    const std::string_view line = first_line(tagged.text);
    const Tag within = line.starts_with('[') ? find_tag(line) : Tag{};
    if (within.reason) tagged.text = std::string(trim(std::string_view(tagged.text).substr(tagged.text.find(']') + 1)));
    tagged.reason = above.reason ? above.reason : within.reason;
    return tagged;
}

std::optional<Reason> read_answered_reason(std::string_view subject, std::string_view text) {
    const TaggedWords tagged = read_reason_tag(subject, text);
    return tagged.reason ? tagged.reason : reason_of(first_line(tagged.text));
}

std::string tag_of(Reason reason) { return "[" + std::string(to_text(reason)) + "]"; }

}  // namespace stoa
