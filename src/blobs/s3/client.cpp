#include "blobs/s3/client.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <thread>

#include "blobs/s3/answers.h"

namespace stoa::blobs::s3 {

namespace {

// S3's "Error responses": what each code means here. {0}: the bucket, {1}: the endpoint, {2}: the key id.
struct Meaning {
    std::string_view code;
    const char* words;
};
constexpr std::array<Meaning, 8> meanings{{
    {"NoSuchBucket", "there is no bucket {0} at {1}; make it, or mend blobs.s3_bucket"},
    {"InvalidAccessKeyId", "{1} does not know the key {2}; mend blobs.s3_key_id"},
    {"SignatureDoesNotMatch", "the secret in blobs.s3_secret_file is not that of the key {2} at {1}"},
    {"AccessDenied", "the key {2} may not do that in the bucket {0} at {1}; give it the right to read, write, list and delete"},
    {"RequestTimeTooSkewed", "this machine's clock is wrong for {1}; set it"},
    {"AuthorizationHeaderMalformed", "the bucket {0} at {1} is of another region; mend blobs.s3_region"},
    {"PermanentRedirect", "the bucket {0} is not to be reached by {1}; mend blobs.s3_endpoint and blobs.s3_region"},
    {"XMinioStorageFull", "{1} has no room for files; make some"},
}};
constexpr std::array<std::string_view, 2> full_codes{"XMinioStorageFull", "QuotaExceeded"};
// RFC 9110 section 15, RFC 6585 section 4, RFC 4918 section 11.5.
constexpr long request_timeout = 408;
constexpr long too_many_requests = 429;
constexpr long server_fault_first = 500;
constexpr long insufficient_storage = 507;

bool is_full(const Answer& answer, std::string_view code) {
    return answer.status == insufficient_storage || std::ranges::find(full_codes, code) != full_codes.end();
}

}  // namespace

std::unique_ptr<Transfer> Client::take() {
    const std::scoped_lock lock(mutex_);
    if (kept_.empty()) return std::make_unique<Transfer>(options_);
    auto transfer = std::move(kept_.back());
    kept_.pop_back();
    return transfer;
}

void Client::give_back(std::unique_ptr<Transfer> transfer) {
    transfer->end();  // A blob that nobody reads to its end.
    const std::scoped_lock lock(mutex_);
    if (kept_.size() < kept_transfers_max) kept_.push_back(std::move(transfer));
}

bool Client::may_pass_later(const Answer& answer) {
    const bool is_busy = answer.status == request_timeout || answer.status == too_many_requests;
    return is_busy || (answer.status >= server_fault_first && answer.status != insufficient_storage);
}

bool Client::pause_before_next(int tried) const {
    if (tried >= options_.tries_max) return false;
    Duration pause = options_.first_pause;
    for (int n = 1; n < tried; ++n) pause.ms *= 3;
    std::this_thread::sleep_for(std::chrono::milliseconds(pause.ms));
    return true;
}

Result<Answer> Client::perform_once(const Request& request) {
    Lease transfer(*this);
    return transfer->perform(request);
}

Result<Answer> Client::perform(const Request& request) {
    Lease transfer(*this);
    for (int tried = 1;; ++tried) {
        auto answer = transfer->perform(request);
        if (answer && !may_pass_later(*answer)) return answer;
        if (!pause_before_next(tried)) return answer;
    }
}

std::unexpected<Error> Client::refusal(const Answer& answer, std::string_view doing) const {
    const auto fault = read_fault(answer.body).value_or(Fault{});
    const Problem problem = is_full(answer, fault.code) ? problems::storage_full : problems::unavailable;
    const auto known = std::ranges::find(meanings, std::string_view(fault.code), &Meaning::code);
    if (known != meanings.end())
        return fail(problem, fmt::format("cannot {}: {}", doing,
                                         fmt::format(fmt::runtime(known->words), options_.bucket, options_.endpoint, options_.key_id)));
    return fail(problem, fmt::format("cannot {}: {} answers {}{}{}", doing, options_.endpoint, answer.status, fault.code.empty() ? "" : " ",
                                     fault.code));
}

}  // namespace stoa::blobs::s3
