#include "mail/reply/reply.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "mail/reply/advertisements.h"
#include "mail/reply/disclaimers.h"
#include "mail/reply/reply_chunks.h"
#include "mail/reply/reply_lines.h"
#include "mail/reply/signatures.h"

namespace stoa::mail {

namespace {

constexpr int endings_max = 10;  // Advertisements, notices and signatures, one below the other.

// The end of [begin, end) without one thing that others wrote under it; `end` where there is none.
std::size_t without_one_ending(ReplyLines lines, std::size_t begin, std::size_t end, const ReplyHints& hints) {
    if (const std::size_t signature = begin_of_signature(lines, begin, end, hints.sender_name); signature < end) return signature;
    if (is_rule(lines[end - 1].text, 2) || is_advertisement(lines[end - 1].text)) return end - 1;
    const std::size_t paragraph = begin_of_paragraph(lines, begin, end);
    return paragraph > begin && is_disclaimer(lines.subspan(paragraph, end - paragraph)) ? paragraph : end;
}

std::size_t without_endings(ReplyLines lines, std::size_t begin, std::size_t end, const ReplyHints& hints) {
    end = end_of_written(lines, begin, find_signature_delimiter(lines, begin, end));
    for (int ending = 0; ending < endings_max && end > begin; ++ending) {
        const std::size_t shorter = without_one_ending(lines, begin, end, hints);
        if (shorter == end) break;
        end = end_of_written(lines, begin, shorter);
    }
    return end;
}

// Whether the author wrote between quoted lines: then these are what the words answer.
bool is_answered_inline(const std::vector<ReplyChunk>& chunks) {
    const auto is_quote = [](const ReplyChunk& chunk) { return chunk.is_quote; };
    const auto first = std::ranges::find_if(chunks, is_quote);
    const auto text = std::find_if_not(first, chunks.end(), is_quote);
    return std::find_if(text, chunks.end(), is_quote) != chunks.end();
}

// Whether the author leads to the quote in words of their own: "My numbers:".
bool is_shown_by_author(ReplyLines lines, const ReplyChunk& quote) {
    const std::size_t above = end_of_written(lines, 0, quote.begin);
    return !quote.is_introduced && above > 0 && !lines[above - 1].is_quoted && lines[above - 1].text.ends_with(':');
}

// Keeps what the author wrote, and the quotes that it answers.
std::vector<ReplyChunk> kept_chunks(ReplyLines lines, const std::vector<ReplyChunk>& chunks, const ReplyHints& hints) {
    const bool is_inline = is_answered_inline(chunks);
    std::vector<ReplyChunk> kept;
    bool is_text_below = false;
    bool is_next_kept = false;
    for (std::size_t at = chunks.size(); at-- > 0;) {
        ReplyChunk chunk = chunks[at];
        if (chunk.is_quote) {
            chunk.begin = chunk.quoted_begin;
            is_next_kept = is_shown_by_author(lines, chunk) || (is_text_below && (is_inline || !chunk.is_introduced));
            if (!is_next_kept) continue;
            is_text_below = true;
            kept.push_back(chunk);
            continue;
        }
        if (!is_next_kept) chunk.end = without_endings(lines, chunk.begin, chunk.end, hints);
        if (chunk.end == chunk.begin) continue;
        is_text_below = is_next_kept = true;
        kept.push_back(chunk);
    }
    std::ranges::reverse(kept);
    return kept;
}

std::size_t count_written(ReplyLines lines) {
    return static_cast<std::size_t>(std::ranges::count_if(lines, [](const ReplyLine& line) { return !line.is_blank(); }));
}

void append(std::string& text, ReplyLines lines) {
    for (const ReplyLine& line : lines) {
        text += line.text;
        text += '\n';
    }
}

}  // namespace

ReplyText fresh_text(std::string_view text, const ReplyHints& hints) {
    const std::vector<ReplyLine> lines = reply_lines(text);
    std::string fresh;
    std::size_t written = 0;
    std::size_t kept_end = 0;
    for (const ReplyChunk& chunk : kept_chunks(lines, reply_chunks(lines), hints)) {
        const ReplyLines part = ReplyLines(lines).subspan(chunk.begin, chunk.end - chunk.begin);
        const bool is_after_gap = chunk.begin != kept_end && !fresh.empty() && !fresh.ends_with("\n\n");
        if (is_after_gap && !part.front().is_blank()) fresh += '\n';
        append(fresh, part);
        kept_end = chunk.end;
        written += count_written(part);
    }
    if (trim(fresh).empty()) {
        append(fresh, lines);
        written = count_written(lines);
    }
    return {.text = std::string(trim(fresh)), .is_cut = written < count_written(lines)};
}

}  // namespace stoa::mail
