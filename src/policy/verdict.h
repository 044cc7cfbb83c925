// What the policy engine says of a draft: findings with spans in the text as it was given, and the strongest outcome.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/words.h"
#include "policy/file_facts.h"

namespace stoa::policy {

// The number that the store keeps for a rule (table `rules`); see rule.h for the list. Never renumbered.
using RuleNumber = std::int16_t;

// Where a finding stands. The store keeps the number.
// `Unchecked` is a message that its rule could not check.
enum class Part : std::int16_t { Unchecked = -1, Message = 0, Subject = 1, Body = 2 };
std::string_view to_text(Part part);

// How plainly a text breaks a rule. What only may be meant so is Unsure: a pack says what follows then (pack.h).
enum class Certainty : std::uint8_t { Sure, Unsure };
// A finding's argument of that name is "unsure" where it is; the catalogue then has other words for it.
inline constexpr std::string_view certainty_argument = "certainty", unsure_argument = "unsure";

// Code points of the part as given, begin included, end not. Of an attachment: of text_of() what was found in it.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    friend bool operator==(const Span&, const Span&) = default;
};

// A text to stand in a span's place: the fix that one click applies. May point beside the finding's own span.
struct Replacement {
    Part part = Part::Message;
    Span span{};
    std::string text{};
};

struct Finding {
    RuleNumber rule;
    std::string_view rule_id;  // "content.phone"; lives as long as the program.
    Outcome outcome;
    Part part;
    std::optional<Span> span{};  // Absent where the whole message is meant.
    std::string text{};          // The exact words of the span; of a link or a code in a file, what it says.
    std::optional<Replacement> replacement{};
    std::optional<FilePlace> place{};  // Where it is to be seen, of an attachment.
    // Values for the catalogue's `why` and `fix` of this rule (days, dates, limits …), never the draft's own words.
    std::vector<std::pair<std::string, std::string>> arguments{};
};

// Before the name of an argument that holds the pack's own words instead of the catalogue's: "own.why.de".
inline constexpr const char* own_words_prefix = "own.";

// Stands for masked words in a delivered text. The same in every language and in plain text mails; screens draw their
// own words ("phone number hidden") over it, by the mask's span.
inline constexpr std::string_view mask_text = "[…]";

// Where a delivered text holds `mask_text`, and for which rule.
struct Mask {
    Part part;
    Span span;  // Of the modified text.
    RuleNumber rule;
};

// A rule of the pack that could not be asked: a dictionary is missing, or the rule itself failed.
struct Unavailable {
    RuleNumber rule;
    std::string_view rule_id;
    std::string reason;  // A sentence for operators, without the draft's words.
};

struct Verdict {
    Outcome outcome = Outcome::Pass;
    std::vector<Finding> findings{};  // In the order of the parts and spans; the first thousand of a rule that stops or warns.
    // What is to be delivered instead, where a finding's outcome is Modify and nothing blocks: at once where the
    // verdict's outcome is Modify, after its release where it is Hold.
    struct Texts {
        std::string subject;
        std::string body;
        std::vector<Mask> masks{};
    };
    std::optional<Texts> modified{};
    std::string pack{};  // Its name.
    std::int32_t pack_version = 0;
    std::string engine{};  // Its version; with the pack, what decided.
    // Where the pack holds what such a rule did not see, there is a finding of it too (Part::Unchecked).
    std::vector<Unavailable> unavailable{};
};

}  // namespace stoa::policy
