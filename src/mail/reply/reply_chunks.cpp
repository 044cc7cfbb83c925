#include "mail/reply/reply_chunks.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "mail/reply/advertisements.h"
#include "mail/reply/attributions.h"
#include "mail/reply/header_blocks.h"
#include "mail/reply/separators.h"

namespace stoa::mail {

namespace {

// Lines that are read closely because a quote may begin with them. No real mail has so many; behind them only ">" and markers
// are looked for, so that a text of nothing else takes no longer than others.
constexpr int close_readings_max = 1000;
constexpr int introduction_parts_max = 6;  // A separator, a block of headers, an attribution, one below the other.

// What stands above a quote and says whose it is.
struct Introduction {
    std::size_t begin;
    std::size_t end;
    Certainty certainty;
};

// Cuts a mail into what was written and what was quoted, from the first line to the last.
class Cutter {
public:
    explicit Cutter(ReplyLines lines) : lines_(lines) {}

    std::vector<ReplyChunk> chunks() {
        while (at_ < lines_.size()) step();
        if (lines_.size() > text_begin_) add_text(lines_.size());
        return std::move(chunks_);
    }

private:
    void step() {
        if (is_reply_marker(lines_[at_].text) && !lines_[at_].is_quoted) return cut_at_marker();
        if (lines_[at_].is_quoted) return add_quote(at_, at_, false);
        const std::optional<Introduction> introduction = introduction_at(at_);
        if (!introduction) {
            ++at_;
            return;
        }
        const std::size_t next = next_written(lines_, introduction->end);
        const bool is_quote_next = next < lines_.size() && (lines_[next].is_quoted || is_bar(next));
        if (is_quote_next) return add_quote(introduction->begin, next, true);
        if (!ends_all(*introduction, next)) {
            at_ = introduction->end;
            return;
        }
        add_rest(introduction->begin, introduction->end);
    }

    // From Stoa's marker on everything was sent by Stoa, and the attribution above is the mail program's.
    void cut_at_marker() {
        std::size_t begin = at_;
        const std::size_t above = end_of_written(lines_, text_begin_, at_);
        if (above > text_begin_) {
            if (const auto attribution = find_attribution(lines_, text_begin_, above - 1)) begin = attribution->begin;
        }
        add_rest(begin, at_);
    }

    // Some programs quote with "|". Tables do so too, so it counts only under an introduction.
    bool is_bar(std::size_t at) const { return without_indent(lines_[at].text).starts_with('|'); }

    bool ends_all(const Introduction& introduction, std::size_t next) const {
        if (introduction.certainty == Certainty::Certain) return true;
        const bool is_apart_above = introduction.begin == 0 || lines_[introduction.begin - 1].is_blank();
        const bool is_apart_below = next > introduction.end || next == lines_.size();
        return introduction.certainty == Certainty::Likely && is_apart_above && is_apart_below;
    }

    // The introduction of which `at` is the first line, or of an attribution the last, with all parts that follow.
    std::optional<Introduction> introduction_at(std::size_t at) {
        std::optional<Introduction> whole = part_at(at);
        if (!whole) return std::nullopt;
        for (int part = 1; part < introduction_parts_max; ++part) {
            const std::optional<Introduction> more = next_part(whole->end);
            if (!more) break;
            whole->end = more->end;
            whole->certainty = std::max(whole->certainty, more->certainty);
        }
        return whole;
    }

    // The part that begins with the next written line; an attribution's last line may be some lines further down.
    std::optional<Introduction> next_part(std::size_t from) {
        constexpr std::size_t attribution_lines_max = 5;
        const std::size_t next = next_written(lines_, from);
        for (std::size_t at = next; at < lines_.size() && at < next + attribution_lines_max; ++at) {
            if (lines_[at].is_blank() || lines_[at].is_quoted) break;
            const std::optional<Introduction> part = part_at(at, next);
            if (part) return part->begin == next ? part : std::nullopt;
        }
        return std::nullopt;
    }

    std::optional<Introduction> part_at(std::size_t at) { return part_at(at, text_begin_); }

