// Every rule's cases (*.cases beside it), one driver. A file holds:
//   rule: content.phone             whose cases these are
//   with: author=buyer country=DE   how the next drafts differ from a seller's reply, until the next "with:"
//   earlier: text                   what the same author wrote before; for the next case only
//   attached: NAME | TYPE           a file of that name and type; for the next case only
//   hit: call ⟦0171 5550142⟧ now    the rule finds exactly what is marked; without marks it finds the message
//   miss: text                      the rule finds nothing, or nothing that is sure
//   becomes: text                   after a hit: the text when every fix is applied
// "\n", "\r", "\t" and "\u{200b}" in a text stand for the character.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/text.h"
#include "policy/engine.h"
#include "policy/test_pack.h"
#include "policy/text/mapped_text.h"

namespace stoa::policy {
namespace {

constexpr std::string_view mark_begin = "⟦", mark_end = "⟧";

std::string unescape(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\\' || at + 1 == text.size()) {
            out += text[at];
            continue;
        }
        const char kind = text[++at];
        if (kind == 'u') {
            const std::size_t close = text.find('}', at);
            const auto point = static_cast<char32_t>(std::stoul(std::string(text.substr(at + 2, close - at - 2)), nullptr, 16));
            out += to_utf8({&point, 1});
            at = close;
        } else {
            out += kind == 'n' ? '\n' : kind == 'r' ? '\r' : kind == 't' ? '\t' : kind;
        }
    }
    return out;
}

class CasesFile {
public:
    explicit CasesFile(const std::filesystem::path& path) : path_(path) {}

    void run() {
        std::ifstream file(path_);
        for (std::string line; std::getline(file, line);) {
            ++line_;
            const std::size_t colon = line.find(": ");
            const std::string key = line.substr(0, std::min(colon, line.size()));
            const std::string value = colon == std::string::npos ? "" : unescape(line.substr(colon + 2));
            if (line.empty() || line[0] == '#') continue;
            SCOPED_TRACE(path_.filename().string() + ":" + std::to_string(line_) + ": " + line);
            read(line == "with:" ? "with" : key, value);
        }
        EXPECT_GT(cases_, 0);
    }

private:
    void read(const std::string& key, const std::string& value) {
        if (key == "rule")
            rule_ = value;
        else if (key == "with")
            read_settings(value);
        else if (key == "earlier")
            draft_.history.push_back({.author = draft_.author, .body = value});
        else if (key == "attached")
            attach(value);
        else if (key == "hit" || key == "miss")
            judge(value, key == "hit");
        else if (key == "becomes")
            EXPECT_EQ(mended(), value);
        else
            ADD_FAILURE() << "no such key: " << key;
        if (key != "hit" && key != "miss") return;
        draft_.history.clear();
        draft_.attachments.clear();
    }

    void attach(std::string_view value) {
        const std::size_t bar = std::min(value.find('|'), value.size());
        Attachment file{.name = std::string(trim(value.substr(0, bar)))};
        file.media_type = trim(value.substr(std::min(bar + 1, value.size())));
        draft_.attachments.push_back(std::move(file));
    }

    std::string& text() { return part_ == Part::Subject ? draft_.subject : draft_.body; }
    const std::string& text() const { return part_ == Part::Subject ? draft_.subject : draft_.body; }

    void read_settings(const std::string& text) {
        draft_ = {};
        part_ = Part::Body;
        for (const std::string_view setting : split(text, ' ')) {
            const std::size_t equals = setting.find('=');
            if (equals == std::string_view::npos) continue;
            set(setting.substr(0, equals), setting.substr(equals + 1));
        }
    }

