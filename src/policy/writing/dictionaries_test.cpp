// Dictionaries that are there, missing and broken, and what the engine says of rules that could not be asked.
#include "policy/writing/dictionaries.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "base/temporary_folder.h"
#include "policy/engine.h"
#include "policy/findings.h"
#include "policy/test_dictionaries.h"
#include "policy/test_pack.h"
#include "policy/view.h"
#include "policy/writing/suggestions.h"

namespace stoa::policy {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::filesystem::path installed = "/usr/share/hunspell";

class Folder {
public:
    void take(const std::string& file) const {
        std::filesystem::copy_file(installed / file, path_ / file, std::filesystem::copy_options::overwrite_existing);
    }
    void write(const std::string& file, std::string_view text) const { std::ofstream(path_ / file, std::ios::trunc) << text; }
    DictionarySource source() const { return folder_of_dictionaries(path_.string()); }

private:
    TemporaryFolder folder_ = TemporaryFolder::make().value();
    std::filesystem::path path_ = folder_.path();
};

Draft german() {
    Draft draft;
    draft.body = "Wir haben das Paket gestern verschicktt und hoffen, dass es bald bei Ihnen ist.";
    return draft;
}

std::vector<std::string_view> unavailable(const Verdict& verdict) {
    std::vector<std::string_view> ids;
    for (const Unavailable& rule : verdict.unavailable) ids.push_back(rule.rule_id);
    return ids;
}

std::string failure(const Dictionaries& dictionaries, std::string_view language) {
    const auto found = dictionaries.find(language);
    return found ? "none" : found.error().message;
}

Pack pack_with(const std::string& rest) {
    const std::string first = read_project_file("packs/amazon-2021.toml"), second = read_project_file("packs/amazon-2025.toml");
    const std::string own = "extends = \"amazon-2025\"\nname = \"own\"\n" + rest;
    const Pack::Source sources[] = {{"amazon-2021", first}, {"amazon-2025", second}, {"own", own}};
    auto pack = Pack::load("own", sources);
    if (!pack) throw std::runtime_error(pack.error().message);
    return *std::move(pack);
}

// More words than answers are kept of: slots are shared, and nobody is told another's.
TEST(DictionaryAnswers, AreTheSameHoweverOftenAWordIsAsked) {
    constexpr int words = 40'000;
    const auto word = [](int number) {
        std::string letters = "the";
        for (; number > 0; number /= 26) letters += static_cast<char>('a' + number % 26);
        return letters;
    };
    const Folder folder;
    std::string list = fmt::format("{}\n", words);
    for (int number = 0; number < words; ++number) list += word(2 * number) + "\n";
    for (const char* name : {"en_US", "en_GB"}) {
        folder.write(std::string(name) + ".aff", "SET UTF-8\n");
        folder.write(std::string(name) + ".dic", list);
    }
    const Dictionaries dictionaries(folder.source());
    const Vocabulary& english = *dictionaries.find("en").value();
    for (int round = 0; round < 3; ++round) {
        int wrong = 0;
        for (int number = 0; number < 2 * words; ++number) wrong += english.has(word(number)) == (number % 2 == 0) ? 0 : 1;
        EXPECT_EQ(wrong, 0) << round;
    }
}

TEST(Dictionaries, AllThatThePackagesNameAreThere) {
    for (const std::string_view language : Dictionaries::languages) EXPECT_EQ(failure(test_dictionaries(), language), "none") << language;
    EXPECT_THAT(test_dictionaries().failures(), IsEmpty());
    const auto none = test_dictionaries().find("ja");
    ASSERT_TRUE(none);
    EXPECT_EQ(*none, nullptr);
}

TEST(Dictionaries, EnglishIsBritishAndAmericanAndPortugueseOfBothCountries) {
    const auto has = [](std::string_view language, const std::string& word) { return (*test_dictionaries().find(language))->has(word); };
    EXPECT_TRUE(has("en", "colour") && has("en", "color"));
    EXPECT_TRUE(has("pt", "equipa") && has("pt", "ônibus"));
    EXPECT_FALSE(has("en", "recieved"));
}

TEST(Dictionaries, AnEmptyFolderMakesSpellingUnavailableAndLetsPass) {
    const Folder folder;
    const Dictionaries dictionaries(folder.source());
    const Verdict verdict = check(german(), shipped_pack("amazon-2025"), dictionaries);
    EXPECT_THAT(unavailable(verdict), ElementsAre("format.spelling"));
    EXPECT_THAT(verdict.unavailable.at(0).reason, HasSubstr("de_DE.aff cannot be read"));
    EXPECT_EQ(verdict.outcome, Outcome::Pass);
    EXPECT_FALSE(dictionaries.failures().empty());
}

TEST(Dictionaries, OneThatIsPutInPlaceLaterIsTakenByTheNextLookAtTheFailures) {
    const Folder folder;
    const Dictionaries dictionaries(folder.source());
    EXPECT_THAT(failure(dictionaries, "de"), HasSubstr("de_DE.aff"));
    folder.take("de_DE.aff");
    folder.take("de_DE.dic");
    for (const std::string& sentence : dictionaries.failures()) EXPECT_THAT(sentence, testing::Not(HasSubstr("de_DE")));
    EXPECT_EQ(failure(dictionaries, "de"), "none");
    EXPECT_THAT(unavailable(check(german(), shipped_pack("amazon-2025"), dictionaries)), IsEmpty());
}

TEST(Dictionaries, BrokenFilesAreNamed) {
    const Folder folder;
    folder.write("de_DE.aff", "SET NO-SUCH-ENCODING\nSFX A Y 1000000\nSFX");
    folder.take("de_DE.dic");
    folder.take("it_IT.aff");
    folder.write("it_IT.dic", "3\nuno\ndue\ntre\n");
    const Dictionaries dictionaries(folder.source());
    EXPECT_THAT(failure(dictionaries, "de"), HasSubstr("the dictionary de_DE is broken"));
    EXPECT_THAT(failure(dictionaries, "it"), HasSubstr("it does not know the word \"anche\""));
}

TEST(Dictionaries, AreReadOnceByManyThreads) {
    std::atomic<int> reads = 0;
    DictionarySource source = folder_of_dictionaries(installed.string());
    source.read = [&reads, read = source.read](std::string_view name) {
        ++reads;
        return read(name);
    };
    const Dictionaries dictionaries(source);
    EXPECT_EQ(reads, 0);
    std::vector<std::jthread> threads;
    std::atomic<int> found = 0;
    for (int count = 0; count < 8; ++count) {
        threads.emplace_back([&] {
            for (const Finding& finding : check(german(), shipped_pack("amazon-2025"), dictionaries).findings)
                found += finding.text == "verschicktt" ? 1 : 0;
        });
    }
    threads.clear();
    EXPECT_EQ(found, 8);
    EXPECT_LE(reads, 9);  // The others were asked whether the word is theirs.
}

TEST(Unavailable, ThePackSaysWhetherSuchMessagesAreHeld) {
    const Folder folder;
    const Dictionaries dictionaries(folder.source());
    EXPECT_EQ(check(german(), pack_with(""), dictionaries).outcome, Outcome::Pass);
    const Verdict held = check(german(), pack_with("on_unavailable = \"hold\"\n"), dictionaries);
    EXPECT_EQ(held.outcome, Outcome::Hold);
    ASSERT_EQ(held.findings.size(), 1U);
    EXPECT_EQ(held.findings[0].part, Part::Unchecked);
    EXPECT_EQ(held.findings[0].rule_id, "format.spelling");
    const Pack both = pack_with("on_unavailable = \"hold\"\n[rule.\"format.spelling\"]\non_unavailable = \"pass\"\n");
    EXPECT_EQ(check(german(), both, dictionaries).outcome, Outcome::Pass);
}

std::vector<Sighting> find_by_throwing(const View&, const RuleSetting&) { throw std::runtime_error("out of luck"); }

TEST(Unavailable, ARuleThatThrowsHoldsWhereItWouldBlockAndTheOthersGoOn) {
    const Draft draft = german();
    const Rule blocking{.number = find_rule("content.phone")->number, .id = "content.phone", .find = find_by_throwing};
    const Rule warning{.number = find_rule("format.grammar")->number, .id = "format.grammar", .find = find_by_throwing};
    const std::vector<Rule> by{blocking, warning, *find_rule("format.spelling")};
    const View view(draft, shipped_pack("amazon-2025"), &test_dictionaries());
    const Findings found = find_all(view, by);
    ASSERT_EQ(found.unavailable.size(), 2U);
    EXPECT_THAT(found.unavailable[0].reason, HasSubstr("content.phone failed (out of luck)"));
    ASSERT_EQ(found.findings.size(), 2U);
    EXPECT_EQ(found.findings[0].outcome, Outcome::Hold);
    EXPECT_EQ(found.findings[0].rule_id, "content.phone");
    EXPECT_EQ(found.findings[1].text, "verschicktt");
}

TEST(Suggestions, AreGivenToTheFirstWordsOnDemand) {
    Draft draft;
    draft.body = "We have recieved the parcel that you sent, and tomorow we look into the realy small box, the dammaged one.";
    Verdict verdict = check(draft, shipped_pack("amazon-2025"), test_dictionaries());
    std::erase_if(verdict.findings, [](const Finding& finding) { return finding.rule_id != "format.spelling"; });
    ASSERT_EQ(verdict.findings.size(), 4U);
    EXPECT_FALSE(verdict.findings[0].replacement);
    add_suggestions(verdict, test_dictionaries());
    ASSERT_TRUE(verdict.findings[0].replacement);
    EXPECT_EQ(verdict.findings[0].replacement->text, "received");
    EXPECT_EQ(verdict.findings[0].replacement->span, *verdict.findings[0].span);
    EXPECT_FALSE(verdict.findings[3].replacement);
}

TEST(Spelling, KeepsACheckOfTwoThousandLettersUnderFiveMilliseconds) {
    Draft draft;
    while (draft.body.size() < 2000)
        draft.body += "We have packed the lamp with care, and the invoice lies in the box. Please tell us which colour you prefer. ";
    draft.body += "It was recieved on Monday. ";
    std::vector<double> took_ms;
    for (int round = 0; round < 200; ++round) {
        const auto begin = std::chrono::steady_clock::now();
        const Verdict verdict = check(draft, shipped_pack("amazon-2025"), test_dictionaries());
        took_ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
        ASSERT_FALSE(verdict.findings.empty());
    }
    std::ranges::sort(took_ms);
    RecordProperty("p99_ms", std::to_string(took_ms[197]));
    std::cout << "a check of 2 kB: median " << took_ms[100] << " ms, p99 " << took_ms[197] << " ms\n";
    EXPECT_LT(took_ms[100], 5.0);  // The 99th percentile is the benchmark's: other programs run beside a test.
}

}  // namespace
}  // namespace stoa::policy
