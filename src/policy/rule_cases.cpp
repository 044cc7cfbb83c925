#include "policy/rule_cases.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
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
            const std::size_t close = std::min(text.find('}', at), text.size());
            std::uint32_t point = 0;
            std::from_chars(text.data() + std::min(at + 2, close), text.data() + close, point, 16);
            const auto character = static_cast<char32_t>(point);
            out += to_utf8({&character, 1});
            at = close;
        } else {
            out += kind == 'n' ? '\n' : kind == 'r' ? '\r' : kind == 't' ? '\t' : kind;
        }
    }
    return out;
}

// "_" stands for a blank.
std::string spaced(std::string_view value) {
    std::string out(value);
    std::ranges::replace(out, '_', ' ');
    return out;
}

Order& order_of(Draft& draft) {
    if (!draft.order) draft.order = Order{.id = "", .placed_at = {}};
    return *draft.order;
}

template <class E>
bool set_word(E& target, std::string_view value) {
    const auto word = parse_word<E>(value);
    if (word) target = *word;
    return word.has_value();
}

template <class T>
bool set_time(T& target, std::string_view value) {
    const auto at = parse_time(value);
    if (at) target = *at;
    return at.has_value();
}

bool set_reason(Draft& draft, std::string_view value) {
    draft.reason = parse_word<Reason>(value);
    return draft.reason.has_value();
}

struct Setting {
    std::string_view name;
    bool (*set)(RuleCase& next, std::string_view value);
};

bool set_text(std::string& target, std::string_view value) {
    target = value;
    return true;
}

// clang-format off
constexpr std::array settings{
    Setting{"author", [](RuleCase& next, std::string_view value) { return set_word(next.draft.author, value); }},
    Setting{"kind", [](RuleCase& next, std::string_view value) { return set_word(next.draft.kind, value); }},
    Setting{"reason", [](RuleCase& next, std::string_view value) { return set_reason(next.draft, value); }},
    Setting{"format", [](RuleCase& next, std::string_view value) { return set_word(next.draft.format, value); }},
    Setting{"part", [](RuleCase& next, std::string_view value) { next.part = value == "subject" ? Part::Subject : Part::Body; return true; }},
    Setting{"language", [](RuleCase& next, std::string_view value) { return set_text(next.draft.language, value); }},
    Setting{"sent", [](RuleCase& next, std::string_view value) { return set_time(next.draft.sent_at, value); }},
    Setting{"buyer_language", [](RuleCase& next, std::string_view value) { return set_text(order_of(next.draft).buyer_language, value); }},
    Setting{"country", [](RuleCase& next, std::string_view value) { return set_text(order_of(next.draft).ship_country, value); }},
    Setting{"order", [](RuleCase& next, std::string_view value) { return set_text(order_of(next.draft).id, value); }},
    Setting{"placed", [](RuleCase& next, std::string_view value) { return set_time(order_of(next.draft).placed_at, value); }},
    Setting{"completed", [](RuleCase& next, std::string_view value) { return set_time(order_of(next.draft).completed_at, value); }},
    Setting{"earliest", [](RuleCase& next, std::string_view value) { return set_time(order_of(next.draft).delivery_earliest, value); }},
    Setting{"latest", [](RuleCase& next, std::string_view value) { return set_time(order_of(next.draft).delivery_latest, value); }},
    Setting{"asked", [](RuleCase& next, std::string_view value) { return set_time(order_of(next.draft).feedback_requested_at, value); }},
    Setting{"opened", [](RuleCase& next, std::string_view value) {
        std::int32_t& opened = order_of(next.draft).seller_opened;
        return std::from_chars(value.data(), value.data() + value.size(), opened).ec == std::errc{}; }},
    Setting{"opted_out", [](RuleCase& next, std::string_view value) { order_of(next.draft).buyer_opted_out = value == "yes"; return true; }},
    Setting{"tracking", [](RuleCase& next, std::string_view value) { order_of(next.draft).tracking_numbers = {std::string(value)}; return true; }},
    Setting{"title", [](RuleCase& next, std::string_view value) { order_of(next.draft).items = {{.title = spaced(value), .sku = ""}}; return true; }},
    Setting{"sku", [](RuleCase& next, std::string_view value) { order_of(next.draft).items = {{.title = "", .sku = std::string(value)}}; return true; }},
};
// clang-format on

