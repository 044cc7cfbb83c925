// Requests to a bucket, tried again where that may help, and what its refusals mean.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "blobs/s3/options.h"
#include "blobs/s3/transfer.h"

namespace stoa::blobs::s3 {

// Any thread; each request has a connection of its own, which is kept for later ones.
class Client {
public:
    static constexpr std::size_t kept_transfers_max = 16;

    explicit Client(Options options) : options_(std::move(options)) {}

    // Gives its transfer back when it goes.
    class Lease {
    public:
        explicit Lease(Client& client) : client_(client), transfer_(client.take()) {}
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        ~Lease() { client_.give_back(std::move(transfer_)); }
        Transfer* operator->() { return transfer_.get(); }

    private:
        Client& client_;
        std::unique_ptr<Transfer> transfer_;
    };

    // Any answer that is not to be tried again: a refusal too. The error: none came, however often it was tried.
    Result<Answer> perform(const Request& request);
    // The same at the first try, for those who rather know soon.
    Result<Answer> perform_once(const Request& request);
    // Whether the same may pass later, of itself.
    static bool may_pass_later(const Answer& answer);
    // Waits before the next try; false where there is none. `tried`: how many there were.
    bool pause_before_next(int tried) const;

    // The refusal in words that say what to do; `doing`: "keep a file", "list the files".
    std::unexpected<Error> refusal(const Answer& answer, std::string_view doing) const;

    const Options& options() const { return options_; }

private:
    std::unique_ptr<Transfer> take();
    void give_back(std::unique_ptr<Transfer> transfer);

    Options options_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Transfer>> kept_;
};

}  // namespace stoa::blobs::s3
