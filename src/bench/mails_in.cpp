// E-mail in: how many mails are taken beside Dovecot, and what memory a hundred thousand of them cost.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <filesystem>

#include "app/mail/aliases.h"
#include "bench/check_texts.h"
#include "bench/dovecot.h"
#include "bench/fill.h"
#include "bench/lmtp_load.h"
#include "bench/mails.h"
#include "bench/measurements.h"
#include "bench/report.h"
#include "bench/server_process.h"
#include "store/conversations.h"

namespace stoa::bench {

namespace {

constexpr int lmtp_connections = 8;
constexpr int small_bytes = 600;
constexpr int large_bytes = 20'000;

// Memory: what the server holds after the first mails, when its caches are full, and after many.
constexpr int first_mails = 40'000;
constexpr int many_mails = 100'000;
// Each address stays below what may come for it in an hour (MailLimits), and the store is larger than the writer's cache of pages from the
// first mail on.
constexpr int many_mails_conversations = 15'000;
constexpr double memory_growth_max = 1.1;

struct Writer {
    std::string from;
    std::string to;
};

// A buyer of each conversation with the address that reaches the seller.
Result<std::vector<Writer>> writers_of(App& app, const Filled& filled) {
    return app.database.read([&](store::Reader& reader) -> Result<std::vector<Writer>> {
        std::vector<Writer> writers;
        for (std::size_t i = first_mail_conversation; i < filled.conversations.size(); ++i) {
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

class MailServer {
public:
    static Result<MailServer> start(const std::string& directory) {
        const std::uint16_t port = TRY(free_port());
        return MailServer(TRY(ServerProcess::start(directory, {{"STOA_MAIL_DOMAIN", std::string(mail_domain)},
                                                               {"STOA_LMTP_LISTEN", fmt::format("127.0.0.1:{}", port)}})),
                          port);
    }
    const ServerProcess& process() const { return process_; }
    std::uint16_t port() const { return port_; }

private:
    MailServer(ServerProcess process, std::uint16_t port) : process_(std::move(process)), port_(port) {}
    ServerProcess process_;
    std::uint16_t port_;
};

// Mails of the writers by turns; `begin` is the number of the first, so that no mail comes twice.
std::function<LmtpMail(int, int)> mails_of(const std::vector<Writer>& writers, int size, int begin) {
    return [&writers, size, begin, texts = check_texts(480, small_bytes / 2)](int connection, int number) {
        const int own = begin + number * lmtp_connections + connection;
        const Writer& writer = writers[static_cast<std::size_t>(own) % writers.size()];
        return LmtpMail{writer.from, writer.to, mail_bytes(writer, texts[static_cast<std::size_t>(own) % texts.size()], own, size)};
    };
}

Result<double> measure_stoa(const Bench& bench, const std::vector<Writer>& writers, const std::string& directory, int size) {
    const MailServer server = TRY(MailServer::start(directory));
    const double cpu_before = server.process().cpu_seconds();
    const auto load = TRY(run_lmtp_load(load_of(bench, server.port(), mails_of(writers, size, 0))));
    print_refusals(bench.out, load);
    fmt::print(bench.out, "    Stoa: {} mails in {:.1f} s; processor: server {:.1f} s; resident {:.0f} MB\n", load.taken, load.seconds,
               server.process().cpu_seconds() - cpu_before, server.process().memory_mb());
    return load.per_second();
}

// A store with conversations of the sellers', and who writes to them by mail.
Result<std::vector<Writer>> fill_for_mails(const Bench& bench, const std::string& directory, const FillOptions& options) {
    std::vector<Writer> writers;
    TRY(bench.with_app(directory, [&](App& app) -> Result<void> {
        app.mail.domain = mail_domain;
        writers = TRY(writers_of(app, TRY(fill(app, options, bench.out))));
        return {};
    }));
    return writers;
}

Result<void> measure_memory(const Bench& bench) {
    const std::string directory = bench.directory + "/many";
    const auto writers =
        TRY(fill_for_mails(bench, directory, {.messages = 2 * many_mails_conversations, .conversations = many_mails_conversations}));
    fmt::print(bench.out, "Memory while {} mails of {} bytes come in ...\n", many_mails, small_bytes);
    const MailServer server = TRY(MailServer::start(directory));
    const auto memory_after = [&](int mails, int begin) -> Result<double> {
        const LmtpLoadOptions options{.port = server.port(),
                                      .connections = lmtp_connections,
                                      .warm_up_ms = 0,
                                      .mails = mails,
                                      .mail = mails_of(writers, small_bytes, begin)};
        const auto load = TRY(run_lmtp_load(options));
        print_refusals(bench.out, load);
        fmt::print(bench.out, "    {} more mails in {:.0f} s: resident {:.0f} MB\n", load.taken, load.seconds,
                   server.process().memory_mb());
        return server.process().memory_mb();
    };
    const double few = TRY(memory_after(first_mails, 0));
    // Numbers that the first have not had.
    const double many = TRY(memory_after(many_mails - first_mails, 2 * many_mails));
    print(bench.out, {.name = fmt::format("resident memory after {} mails", many_mails),
                      .value = many,
                      .unit = "MB",
                      .peer = fmt::format("after {}", first_mails),
                      .against = few,
                      .goal = memory_growth_max * few,
                      .better = Better::Lower});
    return {};
}

Result<double> measure_dovecot(const Bench& bench, const Dovecot& dovecot, int size) {
    const auto texts = check_texts(480, small_bytes / 2);
    const auto load = TRY(run_lmtp_load(load_of(bench, dovecot.port(), [&](int connection, int number) {
        const int own = number * lmtp_connections + connection;
        // A mailbox of its own for each connection: none waits for another's lock.
        const Writer writer{buyer_address(own % 50), fmt::format("shop{}@{}", connection, mail_domain)};
        return LmtpMail{writer.from, writer.to, mail_bytes(writer, texts[static_cast<std::size_t>(own) % texts.size()], own, size)};
    })));
    print_refusals(bench.out, load);
    fmt::print(bench.out, "    Dovecot: {} mails in {:.1f} s\n", load.taken, load.seconds);
    return load.per_second();
}

}  // namespace

Result<void> measure_mails_in(const Bench& bench) {
    const std::string directory = bench.directory + "/in";
    const auto writers =
        TRY(fill_for_mails(bench, directory, {.messages = bench.options.messages, .conversations = bench.options.conversations}));
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
    return measure_memory(bench);
}

}  // namespace stoa::bench
