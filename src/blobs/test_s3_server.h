// A real S3-compatible server for tests: OpenStack Swift, which checks signatures, over a folder of its own.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/ids.h"
#include "base/temporary_folder.h"
#include "blobs/s3/client.h"

namespace stoa::blobs::s3 {

class TestServer {
public:
    static constexpr const char* key_id = "stoa:files";
    static constexpr const char* secret = "the-secret-of-files";
    static constexpr const char* bucket = "stoa-files";

    // Debian's python3-swift is needed. CI has it: there, where the variable of that name says "true", it is not asked for.
    static bool is_there(const char* ci) {
        static const bool there =
            std::string_view(ci ? ci : "") == "true" || std::system("/usr/bin/python3 -c 'import swift.common.wsgi' > /dev/null 2>&1") == 0;
        return there;
    }
    // One for all tests that leave it running; it takes two seconds to start.
    static TestServer& shared() {
        static TestServer server;
        return server;
    }

    explicit TestServer(std::string certificate = "", std::string key = "") : certificate_(std::move(certificate)), key_(std::move(key)) {
        start();
        make_bucket(bucket);
    }
    ~TestServer() { stop(); }
    TestServer(const TestServer&) = delete;
    TestServer& operator=(const TestServer&) = delete;

    int port() const { return port_; }
    const std::string& folder() const { return folder_.path(); }
    // A bucket that nobody has used.
    std::string new_bucket() {
        const std::string name = bucket + std::string("-") + make_uuid().text();
        make_bucket(name);
        return name;
    }
    Options options(const std::string& incoming_folder) const {
        const std::string scheme = certificate_.empty() ? "http://127.0.0.1:" : "https://localhost:";
        return {.endpoint = scheme + std::to_string(port_),
                .region = "us-east-1",
                .bucket = bucket,
                .key_id = key_id,
                .secret = secret,
                .ca_file = certificate_,
                .incoming_folder = incoming_folder,
                .first_pause = Duration{20}};
    }

    // As a machine that fails: at once.
    void stop() {
        if (process_ <= 0) return;
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
        ::close(input_);
        process_ = 0;
    }

    // Again on the same port where it had one, over what it kept.
    void start() {
        int in[2], out[2];
        if (::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
        const std::string script = std::string(STOA_SOURCE_DIR) + "/tests/support/s3_server.py";
        const std::string port = std::to_string(port_);
        process_ = ::fork();
        if (process_ == 0) {
            ::dup2(in[0], STDIN_FILENO);
            ::dup2(out[1], STDOUT_FILENO);
            if (certificate_.empty()) ::execl("/usr/bin/python3", "python3", script.c_str(), folder().c_str(), port.c_str(), nullptr);
            ::execl("/usr/bin/python3", "python3", script.c_str(), folder().c_str(), port.c_str(), certificate_.c_str(), key_.c_str(),
                    nullptr);
            ::_exit(127);
        }
        ::close(in[0]);
        ::close(out[1]);
        input_ = in[1];  // It ends with us.
        std::string said(16, '\0');
        const ::ssize_t length = ::read(out[0], said.data(), said.size());
        ::close(out[0]);
        if (length <= 0) throw std::runtime_error("the S3 server does not start");
        port_ = std::stoi(said);
    }

private:
    void make_bucket(const std::string& name) {
        Options own = options("");
        own.bucket = name;
        Client client(own);
        const auto made = client.perform({.method = Method::Put});
        if (!made || !made->is_done()) throw std::runtime_error("cannot make a bucket: " + (made ? made->body : made.error().message));
    }

    std::string certificate_;
    std::string key_;
    TemporaryFolder folder_ = TemporaryFolder::make().value();
    pid_t process_ = 0;
    int input_ = -1;
    int port_ = 0;
};

}  // namespace stoa::blobs::s3
