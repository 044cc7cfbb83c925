// Fields parted by a separator, in the manner of RFC 4180: a field in quotes may hold separators, line ends and "" for a
// quotation mark. Reports of marketplaces know no quotes; their fields are parted by tabs alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stoa::reports {

struct Layout {
    char separator = '\t';
    bool quotes = false;
};

// By the header: tabs make a report; else the most frequent of comma, semicolon and bar outside of quotes.
Layout detect_layout(std::string_view header);

// Follows the quotes of a record that comes in pieces.
class QuoteState {
public:
    explicit QuoteState(Layout layout) : layout_(layout) {}
    void read(std::string_view piece);
    bool inside() const { return inside_; }

private:
    Layout layout_;
    bool inside_ = false;
    bool at_begin_ = true;      // Of a field.
    bool after_quote_ = false;  // A quotation mark that ends the field, or is the first of two.
};

// The fields of a record, valid as long as `text` and this live; nothing where a quotation mark stands wrong.
class FieldSplitter {
public:
    std::optional<std::vector<std::string_view>> split(std::string_view text, Layout layout);

private:
    std::string plain_;  // Quoted fields without their quotes.
};

}  // namespace stoa::reports
