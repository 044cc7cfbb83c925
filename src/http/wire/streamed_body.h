// Bodies that are never in memory as a whole: taken as they come, or read as they are sent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

#include "base/result.h"

namespace stoa::http {

struct Response;

inline constexpr std::size_t piece_size_bytes = 65'536;  // So much of a body is in memory at once.

// Broken: the client left, was too slow, or sent what is no body.
enum class BodyEnd { Whole, Broken };

// Takes a request's body. Both are called on the pool, one after the other.
struct BodySink {
    enum class More { Wanted, Unwanted };
    // At most a piece. Unwanted: the answer is decided, and the rest is not read.
    std::function<More(std::string_view bytes)> add;
    // Once, at the end, whatever it was. What it gives is the answer; nobody hears it of a broken body.
    std::function<Result<Response>(BodyEnd end)> end;
};

// Gives an answer's body. Called on the pool.
struct BodySource {
    std::int64_t size_bytes = 0;
    // Fills the front of `buffer`, of a piece; how much of it. Less than `size_bytes` in all, or an error, breaks the answer off.
    std::function<Result<std::size_t>(std::span<char> buffer)> read;
};

}  // namespace stoa::http
