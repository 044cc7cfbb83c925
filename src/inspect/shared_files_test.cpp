// Every file of ../shared/data/files through the real worker.
#include <gmock/gmock.h>

#include <cstdlib>
#include <set>

#include "base/ascii.h"
#include "base/json.h"
#include "base/text.h"
#include "inspect/test_inspector.h"

namespace stoa::inspect {

bool has_shared_files() {
    if (std::filesystem::exists(shared_files())) return true;
    const char* const ci = std::getenv("CI");
    if (ci != nullptr && std::string_view(ci) == "true") ADD_FAILURE() << "../shared/data is missing";
    return false;
}

namespace {

#define NEED_SHARED_FILES() \
    if (!has_shared_files()) GTEST_SKIP() << "../shared/data is missing"

std::string names_of(const Report& report) {
    std::string names;
    for (const Finding& finding : report.findings) names += " " + std::string(id_of(finding.concern)) + "(" + finding.detail + ")";
    return names;
}

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (entry.is_regular_file() && !name.starts_with("LICENSE") && !name.ends_with(".md") && !name.ends_with(".jsonl"))
            files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

std::string place_of(const std::filesystem::path& path) { return std::filesystem::relative(path, shared_files()).string(); }

// Those of our own making say what must be found; "?" is the pack's to decide.
struct MadeCase {
    std::string file, name, media_type;
    bool is_refused = false, moves = false, is_clean = false, has_code = false;
};

std::vector<MadeCase> made_cases() {
    std::vector<MadeCase> cases;
    const std::string labels = bytes_of(shared_files() / "made/labels.jsonl");
    for (const std::string_view line : split(labels, '\n')) {
        const auto document = JsonDocument::parse(line);
        if (!document) continue;
        MadeCase one;
        for (const auto& [key, value] : document->root().members()) {
            if (key == "file") one.file = *value.text(200);
            if (key == "name") one.name = value.text(2000).value_or(std::string("invoice.pdf\0.html", 17));
            if (key == "media_type") one.media_type = *value.text(200);
            if (key != "expect") continue;
            const auto expected = *value.array(10);
            one.is_clean = expected.empty();
            for (const JsonValue& rule : expected) {
                const std::string id = *rule.text(100);
                one.is_refused = one.is_refused || id.starts_with("content.attachment");
                one.moves = one.moves || id == "image.animated";
                one.has_code = one.has_code || id == "image.logo_link";
                if (id == "content.attachment?") one.is_refused = true;
            }
        }
        cases.push_back(std::move(one));
    }
    return cases;
}

TEST(SharedFiles, MadeOnesAreJudgedAsLabelled) {
    NEED_SHARED_FILES();
    const auto cases = made_cases();
    EXPECT_GT(cases.size(), 60U);
    for (const MadeCase& one : cases) {
        if (one.file.contains("eicar")) continue;  // The scanner's.
        const auto looked = test_inspector().look(bytes_of(shared_files() / "made" / one.file), one.name, one.media_type);
        const std::string what = one.file + " as " + one.name + ":" + names_of(looked.report);
        EXPECT_FALSE(looked.report.trouble) << what;
        EXPECT_EQ(looked.report.findings.empty(), !one.is_refused) << what;
        if (one.moves) {
            EXPECT_TRUE(looked.report.kind == FileKind::Gif || looked.report.picture->moves) << what;
        }
        if (one.is_clean && looked.report.picture) {
            EXPECT_FALSE(looked.report.picture->moves) << what;
        }
        if (one.has_code) {
            EXPECT_EQ(looked.report.codes.size(), 1U) << what;
        }
        EXPECT_LT(looked.report.cost.processor_us, 3'000'000) << what;
    }
}

TEST(SharedFiles, AnimatedOnesMove) {
    NEED_SHARED_FILES();
    for (const auto& path : files_in(shared_files() / "animated")) {
        const auto report = test_inspector().look(bytes_of(path)).report;
        const std::string name = place_of(path);
        EXPECT_FALSE(report.trouble) << name;
        if (name.contains("/animated/")) {
            EXPECT_TRUE(report.picture && report.picture->moves) << name << names_of(report);
        }
        // By the format it moves: its first picture is only for those who show no animation. The set counts it as still.
        if (name.contains("no-fcTL-chunk-before-IDAT")) continue;
        if (name.contains("/static/")) {
            EXPECT_TRUE(report.picture && !report.picture->moves) << name << names_of(report);
        }
        if (name.contains("/invalid/")) {
            EXPECT_FALSE(report.findings.empty()) << name;
        }
    }
}

// What libmagic's neighbours name otherwise, or an ending that says nothing of the content.
bool is_told_by_ending(const std::string& name) {
    return !name.contains("corrupt") && !name.ends_with(".cfb") && !name.ends_with("json.webp");
}

TEST(SharedFiles, TypesAreFoundByContent) {
    NEED_SHARED_FILES();
    int known = 0, wrong = 0;
    std::string list;
    for (const auto& path : files_in(shared_files() / "types")) {
        const auto report = test_inspector().look(bytes_of(path)).report;
        const std::string ending = to_lower(path.extension().string().substr(std::min<std::size_t>(1, path.extension().string().size())));
        EXPECT_FALSE(report.trouble) << place_of(path) << " " << report.trouble->detail;
        const bool has_kind = std::ranges::any_of(kinds(), [&](const KindWords& words) { return ending_agrees(words.kind, ending); });
        if (!has_kind || !is_told_by_ending(place_of(path))) continue;
        ++known;
        if (ending_agrees(report.kind, ending)) continue;
        ++wrong;
        list += place_of(path) + " is " + std::string(words_of(report.kind).id) + "\n";
    }
    EXPECT_GT(known, 40);
    EXPECT_LE(wrong, known / 20) << list;
}

TEST(SharedFiles, OfficeFilesWithSomethingInsideAreFound) {
    NEED_SHARED_FILES();
    for (const auto& path : files_in(shared_files() / "office")) {
        const std::string name = place_of(path);
        if (name.ends_with("basic/text")) continue;
        const auto report = test_inspector().look(bytes_of(path)).report;
        EXPECT_FALSE(report.trouble) << name << " " << report.trouble->detail;
        if (name.contains("harmless-clean") && !name.ends_with(".xml")) {
            EXPECT_EQ(names_of(report), "") << name;
        } else if (!name.contains("harmless")) {
            EXPECT_FALSE(report.findings.empty()) << name;
        }
    }
}

TEST(SharedFiles, NoPolyglotPassesAsPicture) {
    NEED_SHARED_FILES();
    for (const std::string_view folder : {"polyglot", "code-in-images"}) {
        for (const auto& path : files_in(shared_files() / folder)) {
            // Another file once it is decrypted with a key (a paper's stunt): no reader can see that, and its pixels are all that is kept.
            if (place_of(path).ends_with("pVG.jpg")) continue;
            const auto report = test_inspector().look(bytes_of(path)).report;
            EXPECT_FALSE(report.findings.empty() && report.rebuilt) << place_of(path) << " " << words_of(report.kind).id;
        }
    }
}

// A worker that ends otherwise than by answering is a fault of ours, or of a library of ours; what it makes of odd files is its business.
TEST(SharedFiles, OddOnesAreSurvived) {
    NEED_SHARED_FILES();
    int troubles = 0;
    for (const std::string_view folder :
         {"minimal", "magic-only", "zip-variants", "polyglot", "pdf", "png-odd", "jpg-odd", "code-in-images"}) {
        for (const auto& path : files_in(shared_files() / folder)) {
            const auto report = test_inspector().look(bytes_of(path)).report;
            if (!report.trouble) continue;
            EXPECT_NE(report.trouble->kind, Trouble::Kind::ForbiddenCall) << place_of(path);
            EXPECT_NE(report.trouble->kind, Trouble::Kind::Nonsense) << place_of(path) << report.trouble->detail;
            EXPECT_NE(report.trouble->kind, Trouble::Kind::TimedOut) << place_of(path);
            std::fprintf(stderr, "%s: %s %s\n", place_of(path).c_str(), std::string(name_of(report.trouble->kind)).c_str(),
                         report.trouble->detail.c_str());
            ++troubles;
        }
    }
    EXPECT_LE(troubles, 3);
}

TEST(SharedFiles, CodesAreRead) {
    NEED_SHARED_FILES();
    int labelled = 0, read = 0;
    const std::string labels = bytes_of(shared_files() / "qr/labels.jsonl");
    for (const std::string_view line : split(labels, '\n')) {
        const auto document = JsonDocument::parse(line);
        if (!document) continue;
        std::string file, said;
        for (const auto& [key, value] : document->root().members()) {
            if (key == "file") file = value.text(200).value_or("");
            if (key == "data") said = value.text(5000).value_or("");
        }
        const auto path = shared_files() / "qr" / file;
        if (said.empty() || !std::filesystem::exists(path)) continue;
        ++labelled;
        const auto report = test_inspector().look(bytes_of(path)).report;
        EXPECT_FALSE(report.trouble) << file;
        if (std::ranges::any_of(report.codes, [&](const Code& code) { return code.text == std::string(trim(said)); })) ++read;
    }
    std::fprintf(stderr, "%d of %d codes are read\n", read, labelled);
    EXPECT_GT(labelled, 50);
    EXPECT_GE(read * 100, labelled * 70);
}

}  // namespace
}  // namespace stoa::inspect
