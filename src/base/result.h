// How a function says that it could not do its work: `Result<T>` holds a value or one `Error`.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/problems.h"

namespace stoa {

// One refusal. `message` is an English sentence for logs and the command line; people of the web get the catalogue's
// words for `problem.code`, filled with `arguments`.
struct Error {
    Problem problem;
    std::string message;
    std::string pointer{};                                         // JSON pointer (RFC 6901) of the wrong field, if one is.
    std::vector<std::pair<std::string, std::string>> arguments{};  // Names and values for the catalogue's words.

    ErrorKind kind() const { return problem.kind; }
    std::string_view code() const { return problem.code; }
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(Problem problem, std::string message) {
    return std::unexpected(Error{.problem = problem, .message = std::move(message)});
}

inline std::unexpected<Error> not_found(std::string_view what) { return fail(problems::not_found, std::string(what) + " not found"); }

}  // namespace stoa

// The value of a Result, or leaves the function with its error. Stands only as a whole initialiser or statement: inside
// a braced list g++ 12 leaks the members that are already built; in a coroutine it does not compile at all.
#define TRY(...) STOA_TRY_AS(STOA_TRY_NAME(try_result_, __COUNTER__), __VA_ARGS__)
#define STOA_TRY_NAME(prefix, number) STOA_TRY_JOIN(prefix, number)
#define STOA_TRY_JOIN(prefix, number) prefix##number
#define STOA_TRY_AS(result, ...)                                        \
    __extension__({                                                     \
        auto result = (__VA_ARGS__);                                    \
        if (!result) return std::unexpected(std::move(result).error()); \
        std::move(result).value();                                      \
    })
