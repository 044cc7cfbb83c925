#include "http/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace stoa::http {

namespace {

void write_gauge(std::string& out, std::string_view name, std::string_view help, std::int64_t value) {
    fmt::format_to(std::back_inserter(out), "# HELP {0} {1}\n# TYPE {0} gauge\n{0} {2}\n", name, help, value);
}

void write_counter(std::string& out, std::string_view name, std::string_view help, std::int64_t value) {
    fmt::format_to(std::back_inserter(out), "# HELP {0} {1}\n# TYPE {0} counter\n{0} {2}\n", name, help, value);
}

// "GET /v1/session" as labels.
std::string labels_of(const std::string& route) {
    const std::size_t blank = route.find(' ');
    return fmt::format(R"(method="{}",route="{}")", route.substr(0, blank), route.substr(blank + 1));
}

}  // namespace

Metrics::Metrics(std::vector<std::string> routes)
    : routes_(std::move(routes)),
      counts_(std::make_unique<Counts[]>(routes_.size())),
      started_at_seconds_(std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count()) {}

void Metrics::count(std::size_t route, int status, std::chrono::steady_clock::duration took) {
    constexpr auto relaxed = std::memory_order_relaxed;
    Counts& counts = counts_[route];
    const std::int64_t took_us = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
    counts.by_class[static_cast<std::size_t>(std::clamp(status / 100, 1, 5) - 1)].fetch_add(1, relaxed);
    const auto bucket = std::ranges::lower_bound(bucket_ends_us, took_us);
    if (bucket != bucket_ends_us.end()) {
        counts.by_duration[static_cast<std::size_t>(bucket - bucket_ends_us.begin())].fetch_add(1, relaxed);
    }
    counts.count.fetch_add(1, relaxed);
    counts.sum_us.fetch_add(static_cast<std::uint64_t>(std::max<std::int64_t>(took_us, 0)), relaxed);
}

std::string Metrics::write(const Gauges& gauges) const {
    std::string out;
    const auto to = std::back_inserter(out);
    write_gauge(out, "process_start_time_seconds", "Start of the server since 1970 in seconds.", started_at_seconds_);
    write_gauge(out, "stoa_http_connections", "Open connections.", gauges.connections);
    write_gauge(out, "stoa_http_event_streams", "Open event streams.", gauges.streams);
    write_gauge(out, "stoa_http_queue_length", "Requests that wait for a thread.", gauges.queue_length);
    write_gauge(out, "stoa_http_uploads", "Requests that bring a file, under way.", gauges.uploads);
    write_gauge(out, "stoa_http_downloads", "Answers that bring a file, under way.", gauges.downloads);
    write_counter(out, "stoa_http_file_bytes_received_total", "Bytes of files that came in.", gauges.received_bytes);
    write_counter(out, "stoa_http_file_bytes_sent_total", "Bytes of files that went out.", gauges.sent_bytes);
    if (gauges.unindexed) {
        write_gauge(out, "stoa_search_unindexed_messages", "Delivered messages that a search does not find yet.", *gauges.unindexed);
    }
    out += "# HELP stoa_http_requests_total Requests by route and class of the answer's status.\n# TYPE stoa_http_requests_total counter\n";
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        for (std::size_t c = 0; c < counts_[i].by_class.size(); ++c) {
            const std::uint64_t count = counts_[i].by_class[c];
            if (count > 0) fmt::format_to(to, "stoa_http_requests_total{{{},status=\"{}xx\"}} {}\n", labels_of(routes_[i]), c + 1, count);
        }
    }
    out += "# HELP stoa_http_request_duration_seconds From a request read to its answer made.\n";
    out += "# TYPE stoa_http_request_duration_seconds histogram\n";
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        const Counts& counts = counts_[i];
        if (counts.count == 0) continue;
        const std::string labels = labels_of(routes_[i]);
        std::uint64_t sum = 0;
        for (std::size_t b = 0; b < bucket_ends_us.size(); ++b) {
            sum += counts.by_duration[b];
            fmt::format_to(to, "stoa_http_request_duration_seconds_bucket{{{},le=\"{}\"}} {}\n", labels,
                           static_cast<double>(bucket_ends_us[b]) / 1e6, sum);
        }
        fmt::format_to(to, "stoa_http_request_duration_seconds_bucket{{{},le=\"+Inf\"}} {}\n", labels, counts.count.load());
        fmt::format_to(to, "stoa_http_request_duration_seconds_sum{{{}}} {}\n", labels, static_cast<double>(counts.sum_us) / 1e6);
        fmt::format_to(to, "stoa_http_request_duration_seconds_count{{{}}} {}\n", labels, counts.count.load());
    }
    return out;
}

}  // namespace stoa::http
