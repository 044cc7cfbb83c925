// The cases of a rule (rules/NAME.cases): drafts that break it and drafts that do not. The tests run them, `stoa policy
// explain` shows some. A file holds:
//   rule: content.phone             whose cases these are
//   with: author=buyer country=DE   how the next drafts differ from a seller's reply, until the next "with:"
//   earlier: text                   what the same author wrote before; for the next case only
//   attached: NAME | TYPE           a file of that name and type; for the next case only
//   says: text                      … with this line in it; `reads:` is one read from pixels, `leads:` the target of a link,
//   code: QRCode | text             … a code; `picture: still` and `picture: moves` make it a picture, `concern: macro` is held against it
//   hit: call ⟦0171 5550142⟧ now    the rule finds exactly what is marked (one that is learned: about that); without marks it
//                                   finds the message
//   miss: text                      the rule finds nothing, or nothing that is sure
//   becomes: text                   after a hit: the text when every fix is applied
// "\n", "\r", "\t" and "\u{200b}" in a text stand for the character.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/draft.h"
#include "policy/verdict.h"

namespace stoa::policy {

struct RuleCase {
    enum class Kind { Hit, Miss };
    Kind kind;
    std::size_t line;                    // Of the file, from 1.
    std::string settings;                // The "with:" that holds for it.
    Draft draft;                         // With its text, without marks.
    Part part;                           // Which of its texts the case is.
    std::vector<Span> marked;            // What is to be found, in that text.
    std::string text;                    // The text with its marks.
    std::vector<std::string> becomes{};  // None or one.

    std::string& of_draft() { return part == Part::Subject ? draft.subject : draft.body; }
    const std::string& of_draft() const { return part == Part::Subject ? draft.subject : draft.body; }
};

struct RuleCases {
    std::string rule;
    std::vector<RuleCase> cases;
    std::vector<std::string> faults;  // Lines that are none, with their numbers; empty in what is checked in.
};

RuleCases read_rule_cases(std::string_view file);

}  // namespace stoa::policy
