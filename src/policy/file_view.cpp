#include "policy/file_view.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <ranges>

#include "base/text.h"
#include "policy/match/file_use.h"
#include "policy/match/recognised_text.h"
#include "policy/meaning/shipped.h"

namespace stoa::policy {

namespace {

constexpr std::size_t block_length_max = 1'200;        // Code points: a longer paragraph is cut at a line's end.
constexpr std::size_t understood_length_max = 60'000;  // Of a file; contacts are looked for in all of it.

// The white between two lines that follow each other, in heights of the first; nothing where that is not known.
std::optional<double> gap_between(const FilePassage& above, const FilePassage& below) {
    if (!above.place.box || !below.place.box || above.place.box->height <= 0) return std::nullopt;
    const double white = below.place.box->y - above.place.box->y - above.place.box->height;
    return white / above.place.box->height;
}

// Columns, and what stands above what came before, are read apart.
bool begins_block(const FilePassage& before, const FilePassage& next) {
    constexpr double gap_max = 1.1, step_back_max = -1.6;
    if (before.place.page != next.place.page || before.origin != next.origin) return true;
    if (next.origin == FilePassage::Origin::Described) return true;
    const auto gap = gap_between(before, next);
    return gap && (*gap > gap_max || *gap < step_back_max);
}

// A line that was broken where the column ends: the sentence goes on in the next.
bool goes_on(const FilePassage& line, const FilePassage& next, std::int32_t width) {
    const auto gap = gap_between(line, next);
    if (!gap || *gap < -0.5 || line.text.empty()) return false;
    const bool is_full = line.place.box->width * 4 >= width * 3;
    const bool is_level = std::abs(line.place.box->height - next.place.box->height) * 3 <= line.place.box->height;
    return is_full && is_level && std::string_view(".!?:;").find(line.text.back()) == std::string_view::npos;
}

bool share_place(const Box& a, const Box& b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

// Letters and digits, in small letters: reading pixels loses blanks and signs.
std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    for (const std::string_view word : split(text, ' ')) {
        if (!trim(word).empty()) words.push_back(fold_case(trim(word)));
    }
    return words;
}

// The lines of a document that are written as text. A page is read from its pixels too, where pictures have words.
class WrittenLines {
public:
    explicit WrittenLines(const std::vector<FilePassage>& passages) {
        for (const FilePassage& passage : passages) {
            if (passage.origin == FilePassage::Origin::Written && passage.place.box) by_page_[passage.place.page].push_back(&passage);
        }
    }

    // Whether most words of a recognised line stand there as text: not just anything, which may be hidden below a picture.
    bool repeat(const FilePassage& recognised) const {
        const auto page = by_page_.find(recognised.place.page);
        if (page == by_page_.end() || !recognised.place.box) return false;
        std::string below;
        for (const FilePassage* line : page->second) {
            if (share_place(*line->place.box, *recognised.place.box)) below += fold_case(line->text) + ' ';
        }
        const std::vector<std::string> words = words_in(recognised.text);
        const auto known = std::ranges::count_if(words, [&](const std::string& word) { return below.contains(word); });
        return !below.empty() && 2 * static_cast<std::size_t>(known) >= words.size();
    }

private:
    std::map<std::int32_t, std::vector<const FilePassage*>> by_page_;
};

}  // namespace

FileView::FileView(Part part, Author author, const Attachment& file)
    : part_(part), author_(author), file_(file), text_(MappedText::of(text_of(*file.facts))) {
    find_lines();
    cut_into_blocks();
}

void FileView::find_lines() {
    const std::vector<FilePassage>& passages = facts().passages;
    const WrittenLines written(passages);
    std::size_t at = 0;
    for (std::size_t i = 0; i < passages.size(); ++i) {
        if (at > 0) ++at;
        begins_.push_back(at);
        at += length_in_code_points(passages[i].text);
        const bool is_repeated = passages[i].origin == FilePassage::Origin::Recognised && written.repeat(passages[i]);
        if (!is_repeated && !passages[i].text.empty()) lines_.push_back(i);
    }
    begins_.push_back(at + 1);
}

void FileView::cut_into_blocks() {
    const std::vector<FilePassage>& passages = facts().passages;
    std::size_t first = 0, length = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        length += begins_[lines_[i] + 1] - begins_[lines_[i]];
        const bool is_last = i + 1 == lines_.size();
        if (!is_last && length < block_length_max && !begins_block(passages[lines_[i]], passages[lines_[i + 1]])) continue;
        add_block(first, i + 1);
        first = i + 1;
        length = 0;
    }
}

void FileView::add_block(std::size_t first, std::size_t last) {
    const std::vector<FilePassage>& passages = facts().passages;
    std::int32_t width = 0;
    for (std::size_t i = first; i < last; ++i) width = std::max(width, passages[lines_[i]].place.box.value_or(Box{}).width);
    MappedText block;
    for (std::size_t i = first; i < last; ++i) {
        const std::size_t end = begins_[lines_[i] + 1] - 1;
        for (std::size_t at = begins_[lines_[i]]; at < end; ++at) block.append(text_[at], at, at + 1);
        if (i + 1 < last) block.append(goes_on(passages[lines_[i]], passages[lines_[i + 1]], width) ? U' ' : U'\n', end, end + 1);
    }
    if (passages[lines_[first]].origin == FilePassage::Origin::Recognised) block = mend_recognised(block);
    blocks_.push_back(make_passage(part_, Passage::Source::Text, std::move(block)));
}

const std::vector<Reading>& FileView::readings() const {
    if (readings_) return *readings_;
    readings_.emplace();
    for (const Passage& block : blocks_) {
        if (block.given.given(0, 1).begin > understood_length_max) break;
        readings_->push_back(read(shipped_phrasebook(), shipped_word_table(), block.normalised.text(), block.tokens));
    }
    return *readings_;
}

Reading FileView::reading_of(std::size_t block) const {
    if (block < readings().size()) return readings()[block];
    return read(shipped_phrasebook(), blocks_[block].normalised.text(), blocks_[block].tokens);
}

const std::vector<std::vector<Decision>>& FileView::decisions() const {
    if (decisions_) return *decisions_;
    decisions_.emplace();
    for (const Reading& reading : readings()) decisions_->push_back(decide({&reading}, {.author = author_}, shipped_model()));
    return *decisions_;
}

FileUse FileView::use() const {
    if (!use_) use_ = file_use(*this);
    return *use_;
}

FilePlace FileView::place(const Span& span) const {
    const std::vector<FilePassage>& passages = facts().passages;
    const auto next = std::ranges::upper_bound(begins_, span.begin);
    std::size_t at = next == begins_.begin() ? 0 : static_cast<std::size_t>(next - begins_.begin()) - 1;
    if (at >= passages.size()) return {};
    FilePlace place = passages[at].place;
    for (++at; at < passages.size() && begins_[at] < span.end; ++at) {
        const FilePlace& further = passages[at].place;
        if (further.page != place.page || !further.box || !place.box) break;
        const Box &a = *place.box, &b = *further.box;
        const std::int32_t x = std::min(a.x, b.x), y = std::min(a.y, b.y);
        place.box = Box{
            .x = x, .y = y, .width = std::max(a.x + a.width, b.x + b.width) - x, .height = std::max(a.y + a.height, b.y + b.height) - y};
    }
    return place;
}

}  // namespace stoa::policy
