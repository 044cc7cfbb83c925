// A file of the draft as the rules on texts read it: what an inspection found in it, cut into blocks that are read one by one.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "policy/draft.h"
#include "policy/meaning/decision.h"
#include "policy/passage.h"

namespace stoa::policy {

// What a seller's file is, as far as its own words and its layout say so.
enum class FileUse : std::uint8_t {
    Unclear,
    OrderDocument,  // An invoice, instructions, a warranty, or what else goes with an order.
    Advertising,    // A flyer, a coupon, a review card, a price list.
};

class FileView {
public:
    // REQUIRES: somebody has looked into `file`, which must outlive it.
    FileView(Part part, Author author, const Attachment& file);

    Part part() const { return part_; }
    Author author() const { return author_; }
    const Attachment& file() const { return file_; }
    const FileFacts& facts() const { return *file_.facts; }
    // The code points of text_of(facts()).
    std::u32string_view given() const { return text_.text(); }
    // Paragraphs and what stands close together; a page's end, or a wide gap, ends one. In the order of the text.
    const std::vector<Passage>& blocks() const { return blocks_; }
    // What the blocks say, one each; of a long file only the beginning. Found when it is first asked for. One thread at a time.
    const std::vector<Reading>& readings() const;
    // What that block says, also where it stands behind those.
    Reading reading_of(std::size_t block) const;
    // What each of those blocks serves.
    const std::vector<std::vector<Decision>>& decisions() const;
    FileUse use() const;
    // Where words are to be seen: all lines of the span that stand on its first page.
    FilePlace place(const Span& span) const;

private:
    void find_lines();
    void cut_into_blocks();
    void add_block(std::size_t first, std::size_t last);

    Part part_;
    Author author_;
    const Attachment& file_;
    MappedText text_;
    std::vector<std::size_t> begins_;  // Of each passage of the facts, in the text, and behind the last.
    std::vector<std::size_t> lines_;   // Those that are read: what was recognised where the same is written is not.
    std::vector<Passage> blocks_;
    mutable std::optional<std::vector<Reading>> readings_;
    mutable std::optional<std::vector<std::vector<Decision>>> decisions_;
    mutable std::optional<FileUse> use_;
};

}  // namespace stoa::policy
