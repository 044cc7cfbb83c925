#include "app/mail/aliases.h"

#include "base/ascii.h"
#include "base/digest.h"
#include "base/text.h"
#include "store/mails.h"
#include "store/people.h"

namespace stoa {

namespace {

constexpr std::string_view base32 = "abcdefghijklmnopqrstuvwxyz234567";  // RFC 4648 section 6, in small letters.
constexpr unsigned bits = 5;

std::string to_base32(std::string_view bytes) {
    std::string text;
    unsigned held = 0, count = 0;
    for (const char byte : bytes) {
        held = (held << 8U) | static_cast<unsigned char>(byte);
        for (count += 8; count >= bits; count -= bits) text += base32[(held >> (count - bits)) & 31U];
    }
    if (count > 0) text += base32[(held << (bits - count)) & 31U];
    return text;
}

// Nothing where it is none, or not as long as a token.
std::optional<std::string> from_base32(std::string_view text) {
    std::string bytes;
    unsigned held = 0, count = 0;
    for (const char c : text) {
        const std::size_t value = base32.find(lower(c));
        if (value == std::string_view::npos) return std::nullopt;
        held = (held << bits) | static_cast<unsigned>(value);
        count += bits;
        if (count < 8) continue;
        count -= 8;
        bytes += static_cast<char>((held >> count) & 0xffU);
    }
    return bytes.size() == Alias::token_bytes ? std::optional(std::move(bytes)) : std::nullopt;
}

std::string token_of(const App& app, const Alias& alias) {
    std::string named = "alias";
    for (const std::string& part :
         {alias.seller.text(), std::string(alias.buyer.uuid.raw()), alias.order ? alias.order->text() : std::string(),
          alias.conversation ? std::string(alias.conversation->uuid.raw()) : std::string(),
          std::to_string(static_cast<int>(alias.party))}) {
        named += '\0';
        named += part;
    }
    return keyed_digest(app.key, named).substr(0, Alias::token_bytes);
}

constexpr int step = 200;  // Orders of one transaction: some milliseconds.
constexpr std::string_view all_kept = "aliases_of_earlier_orders";

Result<void> keep_each(const App& app, store::Transaction& transaction, const std::vector<Alias>& aliases) {
    for (const Alias& alias : aliases) TRY(keep_aliases(app, transaction, alias));
    return {};
}

Result<void> keep_of_orders(App& app, const std::stop_token& stop) {
    for (std::int64_t after = 0; !stop.stop_requested();) {
        const auto rows = TRY(app.database.read([&](store::Reader& reader) { return store::list_order_aliases(reader, after, step); }));
        if (rows.empty()) break;
        std::vector<Alias> aliases;
        aliases.reserve(rows.size());
        for (const store::NumberedAlias& row : rows) aliases.push_back(row.alias);
        TRY(app.database.write([&](store::Transaction& transaction) { return keep_each(app, transaction, aliases); }));
        after = rows.back().number;
    }
    return {};
}

// Those before a sale.
Result<void> keep_of_questions(App& app, const std::stop_token& stop) {
    for (Alias after; !stop.stop_requested();) {
        const auto aliases = TRY(app.database.read([&](store::Reader& reader) { return store::list_sku_aliases(reader, after, step); }));
        if (aliases.empty()) break;
        TRY(app.database.write([&](store::Transaction& transaction) { return keep_each(app, transaction, aliases); }));
        after = aliases.back();
    }
    return {};
}

}  // namespace

Alias alias_of(const Conversation& conversation, Author party) {
    Alias alias{.seller = conversation.seller, .buyer = conversation.buyer, .order = conversation.order, .party = party};
    if (!alias.order) alias.conversation = conversation.id;
    return alias;
}

std::string alias_address(const App& app, const Alias& alias) { return to_base32(token_of(app, alias)) + "@" + app.mail.domain; }

Result<void> keep_aliases(const App& app, store::Transaction& transaction, Alias alias) {
    for (const Author party : {Author::Buyer, Author::Seller}) {
        alias.party = party;
        TRY(store::add_alias(transaction, token_of(app, alias), alias));
    }
    return {};
}

Result<void> keep_aliases_of(const App& app, store::Transaction& transaction, const Order& order) {
    if (!order.buyer) return {};
    return keep_aliases(app, transaction, {.seller = order.seller, .buyer = *order.buyer, .order = order.id});
}

Result<void> move_aliases(const App& app, store::Transaction& transaction, Alias alias, BuyerId to) {
    for (const Author party : {Author::Buyer, Author::Seller}) {
        alias.party = party;
        TRY(store::set_alias_buyer(transaction, token_of(app, alias), to));
    }
    alias.buyer = to;
    return keep_aliases(app, transaction, alias);
}

Result<void> keep_earlier_aliases(App& app, const std::stop_token& stop) {
    if (TRY(app.database.read([&](store::Reader& reader) { return store::find_setting(reader, all_kept); }))) return {};
    TRY(keep_of_orders(app, stop));
    TRY(keep_of_questions(app, stop));
    if (stop.stop_requested()) return {};
    return app.database.write([&](store::Transaction& transaction) { return store::add_setting(transaction, all_kept, "1"); });
}

Result<std::optional<Alias>> find_alias(const App& app, store::Reader& reader, std::string_view address) {
    const std::size_t at = address.rfind('@');
    if (at == std::string_view::npos || fold_case(address.substr(at + 1)) != fold_case(app.mail.domain)) return std::nullopt;
    const std::string_view local = address.substr(0, std::min(address.find('+'), at));
    const auto token = from_base32(local);
    if (!token) return std::nullopt;
    return store::find_alias(reader, *token);
}

}  // namespace stoa