class CasesReader {
public:
    RuleCases run(std::string_view file) {
        for (const std::string_view line : split(file, '\n')) {
            ++line_;
            if (line.empty() || line[0] == '#') continue;
            const std::size_t colon = std::min(line.find(':'), line.size());
            read(line.substr(0, colon), unescape(line.substr(std::min(colon + 2, line.size()))));
        }
        return std::move(read_);
    }

private:
    static RuleCase fresh() {
        return {.kind = RuleCase::Kind::Miss, .line = 0, .settings = {}, .draft = {}, .part = Part::Body, .marked = {}, .text = {}};
    }

    void fault(std::string_view what) { read_.faults.push_back(fmt::format("{}: {}", line_, what)); }

    void read(std::string_view key, const std::string& value) {
        if (key == "rule")
            read_.rule = value;
        else if (key == "with")
            read_settings(value);
        else if (key == "earlier")
            next_.draft.history.push_back({.author = next_.draft.author, .body = value});
        else if (key == "attached")
            attach(value);
        else if (FileFacts* facts = find_facts(key))
            note(*facts, key, value);
        else if (key == "hit" || key == "miss")
            add(key == "hit" ? RuleCase::Kind::Hit : RuleCase::Kind::Miss, value);
        else if (key == "becomes" && !read_.cases.empty())
            read_.cases.back().becomes.push_back(value);
        else
            fault(fmt::format("no such key: {}", key));
    }

    void attach(std::string_view value) {
        const std::size_t bar = std::min(value.find('|'), value.size());
        Attachment file{.name = std::string(trim(value.substr(0, bar)))};
        file.media_type = trim(value.substr(std::min(bar + 1, value.size())));
        next_.draft.attachments.push_back(std::move(file));
    }

    // Of the last attached file, where the key tells of what is in one; then somebody has looked into it.
    FileFacts* find_facts(std::string_view key) {
        constexpr std::array<std::string_view, 6> keys{"says", "reads", "leads", "code", "picture", "concern"};
        if (std::ranges::find(keys, key) == keys.end() || next_.draft.attachments.empty()) return nullptr;
        auto& facts = next_.draft.attachments.back().facts;
        if (!facts) facts.emplace();
        return &*facts;
    }

    static void note(FileFacts& facts, std::string_view key, const std::string& value) {
        const std::size_t bar = std::min(value.find('|'), value.size());
        if (key == "says" || key == "reads")
            facts.passages.push_back(
                {.text = value, .origin = key == "says" ? FilePassage::Origin::Written : FilePassage::Origin::Recognised});
        else if (key == "leads")
            facts.links.push_back({.target = value});
        else if (key == "code")
            facts.codes.push_back({.format = std::string(trim(value.substr(0, bar))),
                                   .text = std::string(trim(value.substr(std::min(bar + 1, value.size()))))});
        else if (key == "picture")
            facts.picture = FilePicture{.width = 400, .height = 300, .moves = value == "moves"};
        else
            facts.concerns.push_back({.id = value});
    }

    void read_settings(const std::string& text) {
        next_ = fresh();
        next_.settings = text;
        for (const std::string_view each : split(text, ' ')) {
            const std::size_t equals = each.find('=');
            if (equals == std::string_view::npos) continue;
            const auto setting = std::ranges::find(settings, each.substr(0, equals), &Setting::name);
            if (setting == settings.end() || !setting->set(next_, each.substr(equals + 1))) fault(fmt::format("no such setting: {}", each));
        }
    }

    void add(RuleCase::Kind kind, const std::string& marked) {
        RuleCase made = next_;
        made.kind = kind;
        made.line = line_;
        made.text = marked;
        std::string& text = made.of_draft();
        text.clear();
        std::size_t length = 0;
        for (std::string_view rest = marked; !rest.empty();) {
            if (rest.starts_with(mark_begin)) {
                made.marked.push_back({length, length});
                rest.remove_prefix(mark_begin.size());
            } else if (rest.starts_with(mark_end) && !made.marked.empty()) {
                made.marked.back().end = length;
                rest.remove_prefix(mark_end.size());
            } else {
                const std::size_t next = std::max<std::size_t>(byte_offset(rest, 1), 1);
                text += rest.substr(0, next);
                rest.remove_prefix(next);
                ++length;
            }
        }
        read_.cases.push_back(std::move(made));
        next_.draft.history.clear();
        next_.draft.attachments.clear();
    }

    RuleCases read_;
    RuleCase next_ = fresh();
    std::size_t line_ = 0;
};

}  // namespace

RuleCases read_rule_cases(std::string_view file) { return CasesReader().run(file); }

}  // namespace stoa::policy
