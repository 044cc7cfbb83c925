#include "app/conversations/event_cursors.h"

#include <fmt/format.h>

#include <charconv>

#include "base/text.h"

namespace stoa {

namespace {

template <class Number>
bool read_number(std::string_view part, Number& number) {
    return std::from_chars(part.data(), part.data() + part.size(), number).ec == std::errc();
}

// A time and a conversation: a moment, or the first two of a buyer's cursor.
template <class Position>
bool read_position(std::string_view at, std::string_view conversation, Position& position) {
    const auto id = ConversationId::parse(conversation);
    if (!id || !read_number(at, position.at.ms)) return false;
    position.conversation = *id;
    return true;
}

template <class Position>
std::string write_position(const Position& position) {
    return fmt::format("{}:{}", position.at.ms, position.conversation.text());
}

}  // namespace

std::string encode(const SellerCursor& cursor) { return fmt::format("{}:{}", cursor.line.text(), write_position(cursor.reading)); }

std::string encode(const BuyerCursor& cursor) {
    return fmt::format("{}:{}:{}:{}:{}", write_position(cursor), cursor.seq, cursor.merge_count, write_position(cursor.mail),
                       write_position(cursor.reading));
}

std::optional<SellerCursor> parse_seller_cursor(const std::string& text) {
    const auto parts = split(text, ':');
    if (parts.size() != 3) return std::nullopt;
    SellerCursor cursor;
    const auto line = AuditId::parse(parts[0]);
    if (!line || !read_position(parts[1], parts[2], cursor.reading)) return std::nullopt;
    cursor.line = *line;
    return cursor;
}

std::optional<BuyerCursor> parse_buyer_cursor(const std::string& text) {
    const auto parts = split(text, ':');
    if (parts.size() != 8) return std::nullopt;
    BuyerCursor cursor;
    const bool is_sound = read_position(parts[0], parts[1], cursor) && read_number(parts[2], cursor.seq) &&
                          read_number(parts[3], cursor.merge_count) && read_position(parts[4], parts[5], cursor.mail) &&
                          read_position(parts[6], parts[7], cursor.reading);
    return is_sound ? std::optional(cursor) : std::nullopt;
}

}  // namespace stoa
