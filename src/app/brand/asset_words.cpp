#include "app/brand/asset_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "store/audit.h"

namespace stoa {

namespace {

std::unexpected<Error> wrong(std::string pointer, std::string expected) {
    return std::unexpected(Error{.problem = problems::invalid_value,
                                 .message = fmt::format("{} must be {}", pointer, expected),
                                 .pointer = pointer,
                                 .arguments = {{"pointer", pointer}, {"expected", expected}}});
}

Result<std::string> checked_text(const std::string& text, std::string pointer, std::size_t length_max) {
    std::string trimmed(trim(text));
    const bool is_plain = is_valid_utf8(trimmed) && std::ranges::none_of(trimmed, [](unsigned char c) { return c < ' ' || c == 0x7f; });
    if (!is_plain || length_in_code_points(trimmed) > length_max)
        return wrong(std::move(pointer), fmt::format("a line of at most {} characters", length_max));
    return trimmed;
}

}  // namespace

Result<AssetWords> checked_words(AssetWords words) {
    words.name = TRY(checked_text(words.name, "/name", AssetLimits::name_length_max));
    words.sku = TRY(checked_text(words.sku, "/sku", AssetLimits::sku_length_max));
    if (words.name.empty()) return wrong("/name", "a name");
    if ((words.kind == AssetKind::ProductPhoto) == words.sku.empty())
        return wrong("/sku", words.sku.empty() ? "the SKU of the product" : "left out: only a product photo has a SKU");
    return words;
}

AssetView view_of(const store::AssetRow& row) {
    return {.id = row.id,
            .kind = row.kind,
            .name = row.name,
            .sku = row.sku,
            .width = row.width,
            .height = row.height,
            .created_at = row.created_at};
}

Result<void> note_change(App& app, store::Transaction& transaction, const Caller& caller, SellerId seller, Verb verb, AssetId id) {
    return store::append_audit(
        transaction, {.seller = seller, .actor = caller.user, .actor_role = caller.role, .verb = verb, .object = id.uuid}, app.key);
}

}  // namespace stoa