    void set(std::string_view name, std::string_view value) {
        if (name == "author")
            draft_.author = parse_word<Author>(value).value();
        else if (name == "kind")
            draft_.kind = parse_word<Kind>(value).value();
        else if (name == "reason")
            draft_.reason = parse_word<Reason>(value).value();
        else if (name == "format")
            draft_.format = parse_word<TextFormat>(value).value();
        else if (name == "part")
            part_ = value == "subject" ? Part::Subject : Part::Body;
        else if (name == "buyer_language")
            order().buyer_language = value;
        else if (name == "language")
            draft_.language = value;
        else if (name == "sent")
            draft_.sent_at = parse_time(value).value();
        else if (name == "country")
            order().ship_country = value;
        else if (name == "order")
            order().id = value;
        else if (name == "placed")
            order().placed_at = parse_time(value).value();
        else if (name == "completed")
            order().completed_at = parse_time(value).value();
        else if (name == "earliest")
            order().delivery_earliest = parse_time(value).value();
        else if (name == "latest")
            order().delivery_latest = parse_time(value).value();
        else if (name == "asked")
            order().feedback_requested_at = parse_time(value).value();
        else if (name == "opened")
            order().seller_opened = std::stoi(std::string(value));
        else if (name == "opted_out")
            order().buyer_opted_out = value == "yes";
        else if (name == "tracking")
            order().tracking_numbers = {std::string(value)};
        else if (name == "sku")
            order().items = {{.title = "", .sku = std::string(value)}};
        else
            ADD_FAILURE() << "no such setting: " << name;
    }

    Order& order() {
        if (!draft_.order) draft_.order = Order{.id = "", .placed_at = {}};
        return *draft_.order;
    }

    // The marked spans, and the text without its marks.
    void judge(std::string_view marked, bool is_hit) {
        ++cases_;
        std::vector<Span> expected;
        text().clear();
        for (std::size_t at = 0; at < marked.size();) {
            if (marked.substr(at).starts_with(mark_begin)) {
                expected.push_back({length_in_code_points(text()), 0});
                at += mark_begin.size();
            } else if (marked.substr(at).starts_with(mark_end)) {
                expected.back().end = length_in_code_points(text());
                at += mark_end.size();
            } else {
                text() += marked[at++];
            }
        }
        compare(expected, is_hit);
    }

    void compare(const std::vector<Span>& expected, bool is_hit) {
        findings_.clear();
        std::vector<Span> found;
        bool found_message = false;
        for (const Finding& finding : check(draft_, shipped_pack("amazon-2025")).findings) {
            const bool is_unsure = std::ranges::find(finding.arguments, certainty_argument, &std::pair<std::string, std::string>::first) !=
                                   finding.arguments.end();
            if (finding.rule_id != rule_ || (is_unsure && !is_hit)) continue;
            findings_.push_back(finding);
            if (finding.span && finding.part == part_)
                found.push_back(*finding.span);
            else
                found_message = true;
        }
        EXPECT_EQ(texts(found), texts(expected));
        EXPECT_EQ(found_message, is_hit && expected.empty());
    }

    std::vector<std::string> texts(const std::vector<Span>& spans) const {
        std::vector<std::string> out;
        for (const Span& span : spans) {
            const std::size_t begin = byte_offset(text(), span.begin);
            out.push_back(std::to_string(span.begin) + " " + text().substr(begin, byte_offset(text(), span.end) - begin));
        }
        return out;
    }

    std::string mended() const {
        std::string body = text();
        for (auto finding = findings_.rbegin(); finding != findings_.rend(); ++finding) {
            if (!finding->replacement) continue;
            const std::size_t begin = byte_offset(body, finding->replacement->span.begin),
                              end = byte_offset(body, finding->replacement->span.end);
            body.replace(begin, end - begin, finding->replacement->text);
        }
        return body;
    }

    std::filesystem::path path_;
    std::string rule_;
    Draft draft_;
    Part part_ = Part::Body;  // Which of its texts the cases are.
    std::vector<Finding> findings_;
    int line_ = 0;
    int cases_ = 0;
};

TEST(Rules, DecideTheirCases) {
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(STOA_SOURCE_DIR "/src/policy/rules")) {
        if (entry.path().extension() != ".cases") continue;
        CasesFile(entry.path()).run();
        ++files;
    }
    EXPECT_EQ(files, 34) << "a rule that is real has its cases";
}

}  // namespace
}  // namespace stoa::policy
