// E-mail: how many mails go out into a server that takes all, and how many come in beside Dovecot.
#include <fmt/format.h>
#include <fmt/ostream.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "app/mail/aliases.h"
#include "app/messages/delivery.h"
#include "bench/check_texts.h"
#include "bench/dovecot.h"
#include "bench/fill.h"
#include "bench/lmtp_load.h"
#include "bench/load.h"
#include "bench/measurements.h"
#include "bench/report.h"
#include "bench/server_process.h"
#include "store/conversations.h"
#include "store/mails.h"

namespace stoa::bench {

namespace {

using Steady = std::chrono::steady_clock;

constexpr double out_goal_per_second = 500;
constexpr int lmtp_connections = 8;
constexpr int small_bytes = 600;
constexpr int large_bytes = 20'000;
constexpr std::string_view domain = "messages.example";
constexpr std::string_view sink_program = "/usr/sbin/smtp-sink";
// Buyers who sign in have the address of their login, and get mails gathered; the conversations of the others begin here.
constexpr std::size_t first_conversation = static_cast<std::size_t>(buyers_signed_in_max) * conversations_of_buyer;
constexpr auto sink_start = std::chrono::milliseconds(200);

struct Sink {
    ChildProcess process;
    std::uint16_t port;
};

Result<Sink> start_sink() {
    if (!std::filesystem::exists(sink_program)) return fail(problems::unavailable, "postfix is not installed: ./dev bench mails does it");
    const std::uint16_t port = TRY(free_port());
    std::vector<std::string> arguments;
    if (::geteuid() == 0) arguments = {"-u", "nobody"};
    for (const std::string& argument : {fmt::format("127.0.0.1:{}", port), std::string("256")}) arguments.push_back(argument);
    ChildProcess process = TRY(ChildProcess::start({.program = std::string(sink_program), .arguments = std::move(arguments)}));
    std::this_thread::sleep_for(sink_start);
    return Sink{std::move(process), port};
}

MailOptions mail_options(std::uint16_t relay_port) {
    return {
        .domain = std::string(domain), .relay = fmt::format("smtp://127.0.0.1:{}", relay_port), .public_url = "https://messages.example"};
}

ServerProcess::Settings settings_of(const MailOptions& options, std::uint16_t lmtp_port) {
    return {{"STOA_MAIL_DOMAIN", options.domain},
            {"STOA_MAIL_RELAY", options.relay},
            {"STOA_HTTP_PUBLIC_URL", options.public_url},
            {"STOA_LMTP_LISTEN", fmt::format("127.0.0.1:{}", lmtp_port)}};
}

// So many messages of the seller's, by turns to buyers who get each by mail at once; all wait to be sent.
Result<void> write_messages(App& app, const Filled& filled, int count) {
    constexpr int batch = 500;
    std::vector<Target> targets;
    for (std::size_t i = first_conversation; i < filled.conversations.size(); ++i) {
        targets.push_back(TRY(app.database.read(
            [&](store::Reader& reader) { return load_conversation_target(reader, filled.seller, filled.conversations[i]); })));
    }
    if (targets.empty()) return fail(problems::invalid_value, fmt::format("it takes more than {} --conversations", first_conversation));
    for (int begin = 0; begin < count; begin += batch) {
        TRY(app.database.write([&](store::Transaction& transaction) -> Result<void> {
            for (int number = begin; number < std::min(begin + batch, count); ++number) {
                Submission submission{.caller = filled.member, .target = targets[static_cast<std::size_t>(number) % targets.size()]};
                submission.text = reply_text(number);
                TRY(deliver_message(app, transaction, submission, {}));
            }
            return {};
        }));
    }
    return {};
}

Result<bool> is_any_queued(App& app) {
    const auto queued = TRY(app.database.read([&](store::Reader& reader) { return store::list_mails_in(reader, MailState::Queued, 1); }));
    return !queued.empty();
}

// A mail for each message of the sellers' waits before the server starts; measured is until the last is noted as taken.
Result<void> measure_out(const Bench& bench) {
    Sink sink = TRY(start_sink());
    const std::string directory = bench.directory + "/out";
    return bench.with_app(directory, [&](App& app) -> Result<void> {
        const int mails = std::min(bench.options.messages / 5, 20'000);
        const Filled filled = TRY(fill(app, {.messages = bench.options.messages, .conversations = bench.options.conversations}, bench.out));
        app.mail = mail_options(sink.port);
        TRY(write_messages(app, filled, mails));
        fmt::print(bench.out, "{} mails into smtp-sink ...\n", mails);
        const auto server = TRY(ServerProcess::start(directory, settings_of(app.mail, TRY(free_port()))));
        const auto begin = Steady::now();
        const double cpu_before = server.cpu_seconds();
        while (TRY(is_any_queued(app))) std::this_thread::sleep_for(std::chrono::milliseconds(50));
        const double seconds = std::chrono::duration<double>(Steady::now() - begin).count();
        fmt::print(bench.out, "    {:.1f} s; processor: server {:.1f} s\n", seconds, server.cpu_seconds() - cpu_before);
        print(bench.out, {.name = "mails out", .value = mails / seconds, .unit = "/s", .goal = out_goal_per_second});
        return {};
    });
}

struct Writer {
    std::string from;
    std::string to;
};

// A buyer of each conversation with the address that reaches the seller.
Result<std::vector<Writer>> writers_of(App& app, const Filled& filled) {
    return app.database.read([&](store::Reader& reader) -> Result<std::vector<Writer>> {
        std::vector<Writer> writers;
        for (std::size_t i = first_conversation; i < filled.conversations.size(); ++i) {
            const auto row = TRY(store::find_conversation(reader, filled.seller, filled.conversations[i], UserId{}));
            if (!row) continue;
            writers.push_back({.from = buyer_address(static_cast<int>(i) / conversations_of_buyer),
                               .to = alias_address(app, alias_of(row->conversation, Author::Seller))});
        }
        return writers;
    });
}

std::string with_line_ends(std::string_view text, std::string_view before) {
    constexpr std::size_t line_length = 72;
    std::string lines;
    while (!text.empty()) {
        std::size_t end = text.size();
        // Japanese has no blanks: a long line, and below 998 bytes.
        if (const std::size_t blank = text.rfind(' ', line_length); end > line_length && blank != std::string_view::npos) end = blank;
        lines += fmt::format("{}{}\r\n", before, text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

// A reply as mail programs write it: the words, below them what they answer, and the same as HTML where the mail is large.
std::string mail_bytes(const Writer& writer, const std::string& text, int number, int size) {
    const std::string head = fmt::format(
        "From: Buyer <{}>\r\nTo: <{}>\r\nSubject: Re: Order: Oak chest, 4 drawers\r\nDate: Thu, 26 Nov 2026 10:00:00 +0000\r\n"
        "Message-ID: <bench.{}.{}@buyers.example>\r\nMIME-Version: 1.0\r\n",
        writer.from, writer.to, size, number);
    const std::string words = with_line_ends(text, "");
    if (size <= small_bytes) return head + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + words;
    std::string quoted = "On Thu, 26 Nov 2026 at 09:00, Oak wrote:\r\n", html = "<p>" + words + "</p><blockquote type=\"cite\">\r\n";
    for (int i = 0; static_cast<int>(head.size() + 2 * words.size() + quoted.size() + html.size()) < size - 500; ++i) {
        quoted += with_line_ends(reply_text(i), "> ") + ">\r\n";
        html += "<p style=\"margin:0;font-family:sans-serif\">\r\n" + with_line_ends(reply_text(i), "") + "</p>\r\n";
    }
    const auto part = [](std::string_view type, const std::string& content) {
        return fmt::format("--cut\r\nContent-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}\r\n", type, content);
    };
    return head + "Content-Type: multipart/alternative; boundary=cut\r\n\r\n" + part("text/plain", words + "\r\n" + quoted) +
           part("text/html", html + "</blockquote>") + "--cut--\r\n";
}

LmtpLoadOptions load_of(const Bench& bench, std::uint16_t port, std::function<LmtpMail(int, int)> mail) {
    return {.port = port, .connections = lmtp_connections, .length_ms = bench.options.seconds * 1000, .mail = std::move(mail)};
}

void print_refusals(std::ostream& out, const LmtpLoadResult& load) {
    if (load.refused > 0) fmt::print(out, "    {} connections ended with a refusal, the first: {}\n", load.refused, load.first_refusal);
}

Result<double> measure_stoa(const Bench& bench, const std::vector<Writer>& writers, const std::string& directory, int size) {
    const std::uint16_t port = TRY(free_port());
    const auto server = TRY(ServerProcess::start(
        directory, {{"STOA_MAIL_DOMAIN", std::string(domain)}, {"STOA_LMTP_LISTEN", fmt::format("127.0.0.1:{}", port)}}));
    const auto texts = check_texts(480, small_bytes / 2);
    const double cpu_before = server.cpu_seconds();
    const auto load = TRY(run_lmtp_load(load_of(bench, port, [&](int connection, int number) {
        const int own = number * lmtp_connections + connection;
        const Writer& writer = writers[static_cast<std::size_t>(own) % writers.size()];
        return LmtpMail{writer.from, writer.to, mail_bytes(writer, texts[static_cast<std::size_t>(own) % texts.size()], own, size)};
    })));
    print_refusals(bench.out, load);
    fmt::print(bench.out, "    Stoa: {} mails in {:.1f} s; processor: server {:.1f} s; resident {:.0f} MB\n", load.taken, load.seconds,
               server.cpu_seconds() - cpu_before, server.memory_mb());
    return load.per_second();
}

Result<double> measure_dovecot(const Bench& bench, const Dovecot& dovecot, int size) {
    const auto texts = check_texts(480, small_bytes / 2);
    const auto load = TRY(run_lmtp_load(load_of(bench, dovecot.port(), [&](int connection, int number) {
        const int own = number * lmtp_connections + connection;
        // A mailbox of its own for each connection: none waits for another's lock.
        const Writer writer{buyer_address(own % 50), fmt::format("shop{}@{}", connection, domain)};
        return LmtpMail{writer.from, writer.to, mail_bytes(writer, texts[static_cast<std::size_t>(own) % texts.size()], own, size)};
    })));
    print_refusals(bench.out, load);
    fmt::print(bench.out, "    Dovecot: {} mails in {:.1f} s\n", load.taken, load.seconds);
    return load.per_second();
}

Result<void> measure_in(const Bench& bench) {
    const std::string directory = bench.directory + "/in";
    std::vector<Writer> writers;
    TRY(bench.with_app(directory, [&](App& app) -> Result<void> {
        app.mail.domain = domain;
        const Filled filled = TRY(fill(app, {.messages = bench.options.messages, .conversations = bench.options.conversations}, bench.out));
        writers = TRY(writers_of(app, filled));
        return {};
    }));
    std::filesystem::create_directories(bench.directory + "/dovecot");
    std::filesystem::permissions(bench.directory, std::filesystem::perms::others_exec, std::filesystem::perm_options::add);
    const auto dovecot = TRY(Dovecot::start(bench.directory + "/dovecot", lmtp_connections));
    for (const int size : {small_bytes, large_bytes}) {
        fmt::print(bench.out, "Mails of {} bytes by LMTP, {} connections, {} s each ...\n", size, lmtp_connections, bench.options.seconds);
        const double rate = TRY(measure_stoa(bench, writers, directory, size));
        const double peer = TRY(measure_dovecot(bench, dovecot, size));
        print(bench.out, {.name = fmt::format("mails in, {} bytes, checked and durable", size),
                          .value = rate,
                          .unit = "/s",
                          .peer = "Dovecot's LMTP into mdbox",
                          .against = peer,
                          .goal = peer});
    }
    return {};
}

}  // namespace

Result<void> measure_mails(const Bench& bench) {
    TRY(measure_out(bench));
    return measure_in(bench);
}

}  // namespace stoa::bench
