#include "cli/check.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <sstream>

#include "base/json.h"
#include "base/text.h"
#include "policy/meaning/shipped.h"
#include "policy/test_dictionaries.h"

namespace stoa::cli {
namespace {

std::string project_file(const std::string& path) {
    std::ifstream file(STOA_SOURCE_DIR "/" + path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

class Check : public testing::Test {
protected:
    CheckOptions options() const { return {.packs = packs_, .catalogues = *catalogues_, .dictionaries = policy::test_dictionaries()}; }

    int run(const CheckOptions& options, const std::string& in) {
        std::istringstream input(in);
        std::ostringstream output, errors;
        const int status = run_check(options, input, output, errors);
        out_ = output.str();
        err_ = errors.str();
        return status;
    }

    int run_batch(const std::string& in) {
        CheckOptions batch = options();
        batch.mode = CheckOptions::Mode::Batch;
        return run(batch, in);
    }

    std::string out_;
    std::string err_;

private:
    static Result<Catalogues> load(const std::string& english) {
        const Catalogues::File files[] = {{"en", "en/policy.json", english}};
        return Catalogues::load(files);
    }
    std::string first_ = project_file("packs/amazon-2021.toml");
    std::string second_ = project_file("packs/amazon-2025.toml");
    std::vector<policy::Pack::Source> packs_{{"amazon-2021", first_}, {"amazon-2025", second_}};
    Result<Catalogues> catalogues_ = load(project_file("catalogues/en/policy.json"));
};

constexpr std::string_view line_start = R"({"id": "a", "author": "seller", "kind": "reply", "sent_at": "2025-05-01T00:00:00Z", )";

std::string line(std::string_view rest) { return std::string(line_start) + std::string(rest) + "}\n"; }

// How the verdict on "a" begins of which nothing is to be said.
constexpr std::string_view passed = R"({"id":"a","outcome":"pass","findings":[],"pack":"amazon-2025","pack_version":)";

TEST_F(Check, AnswersABatchLineByLine) {
    EXPECT_EQ(run_batch(line(R"("body": "fine")") + line(R"("body": "Call (555) 010-4477")")), 0);
    const std::vector<std::string_view> lines = split(out_, '\n');
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_THAT(lines[0], testing::StartsWith(passed));
    EXPECT_THAT(lines[0], testing::EndsWith("\"engine\":\"" + policy::engine_version() + "\"}"));
    EXPECT_THAT(lines[1],
                testing::StartsWith("{\"id\":\"a\",\"outcome\":\"block\",\"findings\":[{\"rule\":\"content.phone\",\"outcome\":\"block\","
                                    "\"part\":\"body\",\"begin\":5,\"end\":19,\"text\":\"(555) 010-4477\",\"why\":\"Phone"));
    EXPECT_EQ(err_, "");
}

TEST_F(Check, AnswersBrokenLinesInTheirPlace) {
    CheckOptions batch = options();
    batch.mode = CheckOptions::Mode::Batch;
    batch.line_bytes_max = 200;
    const std::string good = line(R"("body": "fine")");
    const std::string longer = line("\"body\": \"" + std::string(200, 'x') + "\"");
    EXPECT_EQ(run(batch, good + "{broken\n\n" + longer + "[]\n\xff\xfe\n" + good.substr(0, good.size() - 1)), 2);
    EXPECT_THAT(split(out_, '\n'),
                testing::ElementsAre(testing::HasSubstr("\"outcome\":\"pass\""), testing::HasSubstr("\"error\":"),
                                     "{\"id\":null,\"error\":\"the line is longer than 200 bytes\"}", testing::HasSubstr("\"error\":"),
                                     testing::HasSubstr("\"error\":"), testing::HasSubstr("\"outcome\":\"pass\""), ""));
}

TEST_F(Check, SaysWhatWouldBeDelivered) {
    EXPECT_EQ(run_batch(line(R"("subject": "Hi", "body": "Thanks 🎉!")")), 0);
    EXPECT_THAT(out_, testing::HasSubstr(R"("modified":{"subject":"Hi","body":"Thanks!"})"));
}

TEST_F(Check, ReadsEveryFieldOfTheContract) {
    const std::string all =
        R"("reason": "invoice", "order": {"id": "1", "placed_at": "2025-04-30T00:00:00Z", "completed_at": "2025-04-30T00:00:00Z",
        "items": [{"title": "Mug", "sku": "M-1"}], "ship_country": "DE", "tracking_numbers": ["T1"], "buyer_language": "de-DE", "delivery_earliest":
        "2025-04-30T00:00:00Z", "delivery_latest": "2025-04-30T00:00:00Z", "buyer_opted_out": false}, "subject": "s", "body": "b", "format": "html",
        "language": "de", "attachments": [{"name": "a.pdf", "media_type": "application/pdf", "content_base64": "eA=="}, {"name": "b.pdf", "path": ")" STOA_SOURCE_DIR
        R"(/LICENSE"}],
        "history": [{"author": "buyer", "body": "x", "sent_at": "2025-04-30T00:00:00Z"}])";
    std::string one_line;
    for (const char c : all) {
        if (c != '\n') one_line += c;
    }
    EXPECT_EQ(run_batch(line(one_line)), 0);
    EXPECT_THAT(out_, testing::StartsWith(passed));
}

TEST_F(Check, GoesOnAfterALineThatIsNotValid) {
    EXPECT_EQ(run_batch("nonsense\n" + line(R"("body": "x", "subjct": "y")") + line(R"("body": 5)") + line("\"body\": \"\xff\"") +
                        line(R"("kind": "x", "body": "")") + line(R"("body": "fine")")),
              2);
    std::istringstream lines(out_);
    std::vector<std::string> errors;
    for (std::string one; std::getline(lines, one);) errors.push_back(one);
    ASSERT_EQ(errors.size(), 6U);
    EXPECT_THAT(errors[0], testing::StartsWith(R"({"id":null,"error":"not JSON: )"));
    EXPECT_EQ(errors[1], R"({"id":"a","error":"the field \"subjct\" is not known; did you mean \"subject\"?"})");
    EXPECT_EQ(errors[2], R"({"id":"a","error":"/body is a number, expected a string"})");
    EXPECT_THAT(errors[3], testing::HasSubstr("UTF-8"));
    EXPECT_THAT(errors[5], testing::HasSubstr("pass"));
}

TEST_F(Check, ReportsAMessageAsACompilerDoes) {
    EXPECT_EQ(run(options(), "Hello,\nänder 🎉 a@b.example\n"), 1);
    EXPECT_THAT(out_, testing::MatchesRegex("-:2:7: modify: format\\.emoji: [^\n]+\n-:2:9: block: content\\.email: [^\n]+\n"));
    EXPECT_EQ(run(options(), "Hello 🎉"), 0);
    EXPECT_EQ(run(options(), "<p>Hello</p>"), 0);
    EXPECT_EQ(out_, "");
}

TEST_F(Check, SuggestsForOneMessageAndNamesWhatCouldNotBeAsked) {
    EXPECT_EQ(run(options(), "We have recieved the parcel that you sent back."), 0);
    EXPECT_THAT(out_, testing::MatchesRegex("-:1:9: warn: format\\.spelling: [^\n]+ Did you mean “received”[^\n]*\n"));
    const policy::Dictionaries none(policy::folder_of_dictionaries("/nowhere"));
    CheckOptions blind{.packs = options().packs, .catalogues = options().catalogues, .dictionaries = none};
    EXPECT_EQ(run(blind, "We have recieved the parcel that you sent back."), 0);
    EXPECT_EQ(out_, "-: unavailable: format.spelling: /nowhere/en_US.aff cannot be read\n");
    blind.without = {"format.spelling"};
    EXPECT_EQ(run(blind, "We have recieved the parcel that you sent back."), 0);
    EXPECT_EQ(out_, "");
}

TEST_F(Check, SaysInOneLineWhatItCannotRead) {
    CheckOptions wrong = options();
    wrong.pack = "amazon-205";
    EXPECT_EQ(run(wrong, ""), 1);
    EXPECT_EQ(err_, "stoa check: there is no pack \"amazon-205\"; did you mean \"amazon-2025\"?\n");
    CheckOptions missing = options();
    missing.file = "/no/such/file";
    EXPECT_EQ(run(missing, ""), 1);
    EXPECT_EQ(err_, "stoa check: /no/such/file: cannot be read\n");
    EXPECT_EQ(run(options(), "\xff"), 1);
    EXPECT_EQ(err_, "stoa check: -: not valid UTF-8, or holds a NUL\n");
}

}  // namespace
}  // namespace stoa::cli
