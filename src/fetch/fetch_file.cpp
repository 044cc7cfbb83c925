#include "fetch/fetch_file.h"

#include <curl/curl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "base/text.h"

namespace stoa::fetch {

namespace {

constexpr const char* protocols = "http,https";
constexpr long ok_min = 200, ok_max = 299;  // Answers that bring what was asked for (RFC 9110 section 15.3).
constexpr std::uint16_t http_port = 80, https_port = 443;

std::uint16_t port_of(const sockaddr& address) {
    if (address.sa_family == AF_INET) {
        sockaddr_in of_ipv4{};
        std::memcpy(&of_ipv4, &address, sizeof of_ipv4);
        return ntohs(of_ipv4.sin_port);
    }
    sockaddr_in6 of_ipv6{};
    std::memcpy(&of_ipv6, &address, sizeof of_ipv6);
    return ntohs(of_ipv6.sin6_port);
}

// One fetch, as libcurl's callbacks see it.
class Fetch {
public:
    Fetch(const std::string& url, const FetchOptions& options, const std::stop_token& stop) : options_(options), stop_(stop) {
        set(CURLOPT_URL, url.c_str());
        set(CURLOPT_PROTOCOLS_STR, protocols);
        set(CURLOPT_REDIR_PROTOCOLS_STR, protocols);
        set(CURLOPT_FOLLOWLOCATION, 1L);
        set(CURLOPT_MAXREDIRS, FetchOptions::redirects_max);
        set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
        set(CURLOPT_PROXY, "");  // None of the environment's either: it would connect to what is judged here.
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_TIMEOUT_MS, FetchOptions::time_ms_max);
        set(CURLOPT_CONNECTTIMEOUT_MS, FetchOptions::connect_ms_max);
        set(CURLOPT_USERAGENT, "Stoa");
        set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(options.size_bytes_max));
        set(CURLOPT_OPENSOCKETFUNCTION, &Fetch::open_socket);
        set(CURLOPT_OPENSOCKETDATA, this);
        set(CURLOPT_WRITEFUNCTION, &Fetch::take);
        set(CURLOPT_WRITEDATA, this);
        set(CURLOPT_XFERINFOFUNCTION, &Fetch::go_on);
        set(CURLOPT_XFERINFODATA, this);
        set(CURLOPT_NOPROGRESS, 0L);
    }

    Result<FetchedFile> run() {
        const CURLcode code = curl_easy_perform(easy_.get());
        if (!refused_.empty()) return fail(problems::unavailable, refused_);
        if (is_too_large_ || code == CURLE_FILESIZE_EXCEEDED)
            return fail(problems::file_too_large, fmt::format("it has more than {} bytes", options_.size_bytes_max));
        if (code != CURLE_OK) return fail(problems::unavailable, curl_easy_strerror(code));
        long status = 0;
        curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
        if (status < ok_min || status > ok_max) return fail(problems::unavailable, fmt::format("the server answers {}", status));
        const char* type = nullptr;
        curl_easy_getinfo(easy_.get(), CURLINFO_CONTENT_TYPE, &type);
        const std::string_view declared = type == nullptr ? std::string_view() : type;
        return FetchedFile{.media_type = fold_case(trim(declared.substr(0, declared.find(';')))), .bytes = std::move(bytes_)};
    }

private:
    template <class Value>
    void set(CURLoption option, Value value) {
        curl_easy_setopt(easy_.get(), option, value);
    }

    bool may_reach(const sockaddr& socket_address) {
        refused_.clear();  // Of a name with several addresses, what was said of the one before.
        const auto address = address_of(socket_address);
        if (!address) return false;
        const auto has = [&](const AddressRange& range) { return contains(range, *address); };
        if (std::ranges::any_of(options_.private_ranges, has)) return true;
        if (!is_public(*address)) refused_ = "it leads to an address that is not of the public internet";
        const std::uint16_t port = port_of(socket_address);
        if (port != http_port && port != https_port) refused_ = fmt::format("it leads to port {}", port);
        return refused_.empty();
    }

    static curl_socket_t open_socket(void* self, curlsocktype, curl_sockaddr* address) {
        if (!static_cast<Fetch*>(self)->may_reach(address->addr)) return CURL_SOCKET_BAD;
        return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    }

    static std::size_t take(const char* bytes, std::size_t size, std::size_t count, void* self) {
        Fetch& fetch = *static_cast<Fetch*>(self);
        const std::size_t length = size * count;
        fetch.is_too_large_ = fetch.bytes_.size() + length > static_cast<std::size_t>(fetch.options_.size_bytes_max);
        if (fetch.is_too_large_) return CURL_WRITEFUNC_ERROR;
        fetch.bytes_.append(bytes, length);
        return length;
    }

    static int go_on(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
        return static_cast<Fetch*>(self)->stop_.stop_requested() ? 1 : 0;
    }

    const FetchOptions& options_;
    const std::stop_token& stop_;
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> easy_{curl_easy_init(), &curl_easy_cleanup};
    std::string bytes_{};
    std::string refused_{};  // Why an address was not connected to.
    bool is_too_large_ = false;
};

}  // namespace

Result<FetchedFile> fetch_file(const std::string& url, const FetchOptions& options, const std::stop_token& stop) {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (started != CURLE_OK) return fail(problems::unavailable, "libcurl cannot be started");
    return Fetch(url, options, stop).run();
}

}  // namespace stoa::fetch
