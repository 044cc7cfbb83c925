#include "bench/bench.h"

#include "bench/fill.h"
#include "bench/measurements.h"

namespace stoa::bench {

namespace {

Result<void> measure_mails(const Bench& bench) {
    TRY(measure_mails_out(bench));
    return measure_mails_in(bench);
}

}  // namespace

const std::vector<Group>& groups() {
    static const std::vector<Group> all{
        {"sends", "durable replies and lists over HTTP, start, idle memory", measure_sends},
        {"streams", "idle event streams, and an event on its way to many", measure_streams},
        {"checks", "checks of messages beside rspamd, in a batch, one by one; start and memory", measure_checks},
        {"mails", "mails out into smtp-sink, and in by LMTP beside Dovecot", measure_mails},
        {"uploads", "files over HTTP, in beside plain writes and out; the server's memory with large ones", measure_files},
        {"pages", "pages and searches with 100 thousand and 5 million messages", measure_pages},
    };
    return all;
}

Result<void> fill_for_pages(const Bench& bench, const std::string& data_directory, int messages) {
    constexpr int messages_of_conversation = 10;
    constexpr int sellers = 50;
    const FillOptions options{.messages = messages, .conversations = messages / messages_of_conversation, .sellers = sellers};
    return bench.with_app(data_directory, [&](App& app) -> Result<void> {
        TRY(fill(app, options, bench.out));
        return {};
    });
}

}  // namespace stoa::bench
