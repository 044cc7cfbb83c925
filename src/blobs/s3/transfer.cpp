#include "blobs/s3/transfer.h"

#include <curl/curl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <span>

namespace stoa::blobs::s3 {

namespace {

// SHA-256 of nothing.
constexpr const char* no_payload = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
constexpr int poll_ms = 1000;

using Easy = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Multi = std::unique_ptr<CURLM, decltype(&curl_multi_cleanup)>;
using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

std::string address_of(const Options& options, const Request& request) {
    const std::size_t host = options.endpoint.find("://") + 3;
    std::string address = options.addressing == Addressing::Host
                              ? fmt::format("{}{}.{}/", options.endpoint.substr(0, host), options.bucket, options.endpoint.substr(host))
                              : fmt::format("{}/{}/", options.endpoint, options.bucket);
    if (request.key.empty() && options.addressing == Addressing::Path) address.pop_back();
    address += request.key;
    return request.query.empty() ? address : address + "?" + request.query;
}

std::string words_of(CURLcode code, const Options& options) {
    const std::string words = curl_easy_strerror(code);
    if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE)
        return fmt::format("the certificate of {} cannot be verified: {}; blobs.s3_ca_file names a file of certificates of your own",
                           options.endpoint, words);
    return fmt::format("{} does not answer: {}", options.endpoint, words);
}

}  // namespace

// What libcurl's callbacks see.
struct Transfer::State {
    std::string ahead{};  // Of a body that is read in pieces.
    std::string body{};   // Of an answer as a whole.
    bool in_pieces = false;
    bool is_too_long = false;
    bool is_paused = false;
    bool is_running = false;
    CURLcode code = CURLE_OK;  // How it ended.
    std::string etag{};
    FilePart file{};
    std::int64_t file_at = 0;
    bool file_failed = false;
    List headers{nullptr, &curl_slist_free_all};
    Easy easy{curl_easy_init(), &curl_easy_cleanup};
    Multi multi{curl_multi_init(), &curl_multi_cleanup};

    long number(CURLINFO what) const {
        long value = 0;
        curl_easy_getinfo(easy.get(), what, &value);
        return value;
    }
    std::int64_t offset(CURLINFO what) const {
        curl_off_t value = -1;
        curl_easy_getinfo(easy.get(), what, &value);
        return value;
    }
    template <class Value>
    void set(CURLoption option, Value value) const {
        curl_easy_setopt(easy.get(), option, value);
    }

    void declare(const Options& options);
    void declare_request(const Options& options, const Request& request);
    void declare_method(const Request& request);
    void start(const Options& options, const Request& request);
    void stop();
    // Lets it go on until `enough()`, or its end.
    template <class Enough>
    void run(Enough enough);
    Result<Answer> answer(const Options& options) const;

    static std::size_t write(char* bytes, std::size_t size, std::size_t count, void* user);
    static std::size_t read(char* buffer, std::size_t size, std::size_t count, void* user);
    static int seek(void* user, curl_off_t offset, int origin);
    static std::size_t header(char* bytes, std::size_t size, std::size_t count, void* user);
};

std::size_t Transfer::State::write(char* bytes, std::size_t size, std::size_t count, void* user) {
    auto* state = static_cast<State*>(user);
    const std::size_t length = size * count;
    const long status = state->number(CURLINFO_RESPONSE_CODE);
    if (state->in_pieces && status >= 200 && status < 300) {
        if (state->ahead.size() + length > ahead_bytes_max) {
            state->is_paused = true;
            return CURL_WRITEFUNC_PAUSE;  // The same bytes come again.
        }
        state->ahead.append(bytes, length);
        return length;
    }
    state->is_too_long = state->body.size() + length > body_bytes_max;
    if (state->is_too_long) return 0;
    state->body.append(bytes, length);
    return length;
}

std::size_t Transfer::State::read(char* buffer, std::size_t size, std::size_t count, void* user) {
    auto* state = static_cast<State*>(user);
    const auto wanted = std::min<std::int64_t>(static_cast<std::int64_t>(size * count), state->file.size - state->file_at);
    if (wanted == 0) return 0;
    const ::ssize_t got = ::pread(state->file.descriptor, buffer, static_cast<std::size_t>(wanted), state->file.begin + state->file_at);
    state->file_failed = got <= 0;
    if (state->file_failed) return CURL_READFUNC_ABORT;
    state->file_at += got;
    return static_cast<std::size_t>(got);
}

// libcurl begins anew where a connection that was kept turns out to be closed.
int Transfer::State::seek(void* user, curl_off_t offset, int origin) {
    if (origin != SEEK_SET) return CURL_SEEKFUNC_CANTSEEK;
    static_cast<State*>(user)->file_at = offset;
    return CURL_SEEKFUNC_OK;
}

