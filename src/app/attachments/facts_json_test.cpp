#include "app/attachments/facts_json.h"

#include <gtest/gtest.h>

namespace stoa {

namespace {

TEST(FactsJson, GivesBackWhatWasKept) {
    const policy::FileFacts facts{
        .concerns = {{.id = "not_scanned"}, {.id = "archive_entry", .entry = "our shop.exe"}},
        .passages = {{.text = "Rechnung \"7\"\n", .place = {.page = 2}},
                     {.text = "ring 555", .origin = policy::FilePassage::Origin::Recognised, .place = {.box = policy::Box{1, -2, 30, 4}}}},
        .links = {{.target = "https://a.example/", .place = {.page = 3}}},
        .codes = {{.format = "QRCode", .text = "https://b.example/", .place = {.box = policy::Box{0, 0, 9, 9}}}},
        .is_cut = true,
        .picture = policy::FilePicture{.width = 800, .height = 600, .moves = true},
        .pages = 4,
        .perceptual_hash = 0xfedc'ba98'7654'3210ULL,
        .fingerprint = std::string("\x01\x00\xff", 3)};
    EXPECT_EQ(decode_facts(encode_facts(facts)).value(), facts);
    EXPECT_EQ(decode_facts(encode_facts({})).value(), policy::FileFacts{});
}

TEST(FactsJson, ReadsConcernsAsTheyWereOnceKept) {
    using Concerns = std::vector<policy::FileConcern>;
    EXPECT_EQ(decode_facts(R"({"concerns":["macro","archive_entry our shop.exe"]})").value().concerns,
              (Concerns{{.id = "macro"}, {.id = "archive_entry", .entry = "our shop.exe"}}));
}

TEST(FactsJson, RefusesWhatIsDamaged) {
    for (const char* text : {"", "[]", "{}", R"({"concerns":[7]})", R"({"concerns":[{"entry":"a"}]})",
                             R"({"concerns":[],"passages":[{"text":"a"}]})", R"({"concerns":[],"perceptual_hash":"xyz"})"})
        EXPECT_FALSE(decode_facts(text)) << text;
}

}  // namespace

}  // namespace stoa
