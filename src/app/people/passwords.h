// Password hashing by argon2id, a few at a time: each takes some 50 ms and 19 MiB, so that many sign-ins at once neither
// fill the memory nor take the processor from those who are signed in.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>

#include "base/result.h"

namespace stoa {

class PasswordPool {
public:
    static constexpr int at_once_max = 2;
    static constexpr int waiting_max = 32;               // Beyond it: Throttled.
    static constexpr std::size_t length_min = 10;        // Code points. NIST SP 800-63B asks for at least 8.
    static constexpr std::size_t length_max = 256;       // Code points, in every door.
    static constexpr unsigned long long operations = 2;  // OWASP password storage: 19 MiB, 2 passes, 1 lane.
    static constexpr std::size_t memory_bytes = std::size_t{19} * 1024 * 1024;

    PasswordPool();
    // The hash with its salt and parameters, as text. PasswordTooWeak where it is too short, TextTooLong where it is longer
    // than what can be signed in with.
    Result<std::string> hash(const std::string& password);
    // Whether the password is the one of the hash. The same work where there is no hash (`nullptr`): nobody shall learn
    // from the time whether an account exists.
    Result<bool> verify(const std::string* hash, const std::string& password);

private:
    class Turn;
    Result<void> take_turn();
    void end_turn();

    std::string nobodys_hash_;
    std::mutex mutex_;
    std::condition_variable freed_;
    int running_ = 0;
    int waiting_ = 0;
};

}  // namespace stoa
