#include "http/problem.h"

#include <gtest/gtest.h>
#include <array>

#include <algorithm>

#include "base/json.h"
#include "http/http_problems.h"
#include "http/wire/test_client.h"

namespace stoa::http {
namespace {

std::string text_of(const Response& response, std::string_view name) {
    const auto document = JsonDocument::parse(response.body).value();
    auto fields = document.root().object().value();
    return fields.text(name, 1000).value();
}

std::string header_of(const Response& response, std::string_view name) {
    const auto found = std::ranges::find(response.headers, name, &std::pair<std::string_view, std::string>::first);
    return found == response.headers.end() ? "" : found->second;
}

TEST(Problem, EveryCodeHasItsWordsInEveryLanguage) {
    for (const std::string& language : test_catalogues().languages()) {
        std::vector<Problem> known(problems::all.begin(), problems::all.end());
        known.insert(known.end(), http_problems::all.begin(), http_problems::all.end());
        for (const Problem& problem : known) {
            for (const char* part : {"title", "detail"}) {
                const std::string key = "problem." + std::string(problem.code) + "." + part;
                EXPECT_TRUE(test_catalogues().has(language, key)) << language << " " << key;
            }
            const Response response = encode_problem(test_catalogues(), language, {.problem = problem, .message = ""});
            const std::string detail = text_of(response, "detail");
            EXPECT_EQ(detail.find('{'), std::string::npos) << detail;
            EXPECT_EQ(detail.find("problem."), std::string::npos) << detail;
            EXPECT_EQ(detail.find("  "), std::string::npos) << detail;
            EXPECT_TRUE(detail.ends_with('.') || detail.ends_with('?')) << detail;
        }
    }
    EXPECT_EQ(test_catalogues().keys("en"), test_catalogues().keys("de"));
}

TEST(Problem, HasAStatusForEveryKind) {
    const std::pair<Problem, int> cases[] = {
        {problems::malformed_json, 400},
        {problems::not_signed_in, 401},
        {problems::cross_site, 403},
        {problems::not_found, 404},
        {problems::method_not_allowed, 405},
        {problems::request_timeout, 408},
        {problems::conversation_busy, 409},
        {problems::body_too_large, 413},
        {problems::unsupported_media_type, 415},
        {problems::message_blocked, 422},
        {problems::throttled, 429},
        {problems::headers_too_large, 431},
        {problems::internal, 500},
        {problems::unavailable, 503},
        {problems::upload_busy, 423},
        {http_problems::protocol_version_unsupported, 412},
        {http_problems::range_not_satisfiable, 416},
    };
    for (const auto& [problem, status] : cases) EXPECT_EQ(status_of(problem), status) << problem.code;
}

TEST(Problem, PointsAndExplains) {
    const Error error{
        .problem = problems::unknown_field, .message = "", .pointer = "/txt", .arguments = {{"field", "txt"}, {"nearest", "text"}}};
    const Response english = encode_problem(test_catalogues(), "en", error);
    EXPECT_EQ(english.status, 422);
    EXPECT_EQ(english.content_type, "application/problem+json");
    EXPECT_EQ(text_of(english, "type"), "/problems/unknown_field");
    EXPECT_EQ(text_of(english, "pointer"), "/txt");
    EXPECT_EQ(text_of(english, "detail"), "The field “txt” is not known here. Did you mean “text”?");
    const Response german = encode_problem(test_catalogues(), "de", error);
    EXPECT_EQ(text_of(german, "detail"), "Das Feld „txt“ gibt es hier nicht. Meinten Sie „text“?");
}

TEST(Problem, SaysNumbersAndKindsInTheReadersLanguage) {
    const Error long_text{.problem = problems::text_too_long, .message = "", .arguments = {{"length", "10432"}, {"limit", "10000"}}};
    EXPECT_EQ(text_of(encode_problem(test_catalogues(), "de", long_text), "detail"),
              "Der Text hat 10.432 Zeichen. Erlaubt sind höchstens 10.000. Bitte kürzen Sie ihn.");
    const Error wrong{.problem = problems::wrong_type,
                      .message = "",
                      .pointer = "/seq",
                      .arguments = {{"pointer", "/seq"}, {"expected", "a whole number"}, {"found", "a string"}}};
    EXPECT_EQ(text_of(encode_problem(test_catalogues(), "de", wrong), "detail"),
              "Der Wert bei /seq ist von der falschen Art: gefunden ein Text, erwartet eine ganze Zahl.");
}

TEST(Problem, SaysWhenToTryAgain) {
    const Response throttled =
        encode_problem(test_catalogues(), "en", {.problem = problems::throttled, .message = "", .arguments = {{"retry_after", "42"}}});
    EXPECT_EQ(header_of(throttled, "Retry-After"), "42");
    EXPECT_NE(text_of(throttled, "detail").find("42"), std::string::npos);
    EXPECT_FALSE(
        header_of(encode_problem(test_catalogues(), "en", {.problem = problems::unavailable, .message = ""}), "Retry-After").empty());
    EXPECT_TRUE(header_of(encode_problem(test_catalogues(), "en", {.problem = problems::not_found, .message = ""}), "Retry-After").empty());
    EXPECT_FALSE(header_of(encode_problem(test_catalogues(), "en", {.problem = problems::not_signed_in, .message = ""}), "WWW-Authenticate")
                     .empty());
}

TEST(Problem, OfAStoppedMessageHoldsVerdictAndDraft) {
    const Error error{.problem = problems::message_blocked, .message = ""};
    const std::array<ProblemMember, 2> members{{{"verdict", R"({"outcome":"block"})"}, {"draft_id", R"("d")"}}};
    const Response response = encode_problem(test_catalogues(), "en", error, members);
    EXPECT_NE(response.body.find(R"("verdict":{"outcome":"block"},"draft_id":"d")"), std::string::npos) << response.body;
}

}  // namespace
}  // namespace stoa::http
