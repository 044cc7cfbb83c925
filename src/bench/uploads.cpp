// Files in and out over HTTP: how many are stored, and how many looked into too, beside plain writes with fsync, and what memory large ones
// cost the server.
#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ostream.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <thread>

#include "app/attachments/uploads.h"
#include "app/people/sessions.h"
#include "base/text.h"
#include "bench/fill.h"
#include "bench/load.h"
#include "bench/measurements.h"
#include "bench/picture.h"
#include "bench/report.h"
#include "bench/server_process.h"
#include "store/attachments.h"
#include "store/uploads.h"

namespace stoa::bench {

namespace {

using Steady = std::chrono::steady_clock;

constexpr std::int64_t mebibyte = 1'048'576;
constexpr int upload_connections = 8;  // Each has one file at a time, so that nobody has too many.
constexpr std::int64_t large_upload_bytes = 50 * mebibyte;
constexpr std::int64_t download_bytes = 1'024 * mebibyte;
constexpr int downloads = 100;
constexpr double share_of_plain_writes = 0.5;
constexpr double upload_growth_max_mb = 10;
constexpr double downloads_growth_max_mb = 50;

double seconds_since(Steady::time_point begin) { return std::chrono::duration<double>(Steady::now() - begin).count(); }

// No two files are the same: one that is stored already would not be written again.
std::string file_bytes(int connection, int number) {
    std::string bytes(mebibyte, 'x');
    fmt::format("{} {} ", connection, number).copy(bytes.data(), 100);
    return bytes;
}
std::string picture_bytes(int connection, int number) {
    constexpr std::uint32_t width = 760, height = 460;  // 1.05 MB.
    return make_png(width, height, static_cast<std::uint32_t>(number * upload_connections + connection));
}

// So many a second, of as many threads at once as there are connections.
Result<double> rate_of(int seconds, const std::function<Result<void>(int connection, int number)>& store_one) {
    std::atomic<int> done = 0;
    std::vector<Result<void>> results(upload_connections);
    const auto begin = Steady::now();
    {
        std::vector<std::jthread> threads;
        threads.reserve(upload_connections);
        for (int connection = 0; connection < upload_connections; ++connection) {
            threads.emplace_back([&, connection] {
                auto& result = results[static_cast<std::size_t>(connection)];
                for (int number = 0; result && seconds_since(begin) < seconds; ++number) {
                    result = store_one(connection, number);
                    ++done;
                }
            });
        }
    }
    for (const auto& result : results) TRY(result);
    return done / seconds_since(begin);
}

// The least that durable bytes cost on this disk.
Result<double> measure_plain_writes(const Bench& bench) {
    return rate_of(bench.options.seconds, [&](int connection, int number) -> Result<void> {
        const std::string path = fmt::format("{}/plain-{}-{}", bench.directory, connection, number);
        const std::string bytes = file_bytes(connection, number);
        const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        const bool written = file >= 0 && ::write(file, bytes.data(), bytes.size()) == mebibyte && ::fsync(file) == 0;
        if (file >= 0) ::close(file);
        ::unlink(path.c_str());
        if (!written) return fail(problems::storage_full, "cannot write to " + path);
        return {};
    });
}

std::string upload_request(const Filled& filled, std::string_view method, std::string_view path, std::string_view headers,
                           std::string_view body) {
    const std::string type =
        body.empty() ? "" : fmt::format("Content-Type: application/offset+octet-stream\r\nContent-Length: {}\r\n", body.size());
    std::string request = http_request(method, path, filled.token, fmt::format("Tus-Resumable: 1.0.0\r\n{}{}", headers, type), "");
    return request.append(body);
}

std::string location_of(std::string_view head) {
    constexpr std::string_view name = "Location: ";
    const std::size_t begin = head.find(name);
    if (begin == std::string_view::npos) return {};
    const std::string_view rest = head.substr(begin + name.size());
    return std::string(rest.substr(0, rest.find('\r')));
}

Result<void> wait_until_looked_into(Client& client, const Filled& filled, const std::string& upload) {
    const std::string path = "/v1/attachments/" + upload.substr(std::string_view("/v1/uploads/").size());
    for (;;) {
        const auto seen = TRY(client.ask(http_request("GET", path, filled.token, "", "")));
        if (seen.body.contains(R"("state":"ready")")) return {};
        if (seen.status != 200 || !seen.body.contains(R"("state":"checking")"))
            return fail(problems::unavailable, "a file was not looked into: " + seen.body);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

enum class Until : std::uint8_t { Stored, LookedInto };

// Stored by one request, and given up by another: who uploads may have only few that are on no message.
Result<void> upload_one(Client& client, const Filled& filled, const std::string& bytes, Until until) {
    const std::string metadata = fmt::format("filename {},seller {},conversation {}", to_base64("mug.png"),
                                             to_base64(std::to_string(filled.seller.number)), to_base64(filled.conversations[0].text()));
    const auto stored = TRY(client.ask(upload_request(
        filled, "POST", "/v1/uploads", fmt::format("Upload-Length: {}\r\nUpload-Metadata: {}\r\n", bytes.size(), metadata), bytes)));
    if (stored.status != 201) return fail(problems::unavailable, "an upload was refused: " + stored.body);
    if (until == Until::LookedInto) TRY(wait_until_looked_into(client, filled, location_of(stored.head)));
    const auto removed = TRY(client.ask(upload_request(filled, "DELETE", location_of(stored.head), "", "")));
    if (removed.status != 204) return fail(problems::unavailable, "an upload could not be removed: " + removed.body);
    return {};
}

Result<double> measure_uploads(const Bench& bench, const ServerProcess& server, const Filled& filled, Until until) {
    std::vector<Client> clients;
    clients.reserve(upload_connections);
    for (int i = 0; i < upload_connections; ++i) clients.push_back(TRY(Client::connect(server.port())));
    return rate_of(bench.options.seconds, [&](int connection, int number) {
        const std::string bytes = until == Until::Stored ? file_bytes(connection, number) : picture_bytes(connection, number);
        return upload_one(clients[static_cast<std::size_t>(connection)], filled, bytes, until);
    });
}

// A file that begins to come in for the first message of a conversation, whatever the pack says of its size.
Result<AttachmentId> begin_large(App& app, const Filled& filled, UserId author, std::int64_t size_bytes) {
    const Timestamp now = app.clock();
    return app.database.write([&](store::Transaction& transaction) -> Result<AttachmentId> {
        const store::AttachmentRow row{.id = AttachmentId::make(),
                                       .conversation = filled.conversations[0],
                                       .seq = 1,
                                       .author = Author::Seller,
                                       .author_id = author,
                                       .name = "large.pdf",
                                       .declared_type = "application/pdf",
                                       .size_bytes = size_bytes,
                                       .created_at = now,
                                       .changed_at = now};
        TRY(store::add_attachment(transaction, filled.seller, row));
        TRY(store::add_upload(transaction, filled.seller, {.id = row.id, .expires_at = now + hours(1)}));
        return row.id;
    });
}

// One that is there, and was looked into.
Result<AttachmentId> add_large(App& app, const Filled& filled, std::int64_t size_bytes) {
    const Caller caller = TRY(find_token_caller(app, filled.token));
    const AttachmentId id = TRY(begin_large(app, filled, caller.user, size_bytes));
    auto append = TRY(UploadAppend::begin(app, caller, filled.seller, id, 0));
    const std::string piece(mebibyte, 'x');
    for (std::int64_t sent = 0; sent < size_bytes; sent += mebibyte) TRY(append.add(piece));
    TRY(append.commit());
    TRY(app.database.write([&](store::Transaction& transaction) -> Result<void> {
        auto row = TRY(store::find_attachment(transaction, filled.seller, id));
        auto file = TRY(store::find_attachment_file(transaction, filled.seller, id, AttachmentPart::Original));
        row->state = AttachmentState::Ready;
        file->part = AttachmentPart::Rebuilt;
        TRY(store::put_attachment_file(transaction, filled.seller, id, *file));
        TRY(store::update_attachment(transaction, filled.seller, *row));
        return {};
    }));
    return id;
}

// The most that the server had while `work` ran, beyond what it had before.
class MemoryWatch {
public:
    explicit MemoryWatch(const ServerProcess& server) : server_(server), before_mb_(server.memory_mb()), most_mb_(before_mb_) {
        thread_ = std::jthread([this](const std::stop_token& stop) {
            while (!stop.stop_requested()) {
                most_mb_ = std::max(most_mb_.load(), server_.memory_mb());
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            }
        });
    }
    double growth_mb() const { return most_mb_ - before_mb_; }

private:
    const ServerProcess& server_;
    double before_mb_;
    std::atomic<double> most_mb_;
    std::jthread thread_;
};

Result<void> measure_large_upload(const Bench& bench, const ServerProcess& server, const Filled& filled, AttachmentId id) {
    const MemoryWatch watch(server);
    auto client = TRY(Client::connect(server.port()));
    const std::string path = fmt::format("/v1/uploads/{}/{}", filled.seller.number, id.text());
    const auto answer =
        TRY(client.ask(upload_request(filled, "PATCH", path, "Upload-Offset: 0\r\n", std::string(large_upload_bytes, 'y'))));
    if (answer.status != 204) return fail(problems::unavailable, "the large upload was refused: " + answer.body);
    print(bench.out,
          {.name = "an upload of 50 MB", .value = static_cast<double>(large_upload_bytes) / 1e6 / (answer.ms / 1000), .unit = "MB/s"});
    print(bench.out, {.name = "memory that it took the server",
                      .value = watch.growth_mb(),
                      .unit = "MB",
                      .goal = upload_growth_max_mb,
                      .better = Better::Lower});
    return {};
}

// Reads for as long as is measured, as fast as it comes.
std::int64_t download(const ServerProcess& server, const std::string& request, Steady::time_point end) {
    std::int64_t received = 0;
    const int socket = connect_to(server.port());
    std::vector<char> buffer(262'144);
    if (socket < 0 || !send_all(socket, request)) return 0;
    while (Steady::now() < end) {
        const ::ssize_t count = ::recv(socket, buffer.data(), buffer.size(), 0);
        if (count <= 0) break;
        received += count;
    }
    ::close(socket);
    return received;
}

Result<void> measure_downloads(const Bench& bench, const ServerProcess& server, const Filled& filled, AttachmentId id) {
    const std::string path = fmt::format("/v1/attachments/{}/{}/rebuilt", filled.seller.number, id.text());
    const std::string request = http_request("GET", path, filled.token, "", "");
    const MemoryWatch watch(server);
    std::atomic<std::int64_t> received = 0, starved = 0;
    const auto begin = Steady::now(), end = begin + std::chrono::seconds(bench.options.seconds);
    {
        std::vector<std::jthread> readers;
        readers.reserve(downloads);
        for (int i = 0; i < downloads; ++i) {
            readers.emplace_back([&] {
                const std::int64_t own = download(server, request, end);
                received += own;
                if (own < mebibyte) ++starved;
            });
        }
    }
    if (starved > 0) return fail(problems::unavailable, fmt::format("{} of {} downloads brought nothing", starved.load(), downloads));
    print(bench.out, {.name = fmt::format("{} downloads of 1 GiB at once, together", downloads),
                      .value = static_cast<double>(received) / 1e6 / seconds_since(begin),
                      .unit = "MB/s"});
    print(bench.out, {.name = "memory that they took the server",
                      .value = watch.growth_mb(),
                      .unit = "MB",
                      .goal = downloads_growth_max_mb,
                      .better = Better::Lower});
    return {};
}

}  // namespace

Result<void> measure_files(const Bench& bench) {
    Filled filled;
    AttachmentId coming{}, kept{};
    TRY(bench.with_app(bench.directory, [&](App& app) -> Result<void> {
        filled = TRY(fill(app, {.messages = 1'000, .conversations = 100}, bench.out));
        coming = TRY(begin_large(app, filled, TRY(find_token_caller(app, filled.token)).user, large_upload_bytes));
        kept = TRY(add_large(app, filled, download_bytes));
        return {};
    }));
    fmt::print(bench.out, "Files of 1 MiB by {} connections, and plain files with fsync by as many threads, {} s each ...\n",
               upload_connections, bench.options.seconds);
    const double plain = TRY(measure_plain_writes(bench));
    const ServerProcess server = TRY(ServerProcess::start(bench.directory));
    const double uploads = TRY(measure_uploads(bench, server, filled, Until::Stored));
    const double checked = TRY(measure_uploads(bench, server, filled, Until::LookedInto));
    print(bench.out, {.name = "files of 1 MiB stored over HTTP",
                      .value = uploads,
                      .unit = "/s",
                      .peer = "plain writes with fsync",
                      .against = plain,
                      .goal = plain * share_of_plain_writes});
    print(bench.out, {.name = "pictures of 1 MB stored and looked into",
                      .value = checked,
                      .unit = "/s",
                      .peer = "plain writes with fsync",
                      .against = plain});
    TRY(measure_large_upload(bench, server, filled, coming));
    return measure_downloads(bench, server, filled, kept);
}

}  // namespace stoa::bench