std::size_t Transfer::State::header(char* bytes, std::size_t size, std::size_t count, void* user) {
    constexpr std::string_view name = "etag:";
    std::string_view line(bytes, size * count);
    const auto same = [](char a, char b) { return (a | 0x20) == (b | 0x20); };
    if (line.size() > name.size() && std::ranges::equal(line.substr(0, name.size()), name, same)) {
        line.remove_prefix(name.size());
        while (line.ends_with('\n') || line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
        while (line.starts_with(' ')) line.remove_prefix(1);
        static_cast<State*>(user)->etag = line;
    }
    return size * count;
}

void Transfer::State::declare(const Options& options) {
    curl_easy_reset(easy.get());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, options.connect_seconds_max);
    set(CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(CURLOPT_LOW_SPEED_TIME, options.silent_seconds_max);
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    if (!options.ca_file.empty()) set(CURLOPT_CAINFO, options.ca_file.c_str());
    set(CURLOPT_AWS_SIGV4, fmt::format("aws:amz:{}:s3", options.region).c_str());
    set(CURLOPT_USERNAME, options.key_id.c_str());
    set(CURLOPT_PASSWORD, options.secret.c_str());
    set(CURLOPT_WRITEFUNCTION, write);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_HEADERFUNCTION, header);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_FILETIME, 1L);
}

void Transfer::State::declare_method(const Request& request) {
    switch (request.method) {
        case Method::Get:
            break;
        case Method::Head:
            set(CURLOPT_NOBODY, 1L);
            break;
        case Method::Delete:
            set(CURLOPT_CUSTOMREQUEST, "DELETE");
            break;
        case Method::Post:
            set(CURLOPT_POST, 1L);
            set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
            set(CURLOPT_COPYPOSTFIELDS, request.body.empty() ? "" : request.body.data());
            break;
        case Method::Put:
            set(CURLOPT_UPLOAD, 1L);
            set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(request.file.size));
            set(CURLOPT_READFUNCTION, read);
            set(CURLOPT_READDATA, this);
            set(CURLOPT_SEEKFUNCTION, seek);
            set(CURLOPT_SEEKDATA, this);
            break;
    }
}

void Transfer::State::declare_request(const Options& options, const Request& request) {
    declare(options);
    declare_method(request);
    const std::string digest = "x-amz-content-sha256: " + (request.payload_sha256.empty() ? no_payload : request.payload_sha256);
    headers.reset(curl_slist_append(nullptr, digest.c_str()));
    if (request.method == Method::Put || request.method == Method::Post)
        headers.reset(curl_slist_append(headers.release(), "content-type: application/octet-stream"));
    set(CURLOPT_HTTPHEADER, headers.get());
    set(CURLOPT_URL, address_of(options, request).c_str());
    if (!request.range.empty()) set(CURLOPT_RANGE, request.range.c_str());
}

void Transfer::State::start(const Options& options, const Request& request) {
    stop();
    ahead.clear();
    body.clear();
    etag.clear();
    is_too_long = is_paused = file_failed = false;
    code = CURLE_OK;
    file = request.file;
    file_at = 0;
    declare_request(options, request);
    curl_multi_add_handle(multi.get(), easy.get());
    is_running = true;
}

void Transfer::State::stop() {
    if (is_running) curl_multi_remove_handle(multi.get(), easy.get());
    is_running = false;
}

template <class Enough>
void Transfer::State::run(Enough enough) {
    while (is_running && !enough()) {
        if (is_paused) {
            is_paused = false;
            curl_easy_pause(easy.get(), CURLPAUSE_CONT);
        }
        int running = 0;
        curl_multi_perform(multi.get(), &running);
        int left = 0;
        if (const CURLMsg* message = curl_multi_info_read(multi.get(), &left); message && message->msg == CURLMSG_DONE) {
            code = message->data.result;
            stop();
        } else if (!enough() && !is_paused) {
            curl_multi_poll(multi.get(), nullptr, 0, poll_ms, nullptr);
        }
    }
}

Result<Answer> Transfer::State::answer(const Options& options) const {
    if (is_too_long) return fail(problems::unavailable, fmt::format("{} answers more than anybody asked for", options.endpoint));
    if (file_failed) return fail(problems::unavailable, "a file on its way to " + options.endpoint + " cannot be read; look at the disk");
    if (code != CURLE_OK) return fail(problems::unavailable, words_of(code, options));
    return Answer{.status = number(CURLINFO_RESPONSE_CODE),
                  .body = body,
                  .etag = etag,
                  .size_bytes = offset(CURLINFO_CONTENT_LENGTH_DOWNLOAD_T),
                  .modified_at = offset(CURLINFO_FILETIME_T)};
}

std::string escape_query(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool is_digit = c >= '0' && c <= '9';
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (is_digit || is_letter || c == '-' || c == '.' || c == '_' || c == '~') {
            out += c;
        } else {
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return out;
}

Transfer::Transfer(const Options& options) : options_(options) {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    (void)started;
    state_ = std::make_unique<State>();
}

Transfer::~Transfer() { end(); }

void Transfer::end() { state_->stop(); }

Result<Answer> Transfer::perform(const Request& request) {
    state_->in_pieces = false;
    state_->start(options_, request);
    state_->run([] { return false; });
    return state_->answer(options_);
}

Result<Answer> Transfer::begin(const Request& request) {
    state_->in_pieces = true;
    state_->start(options_, request);
    state_->run([&] { return !state_->ahead.empty(); });
    return state_->answer(options_);
}

Result<std::size_t> Transfer::read(std::span<char> buffer) {
    state_->run([&] { return !state_->ahead.empty(); });
    if (state_->ahead.empty() && state_->code != CURLE_OK) return fail(problems::unavailable, words_of(state_->code, options_));
    const std::size_t given = state_->ahead.copy(buffer.data(), buffer.size());
    state_->ahead.erase(0, given);
    return given;
}

}  // namespace stoa::blobs::s3
