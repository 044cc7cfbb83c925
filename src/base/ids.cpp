#include "base/ids.h"

#include <sodium.h>

#include <mutex>

#include "base/ascii.h"

namespace stoa {

namespace {

constexpr std::string_view hex = "0123456789abcdef";

void put_time(Uuid& uuid, std::int64_t ms) {
    for (std::size_t i = 0; i < 6; ++i) uuid.bytes[i] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
}

void put_version(Uuid& uuid) {
    uuid.bytes[6] = static_cast<std::uint8_t>((uuid.bytes[6] & 0x0f) | 0x70);
    uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3f) | 0x80);
}

}  // namespace

std::string Uuid::text() const {
    std::string out;
    out.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
        out += hex[bytes[i] >> 4];
        out += hex[bytes[i] & 15];
    }
    return out;
}

Result<Uuid> Uuid::parse(std::string_view text) {
    Uuid uuid;
    if (text.size() != 36) return fail(problems::invalid_value, "an id has 36 characters");
    std::size_t at = 0;
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) {
            if (text[at++] != '-') return fail(problems::invalid_value, "an id is written 8-4-4-4-12");
        }
        const int high = hex_value(text[at]), low = hex_value(text[at + 1]);
        if (high < 0 || low < 0) return fail(problems::invalid_value, "an id is written in hexadecimal digits");
        uuid.bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
        at += 2;
    }
    return uuid;
}

Result<Uuid> Uuid::from_bytes(std::string_view raw) {
    Uuid uuid;
    if (raw.size() != uuid.bytes.size()) return fail(problems::internal, "a stored id has not 16 bytes");
    std::memcpy(uuid.bytes.data(), raw.data(), raw.size());
    return uuid;
}

Timestamp Uuid::time() const {
    std::int64_t ms = 0;
    for (std::size_t i = 0; i < 6; ++i) ms = ms << 8 | bytes[i];
    return {ms};
}

Uuid make_uuid_at(Timestamp at) {
    Uuid uuid;
    randombytes_buf(uuid.bytes.data(), uuid.bytes.size());
    put_time(uuid, at.ms);
    put_version(uuid);
    return uuid;
}

// RFC 9562 section 6.2, method 2: within one millisecond the 74 random bits count up, so ids sort as they were made.
Uuid make_uuid() {
    static std::mutex mutex;
    static Uuid last;
    const Uuid fresh = make_uuid_at(system_now());
    const std::lock_guard lock(mutex);
    if (fresh.time() > last.time()) {
        last = fresh;
        last.bytes[6] &= 0xf7;  // Room to count up.
        return last;
    }
    for (std::size_t i = 15; i > 5; --i) {
        const std::uint8_t keep = i == 6 ? 0xf0 : i == 8 ? 0xc0 : 0x00;
        const auto low = static_cast<std::uint8_t>(~keep);
        const auto next = static_cast<std::uint8_t>(((last.bytes[i] & low) + 1) & low);
        last.bytes[i] = static_cast<std::uint8_t>((last.bytes[i] & keep) | next);
        if (next != 0) return last;
    }
    put_time(last, last.time().ms + 1);  // 2^74 ids in a millisecond: not reached, but still ascending.
    return last;
}

}  // namespace stoa
