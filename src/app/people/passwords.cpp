#include "app/people/passwords.h"

#include <fmt/format.h>
#include <sodium.h>

#include <new>

#include "base/digest.h"
#include "base/text.h"

namespace stoa {

namespace {

std::string hash_now(const std::string& password) {
    std::string hash(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), PasswordPool::operations, PasswordPool::memory_bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw std::bad_alloc();
    }
    hash.resize(hash.find('\0'));
    return hash;
}

Result<void> check_length(std::size_t length) {
    if (length < PasswordPool::length_min) {
        return std::unexpected(Error{.problem = problems::password_too_weak,
                                     .message = fmt::format("a password needs at least {} characters", PasswordPool::length_min),
                                     .pointer = "/password",
                                     .arguments = {{"limit", std::to_string(PasswordPool::length_min)}}});
    }
    if (length > PasswordPool::length_max) {
        return std::unexpected(
            Error{.problem = problems::text_too_long,
                  .message = fmt::format("a password has at most {} characters, this one has {}", PasswordPool::length_max, length),
                  .pointer = "/password",
                  .arguments = {{"length", std::to_string(length)}, {"limit", std::to_string(PasswordPool::length_max)}}});
    }
    return {};
}

}  // namespace

// Held while a hash is computed.
class PasswordPool::Turn {
public:
    explicit Turn(PasswordPool& pool) : pool_(pool) {}
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn() { pool_.end_turn(); }

private:
    PasswordPool& pool_;
};

PasswordPool::PasswordPool() : nobodys_hash_(hash_now(random_token())) {}

Result<std::string> PasswordPool::hash(const std::string& password) {
    TRY(check_length(length_in_code_points(password)));
    TRY(take_turn());
    const Turn turn(*this);
    return hash_now(password);
}

Result<bool> PasswordPool::verify(const std::string* hash, const std::string& password) {
    TRY(take_turn());
    const Turn turn(*this);
    const std::string& against = hash ? *hash : nobodys_hash_;
    const bool same = crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
    return same && hash != nullptr;
}

Result<void> PasswordPool::take_turn() {
    std::unique_lock lock(mutex_);
    if (waiting_ >= waiting_max) {
        return std::unexpected(
            Error{.problem = problems::throttled, .message = "too many people sign in at once", .arguments = {{"retry_after", "5"}}});
    }
    ++waiting_;
    freed_.wait(lock, [&] { return running_ < at_once_max; });
    --waiting_;
    ++running_;
    return {};
}

void PasswordPool::end_turn() {
    const std::lock_guard lock(mutex_);
    --running_;
    freed_.notify_one();
}

}  // namespace stoa
