// One page of a list. A cursor says where the next page begins; it is opaque to who carries it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace stoa {

struct PageRequest {
    static constexpr int limit_max = 100;
    int limit = 50;  // 1 to limit_max.
    std::optional<std::string> cursor{};
};

template <class T>
struct Page {
    std::vector<T> items;
    std::optional<std::string> next_cursor{};
};

// Where a page ended: its last row's sort value and key.
struct PageKey {
    std::int64_t sort = 0;
    std::string key;
};
std::string encode_cursor(const PageKey& key);
// InvalidCursor where `text` was not made by encode_cursor.
Result<PageKey> decode_cursor(const std::string& text);

// Of `limit + 1` rows that were asked for makes a page: the last row only says that there is more.
template <class T, class KeyOf>
Page<T> make_page(std::vector<T> rows, int limit, KeyOf key_of) {
    Page<T> page;
    if (rows.size() > static_cast<std::size_t>(limit)) {
        rows.erase(rows.begin() + limit, rows.end());
        page.next_cursor = encode_cursor(key_of(rows.back()));
    }
    page.items = std::move(rows);
    return page;
}

}  // namespace stoa
