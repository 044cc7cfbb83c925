// Measures the rules on third-party material that lies beside the checkout (../shared/data), and holds them to bounds.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "base/json.h"
#include "policy/engine.h"
#include "policy/test_dictionaries.h"
#include "policy/test_pack.h"

namespace stoa::policy {
namespace {

using Row = std::map<std::string, std::string>;

// The rows of a JSON lines file, texts only.
std::vector<Row> read_rows(const std::filesystem::path& path) {
    std::vector<Row> rows;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const auto document = JsonDocument::parse(line);
        if (!document) continue;
        Row& row = rows.emplace_back();
        for (const auto& [name, value] : document->root().members()) row[name] = value.text(100'000).value_or("");
    }
    return rows;
}

bool finds(std::string_view rule, std::string body, const std::string& region = "") {
    Draft draft;
    draft.body = std::move(body);
    if (!region.empty()) draft.order = Order{.id = "111-1111111-1111111", .placed_at = {}, .ship_country = region};
    for (const Finding& finding : check(draft, shipped_pack("amazon-2025"), test_dictionaries()).findings) {
        if (finding.rule_id == rule) return true;
    }
    return false;
}

class SharedData : public testing::Test {
protected:
    void SetUp() override {
        if (std::filesystem::exists(folder_)) return;
        const char* ci = std::getenv("CI");
        if (ci && std::string_view(ci) == "true") FAIL() << folder_ << " is missing";
        GTEST_SKIP() << folder_ << " is missing: nothing to measure with";
    }

    const std::filesystem::path folder_ = std::filesystem::path(STOA_SOURCE_DIR) / "../shared/data";
};

double share(std::size_t part, std::size_t of) { return of == 0 ? 0 : static_cast<double>(part) / static_cast<double>(of); }

TEST_F(SharedData, TelephoneNumbersOfAllRegionsAreFound) {
    std::size_t rows = 0, national = 0, common = 0, cued = 0;
    for (Row& row : read_rows(folder_ / "phones/examples.jsonl")) {
        ++rows;
        EXPECT_TRUE(finds("content.phone", "For questions about the lamp you get " + row["international"] + " in our workshop."))
            << row["international"];
        EXPECT_TRUE(finds("content.phone", "The workshop is at " + row["e164"] + " every day.")) << row["e164"];
        if (row["type"] != "mobile" && row["type"] != "fixedLine") continue;
        ++common;
        national +=
            finds("content.phone", "For questions about the lamp use " + row["national"] + " in our workshop.", row["region"]) ? 1 : 0;
        cued += finds("content.phone", "Please call " + row["national"] + " about the lamp.", row["region"]) ? 1 : 0;
    }
    EXPECT_GT(rows, 500U);
    EXPECT_GE(share(national, common), 0.90) << national << " of " << common;
    EXPECT_GE(share(cued, common), 0.97) << cued << " of " << common;
}

TEST_F(SharedData, MatcherVectorsAreDecided) {
    std::size_t valid = 0, found = 0, grouped = 0, grouped_found = 0;
    for (Row& row : read_rows(folder_ / "phones/matcher-vectors.jsonl")) {
        const bool is_number = finds("content.phone", row["text"], row["region"]);
        if (row["set"] == "impossible_cases") {
            EXPECT_FALSE(is_number) << row["text"];
        } else if (row["set"] == "valid_cases") {
            ++valid;
            found += is_number ? 1 : 0;
        } else if (row["set"] != "possible_only_cases") {
            ++grouped;
            grouped_found += is_number ? 1 : 0;
        }
    }
    EXPECT_GE(share(grouped_found, grouped), 0.94) << grouped_found << " of " << grouped;
    // The others among them are dates and sizes to everybody but that matcher: "12.1 - 23.71 - 23.45".
    EXPECT_GE(share(found, valid), 0.40) << found << " of " << valid;
}

TEST_F(SharedData, LinksUnderEveryTopLevelDomainAreFound) {
    std::ifstream file(folder_ / "twitter-text/tlds.yml");
    std::size_t links = 0, found = 0;
    for (std::string line; std::getline(file, line);) {
        constexpr std::string_view key = "text: ";
        const std::size_t at = line.find(key);
        if (at == std::string::npos) continue;
        ++links;
        found += finds("content.link", line.substr(at + key.size())) ? 1 : 0;
    }
    EXPECT_GT(links, 1500U);
    EXPECT_EQ(found, links);
}

TEST_F(SharedData, RealMessagesRaiseFewFalseAlarms) {
    std::size_t messages = 0, phones = 0, addresses = 0, links = 0;
    const auto count = [&](const std::string& text) {
        ++messages;
        phones += finds("content.phone", text) ? 1 : 0;
        addresses += finds("content.email", text) ? 1 : 0;
        links += finds("content.link", text) ? 1 : 0;
    };
    for (Row& row : read_rows(folder_ / "messages-bitext/utterances.jsonl")) count(row["text"]);
    for (Row& row : read_rows(folder_ / "messages-banking77/test.jsonl")) count(row["text"]);
    for (const std::string language : {"en", "de", "ja"}) {
        for (Row& row : read_rows(folder_ / "reviews-amazon" / (language + ".jsonl"))) count(row["text"]);
    }
    EXPECT_GT(messages, 13'000U);
    EXPECT_LE(phones, 1U);
    EXPECT_LE(addresses, 1U);
    EXPECT_LE(links, 2U);
}

TEST_F(SharedData, QuestionsAboutAppliancesHoldFewNumbersToDial) {
    std::size_t phones = 0;
    for (Row& row : read_rows(folder_ / "messages-amazon-qa/appliances.jsonl")) {
        phones += finds("content.phone", row["question"], "US") ? 1 : 0;
        phones += finds("content.phone", row["answer"], "US") ? 1 : 0;
    }
    // Read by eye: every one that is found is a number to dial, among thousands of models, parts and sizes.
    EXPECT_GE(phones, 30U);
    EXPECT_LE(phones, 40U);
}

}  // namespace
}  // namespace stoa::policy
