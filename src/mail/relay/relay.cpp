#include "mail/relay/relay.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace stoa::mail {

namespace {

constexpr long connect_seconds_max = 60;
constexpr long seconds_max = 300;  // RFC 5321 section 4.5.3.2: minutes, not seconds.
constexpr std::size_t reply_length_max = 500;

struct Upload {
    std::string_view left;
};

std::size_t read_bytes(char* buffer, std::size_t size, std::size_t count, void* user) {
    auto* upload = static_cast<Upload*>(user);
    const std::size_t taken = std::min(size * count, upload->left.size());
    std::memcpy(buffer, upload->left.data(), taken);
    upload->left.remove_prefix(taken);
    return taken;
}

// Every line that the server says. The answer to our own QUIT tells nothing: what stays is the refusal before it, or the last 250.
std::size_t read_line(char* buffer, std::size_t size, std::size_t count, void* user) {
    auto* text = static_cast<std::string*>(user);
    std::string_view line(buffer, size * count);
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty() && !line.starts_with("221")) *text = line.substr(0, reply_length_max);
    return size * count;
}

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

}  // namespace

Result<RelayReply> send(const Relay& relay, const Posting& posting) {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    const Handle curl(curl_easy_init(), &curl_easy_cleanup);
    if (started != CURLE_OK || !curl) return fail(problems::unavailable, "cannot start the SMTP client");
    const List recipients(curl_slist_append(nullptr, ("<" + posting.to + ">").c_str()), &curl_slist_free_all);
    Upload upload{posting.bytes};
    RelayReply reply;
    const std::string url = relay.url + "/" + relay.name, from = "<" + posting.from + ">";
    curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, connect_seconds_max);
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, seconds_max);
    // With a password only over TLS; without one whatever the server offers.
    curl_easy_setopt(curl.get(), CURLOPT_USE_SSL, static_cast<long>(relay.user.empty() ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    if (!relay.user.empty()) {
        curl_easy_setopt(curl.get(), CURLOPT_USERNAME, relay.user.c_str());
        curl_easy_setopt(curl.get(), CURLOPT_PASSWORD, relay.password.c_str());
    }
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, read_bytes);
    curl_easy_setopt(curl.get(), CURLOPT_READDATA, &upload);
    curl_easy_setopt(curl.get(), CURLOPT_HEADERFUNCTION, read_line);
    curl_easy_setopt(curl.get(), CURLOPT_HEADERDATA, &reply.text);
    const CURLcode done = curl_easy_perform(curl.get());
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &reply.code);
    if (done == CURLE_OK || reply.code >= 400) return reply;
    return fail(problems::unavailable, std::string("the SMTP relay does not answer: ") + curl_easy_strerror(done));
}

}  // namespace stoa::mail
