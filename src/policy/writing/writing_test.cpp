// How often spelling and grammar speak on texts that are well written: the clean training messages. Bounds only fall.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

#include "base/text.h"
#include "policy/engine.h"
#include "policy/test_dictionaries.h"
#include "policy/test_pack.h"

namespace stoa::policy {
namespace {

constexpr double share_max = 0.003;  // Of the clean messages; some of them are written carelessly on purpose.
// Of the whole letters ("unseen"), which are full of the words of old trades, of dialects and of slips.
constexpr double share_of_letters_max = 0.012;

// The text of a training line without the marks of its breaches; empty where it is not clean, or a buyer's, whose spelling is nobody's
// matter.
std::string clean_text(const std::string& line) {
    const std::vector<std::string_view> columns = split(line, '\t');
    if (line.starts_with('#') || columns.size() < 6 || columns[1] != "seller" || columns[4] != "clean") return "";
    std::string text;
    for (std::size_t at = 0; at < columns[5].size(); ++at) {
        const bool breaks = columns[5].substr(at, 2) == "\\n";
        text += breaks ? '\n' : columns[5][at];
        at += breaks ? 1 : 0;
    }
    return text;
}

struct Count {
    int messages = 0, spelling = 0, grammar = 0;
};

void add(Count& count, std::string text) {
    Draft draft;
    draft.body = std::move(text);
    ++count.messages;
    bool spelling = false, grammar = false;
    for (const Finding& finding : check(draft, shipped_pack("amazon-2025"), test_dictionaries()).findings) {
        spelling = spelling || finding.rule_id == "format.spelling";
        grammar = grammar || finding.rule_id == "format.grammar";
        if (finding.rule_id == "format.spelling" || finding.rule_id == "format.grammar")
            std::cout << finding.rule_id << ": " << finding.text << '\n';
    }
    count.spelling += spelling ? 1 : 0;
    count.grammar += grammar ? 1 : 0;
}

TEST(Writing, CleanMessagesAreHardlyEverWarnedOf) {
    std::map<std::string, Count> by_language;
    Count messages, letters;
    for (const auto& entry : std::filesystem::directory_iterator(STOA_SOURCE_DIR "/src/policy/training")) {
        if (entry.path().extension() != ".tsv") continue;
        const std::string name = entry.path().filename().string();
        const bool is_letters = name.find(".unseen") != std::string::npos;
        Count& count = by_language[name.substr(0, name.find('.')) + (is_letters ? ", letters" : "")];
        std::ifstream file(entry.path());
        for (std::string line; std::getline(file, line);) {
            if (std::string text = clean_text(line); !text.empty()) add(count, std::move(text));
        }
    }
    for (const auto& [language, count] : by_language) {
        std::cout << language << ": " << count.messages << " clean messages, " << count.spelling << " with a spelling warning, "
                  << count.grammar << " with one of grammar\n";
        Count& sum = language.ends_with("letters") ? letters : messages;
        sum.messages += count.messages;
        sum.spelling += count.spelling;
        sum.grammar += count.grammar;
    }
    for (const auto& [sum, share] : {std::pair(messages, share_max), std::pair(letters, share_of_letters_max)}) {
        EXPECT_GT(sum.messages, 2000);
        EXPECT_LE(sum.spelling, share * sum.messages);
        EXPECT_LE(sum.grammar, share * sum.messages);
    }
}

}  // namespace
}  // namespace stoa::policy
