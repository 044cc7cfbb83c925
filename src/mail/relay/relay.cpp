#include "mail/relay/relay.h"

#include <curl/curl.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>

namespace stoa::mail {

namespace {

using Steady = std::chrono::steady_clock;
constexpr long connect_seconds_max = 60;
constexpr long seconds_max = 300;       // RFC 5321 section 4.5.3.2: minutes, not seconds.
constexpr long idle_seconds_max = 30;   // Servers close after a minute or more of silence (RFC 5321: five).
constexpr long kept_seconds_max = 300;  // So that what stands before several relays can spread the load anew.
constexpr auto stop_grace = std::chrono::seconds(2);
constexpr std::size_t reply_length_max = 500;

// The server does not want us now, or not as we came: 421 closes the connection, the others are about TLS and AUTH (RFC 3207, RFC 4954).
// Another mail would not fare better, so none is to blame.
constexpr std::array<long, 6> codes_about_us{421, 454, 530, 534, 535, 538};
bool is_about_us(long code) { return std::ranges::find(codes_about_us, code) != codes_about_us.end(); }

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

}  // namespace

// What libcurl's callbacks see. It outlives the handle, which says its QUIT in the end.
struct RelayConnection::Talk {
    std::string_view left{};  // Of the mail.
    bool has_begun = false;   // The server has asked for the mail's bytes.
    std::string line{};       // The last that it said.
    std::stop_token stop{};
    std::optional<Steady::time_point> stopped_at{};
    Handle curl{curl_easy_init(), &curl_easy_cleanup};

    ~Talk();
    void declare(const Relay& relay);
    CURLcode perform(const Posting& posting, const std::stop_token& stopping);
    long number(CURLINFO what) const {
        long value = 0;
        curl_easy_getinfo(curl.get(), what, &value);
        return value;
    }

    static std::size_t read_bytes(char* buffer, std::size_t size, std::size_t count, void* user);
    static std::size_t read_line(char* buffer, std::size_t size, std::size_t count, void* user);
    static int watch_stop(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
};

// libcurl says QUIT and waits two minutes for the answer, which nobody needs: what it reads is at its end from here on.
RelayConnection::Talk::~Talk() {
    curl_socket_t socket = CURL_SOCKET_BAD;
    if (curl_easy_getinfo(curl.get(), CURLINFO_ACTIVESOCKET, &socket) == CURLE_OK && socket != CURL_SOCKET_BAD) ::shutdown(socket, SHUT_RD);
}

std::size_t RelayConnection::Talk::read_bytes(char* buffer, std::size_t size, std::size_t count, void* user) {
    auto* talk = static_cast<Talk*>(user);
    talk->has_begun = true;
    const std::size_t taken = std::min(size * count, talk->left.size());
    std::memcpy(buffer, talk->left.data(), taken);
    talk->left.remove_prefix(taken);
    return taken;
}

// The answer to our own QUIT tells nothing: what stays is the refusal before it, or the last 250.
std::size_t RelayConnection::Talk::read_line(char* buffer, std::size_t size, std::size_t count, void* user) {
    auto* talk = static_cast<Talk*>(user);
    std::string_view line(buffer, size * count);
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty() && !line.starts_with("221")) talk->line = line.substr(0, reply_length_max);
    return size * count;
}

// Asked about once a second while nothing moves. Other than 0 ends the transfer.
int RelayConnection::Talk::watch_stop(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    auto* talk = static_cast<Talk*>(user);
    if (!talk->stop.stop_requested()) return 0;
    if (!talk->stopped_at) talk->stopped_at = Steady::now();
    return Steady::now() - *talk->stopped_at >= stop_grace ? 1 : 0;
}

void RelayConnection::Talk::declare(const Relay& relay) {
    CURL* const handle = curl.get();
    curl_easy_setopt(handle, CURLOPT_URL, (relay.url + "/" + relay.name).c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, connect_seconds_max);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, seconds_max);
    curl_easy_setopt(handle, CURLOPT_MAXAGE_CONN, idle_seconds_max);
    curl_easy_setopt(handle, CURLOPT_MAXLIFETIME_CONN, kept_seconds_max);
    // With a password only over TLS; without one whatever the server offers.
    curl_easy_setopt(handle, CURLOPT_USE_SSL, static_cast<long>(relay.user.empty() ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    if (!relay.user.empty()) {
        curl_easy_setopt(handle, CURLOPT_USERNAME, relay.user.c_str());
        curl_easy_setopt(handle, CURLOPT_PASSWORD, relay.password.c_str());
    }
    curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, read_bytes);
    curl_easy_setopt(handle, CURLOPT_READDATA, this);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, read_line);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, watch_stop);
    curl_easy_setopt(handle, CURLOPT_XFERINFODATA, this);
}

CURLcode RelayConnection::Talk::perform(const Posting& posting, const std::stop_token& stopping) {
    const List recipients(curl_slist_append(nullptr, ("<" + posting.to + ">").c_str()), &curl_slist_free_all);
    left = posting.bytes;
    has_begun = false;
    line.clear();
    stop = stopping;
    stopped_at.reset();
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, ("<" + posting.from + ">").c_str());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
    const CURLcode done = curl_easy_perform(curl.get());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, nullptr);
    return done;
}

RelayConnection::RelayConnection(Relay relay) : relay_(std::move(relay)) {}
RelayConnection::RelayConnection(RelayConnection&& other) noexcept = default;
RelayConnection::~RelayConnection() = default;

void RelayConnection::close() { talk_.reset(); }

Result<RelayReply> RelayConnection::send(const Posting& posting, const std::stop_token& stop) {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (!talk_) {
        talk_ = std::make_unique<Talk>();
        if (started != CURLE_OK || !talk_->curl) return fail(problems::unavailable, "cannot start the SMTP client");
        talk_->declare(relay_);
    }
    CURLcode done = talk_->perform(posting, stop);
    long code = talk_->number(CURLINFO_RESPONSE_CODE);
    const bool was_kept = talk_->number(CURLINFO_NUM_CONNECTS) == 0;
    if (done != CURLE_OK && was_kept && !talk_->has_begun && (code < 400 || is_about_us(code)) && !stop.stop_requested()) {
        // The server had enough of the old connection.
        curl_easy_setopt(talk_->curl.get(), CURLOPT_FRESH_CONNECT, 1L);
        done = talk_->perform(posting, stop);
        code = talk_->number(CURLINFO_RESPONSE_CODE);
        curl_easy_setopt(talk_->curl.get(), CURLOPT_FRESH_CONNECT, 0L);
    }
    // A refusal of MAIL, RCPT or DATA is CURLE_SEND_ERROR; one of the whole mail comes after its bytes.
    const bool is_about_mail = (done == CURLE_SEND_ERROR || talk_->has_begun) && code >= 400 && !is_about_us(code);
    if (done == CURLE_OK || is_about_mail) return RelayReply{.code = code, .text = talk_->line};
    const std::string said = code >= 400 ? ": " + talk_->line : std::string();
    close();
    return fail(problems::unavailable, std::string("the SMTP relay does not take mails: ") + curl_easy_strerror(done) + said);
}

}  // namespace stoa::mail
