#include "domain/ids.h"

#include <algorithm>
#include <charconv>

namespace stoa {

Result<SellerId> SellerId::parse(std::string_view text) {
    SellerId id;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id.number);
    // One way to write it: another spelling would be another address of the same thing.
    if (error != std::errc() || end != text.data() + text.size() || id.number < 0 || id.text() != text) {
        return fail(problems::invalid_value, "a seller's id is a whole number");
    }
    return id;
}

Result<OrderId> OrderId::parse(std::string_view text) {
    const bool visible = std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f && c != '/' && c != '?'; });
    if (text.empty() || text.size() > length_max || !visible) {
        return fail(problems::invalid_value, "an order's id has 1 to 64 visible ASCII characters, none of them / or ?");
    }
    return OrderId(std::string(text));
}

}  // namespace stoa