    std::optional<Introduction> part_at(std::size_t at, std::size_t floor) {
        if (close_readings_ > close_readings_max || !may_introduce(lines_[at].text)) return std::nullopt;
        if (is_separator(lines_, at)) return Introduction{.begin = at, .end = at + 1, .certainty = Certainty::Certain};
        if (is_linked_advertisement(lines_[at].text)) return Introduction{.begin = at, .end = at + 1, .certainty = Certainty::Likely};
        if (at >= no_block_before_ && is_header_line(lines_[at].text)) {
            ++close_readings_;
            const HeaderBlock block = read_header_block(lines_, at);
            if (block.is_certain) return Introduction{.begin = block.begin, .end = block.end, .certainty = Certainty::Certain};
            no_block_before_ = block.end;
        }
        if (!may_end_attribution(lines_[at].text)) return std::nullopt;
        ++close_readings_;
        const std::optional<Attribution> attribution = find_attribution(lines_, floor, at);
        if (!attribution) return std::nullopt;
        return Introduction{.begin = attribution->begin, .end = at + 1, .certainty = attribution->certainty};
    }

    // All introductions have a colon or end with dashes: what most lines are told by, quickly.
    static bool may_introduce(std::string_view line) {
        constexpr std::string_view dashes = "-_=*~";
        if (line.empty()) return false;
        return line.find(':') != std::string_view::npos || dashes.find(line.back()) != std::string_view::npos ||
               line.find("：") != std::string_view::npos;
    }

    void add_text(std::size_t end) {
        if (end_of_written(lines_, text_begin_, end) > text_begin_)
            chunks_.push_back({.begin = text_begin_, .end = end, .is_quote = false});
    }

    // A quote from `begin` on, its first quoted line `first`, to the last quoted line before something else is written.
    void add_quote(std::size_t begin, std::size_t first, bool is_introduced) {
        add_text(begin);
        const bool by_bars = !lines_[first].is_quoted;
        std::size_t end = first;
        for (std::size_t at = first; at < lines_.size(); ++at) {
            if (lines_[at].is_quoted || (by_bars && is_bar(at)) || is_wrapped_off(at))
                end = at + 1;
            else if (!lines_[at].is_blank())
                break;
        }
        chunks_.push_back({.begin = begin, .end = end, .is_quote = true, .is_introduced = is_introduced, .quoted_begin = first});
        at_ = text_begin_ = end;
    }

    // Some programs break quoted lines that are too long and forget the mark: in the middle of a sentence, between two quoted
    // lines, nobody answers with a small letter.
    bool is_wrapped_off(std::size_t at) const {
        constexpr std::size_t wrapped_length_min = 66;  // RFC 3676 section 4.2 has lines of 78 at most, programs break from 72 on.
        if (at == 0 || at + 1 >= lines_.size() || !lines_[at - 1].is_quoted || !lines_[at + 1].is_quoted || lines_[at].is_blank())
            return false;
        const std::string_view above = lines_[at - 1].text;
        const char first = lines_[at].text.front();
        constexpr std::string_view sentence_ends = ".?!:";
        return above.size() >= wrapped_length_min && sentence_ends.find(above.back()) == std::string_view::npos && first >= 'a' &&
               first <= 'z';
    }

    void add_rest(std::size_t begin, std::size_t quoted_begin) {
        add_text(begin);
        chunks_.push_back({.begin = begin, .end = lines_.size(), .is_quote = true, .is_introduced = true, .quoted_begin = quoted_begin});
        at_ = text_begin_ = lines_.size();
    }

    ReplyLines lines_;
    std::vector<ReplyChunk> chunks_{};
    std::size_t at_ = 0;
    std::size_t text_begin_ = 0;       // Where the lines begin that are in no chunk yet.
    std::size_t no_block_before_ = 0;  // Header lines before it were read already and make no block.
    int close_readings_ = 0;
};

}  // namespace

std::vector<ReplyChunk> reply_chunks(ReplyLines lines) { return Cutter(lines).chunks(); }

}  // namespace stoa::mail
