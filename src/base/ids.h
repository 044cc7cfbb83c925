// Identifiers: UUIDv7 (RFC 9562 section 5.7) wrapped in one type a thing, so that mixed-up ids do not compile.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace stoa {

struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    // Lower case with hyphens, 36 characters.
    std::string text() const;
    static Result<Uuid> parse(std::string_view text);
    // `raw` must be 16 bytes, as the store keeps them.
    static Result<Uuid> from_bytes(std::string_view raw);
    std::string_view raw() const { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
    // The moment that a version 7 id was made at.
    Timestamp time() const;
    friend auto operator<=>(const Uuid&, const Uuid&) = default;
};

// A new version 7 id, greater than every earlier one of this process. Any thread.
Uuid make_uuid();
// One that claims to be made at `at`: for the demonstration's past and for tests. Random below the millisecond.
Uuid make_uuid_at(Timestamp at);

template <class Tag>
struct Id {
    Uuid uuid{};

    static Id make() { return {make_uuid()}; }
    static Result<Id> parse(std::string_view text) {
        const auto uuid = TRY(Uuid::parse(text));
        return Id{uuid};
    }
    std::string text() const { return uuid.text(); }
    friend auto operator<=>(const Id&, const Id&) = default;
};

}  // namespace stoa

template <>
struct std::hash<stoa::Uuid> {
    std::size_t operator()(const stoa::Uuid& uuid) const noexcept {
        std::size_t value = 0;
        std::memcpy(&value, uuid.bytes.data() + 8, sizeof value);  // The random half.
        return value;
    }
};

template <class Tag>
struct std::hash<stoa::Id<Tag>> {
    std::size_t operator()(const stoa::Id<Tag>& id) const noexcept { return std::hash<stoa::Uuid>{}(id.uuid); }
};
