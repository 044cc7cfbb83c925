#include "bench/worst_checks.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <string>

#include "base/json.h"
#include "bench/report.h"
#include "bench/runs.h"
#include "domain/words.h"

namespace stoa::bench {

namespace {

constexpr std::size_t text_size_bytes = 100'000;
constexpr std::size_t links = 10'000;
constexpr double goal_ms = 50;

struct WorstText {
    std::string_view name;
    std::string_view unit;  // Again and again.
    TextFormat format = TextFormat::Text;
    std::size_t times = 0;  // 0: as often as fills the size.
};

constexpr std::array worst_texts{
    WorstText{.name = "of ((((", .unit = "(((("},
    WorstText{.name = "of a.a.a.a.", .unit = "a."},
    WorstText{.name = "of 1 1 1 1", .unit = "1 "},
    WorstText{.name = "of <b>", .unit = "<b>", .format = TextFormat::Html},
    WorstText{.name = "of zero-width characters", .unit = "\u200b"},
    WorstText{.name = "of one word", .unit = "a"},
    WorstText{.name = "of 10 000 links", .unit = "shop.example ", .times = links},
    WorstText{.name = "of 10 000 links of HTML", .unit = "<a href='http://a.example'>b</a> ", .format = TextFormat::Html, .times = links},
};

std::string line_of(const WorstText& text) {
    std::string body;
    const std::size_t times = text.times > 0 ? text.times : text_size_bytes / text.unit.size();
    for (std::size_t i = 0; i < times; ++i) body += text.unit;
    JsonWriter json;
    json.begin_object().member("id", "1").member("author", "seller").member("kind", "reply").member("format", to_text(text.format));
    return json.member("sent_at", "2025-05-01T00:00:00Z").member("body", body).end_object().take() + "\n";
}

}  // namespace

Result<void> measure_worst_checks(const Bench& bench, ChildProcess& batch) {
    for (const WorstText& text : worst_texts) {
        const std::string line = line_of(text);
        const double median = TRY(median_of_runs([&]() -> Result<double> {
            const auto begin = std::chrono::steady_clock::now();
            if (!batch.write(line) || !batch.read_line()) return fail(problems::unavailable, "stoa check --batch ended");
            return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
        }));
        print(bench.out, {.name = fmt::format("one check {}, median of {}", text.name, runs),
                          .value = median,
                          .unit = "ms",
                          .goal = goal_ms,
                          .better = Better::Lower});
    }
    return {};
}

}  // namespace stoa::bench
