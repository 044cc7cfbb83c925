#include "app/people/attempts.h"

#include <fmt/format.h>

#include "store/people.h"

namespace stoa {

namespace {

Result<store::Attempts> find(store::Reader& reader, const Counted& counted, Timestamp now) {
    const auto found = TRY(store::find_attempts(reader, counted.digest));
    return found && now - found->window_began_at < counted.window ? *found : store::Attempts{0, now};
}

Result<store::Attempts> find_allowed(store::Reader& reader, const Counted& counted, Timestamp now) {
    const auto attempts = TRY(find(reader, counted, now));
    if (attempts.failures < counted.count_max) return attempts;
    const std::int64_t seconds_left = (attempts.window_began_at + counted.window - now).ms / 1000 + 1;
    return std::unexpected(Error{.problem = problems::throttled,
                                 .message = fmt::format("too many attempts; try again in {} seconds", seconds_left),
                                 .arguments = {{"retry_after", std::to_string(seconds_left)}}});
}

}  // namespace

Result<void> refuse_if_too_many(store::Reader& reader, const Counted& counted, Timestamp now) {
    TRY(find_allowed(reader, counted, now));
    return {};
}

Result<void> count_attempt(store::Transaction& transaction, const Counted& counted, Timestamp now) {
    auto attempts = TRY(find_allowed(transaction, counted, now));
    ++attempts.failures;
    return store::put_attempts(transaction, counted.digest, attempts);
}

Result<void> uncount_attempt(store::Transaction& transaction, const Counted& counted, Timestamp now) {
    auto attempts = TRY(find(transaction, counted, now));
    if (attempts.failures == 0) return {};
    --attempts.failures;
    return store::put_attempts(transaction, counted.digest, attempts);
}

}  // namespace stoa
