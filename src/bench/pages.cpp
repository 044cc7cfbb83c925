// What people look at, with few and with many messages in the store: the cost of a page must not grow with history.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <random>
#include <vector>

#include "app/page.h"
#include "app/people/people.h"
#include "app/people/sessions.h"
#include "bench/fill.h"
#include "bench/load.h"
#include "bench/measurements.h"
#include "bench/report.h"
#include "bench/runs.h"
#include "bench/server_process.h"
#include "store/conversations.h"

namespace stoa::bench {

namespace {

constexpr int warm_up = 50;
constexpr int asked = 300;  // Requests a run, one after the other on one connection.

constexpr double p50_growth_max = 1.3;
constexpr double p99_growth_max = 2;
constexpr double deep_page_ms_max = 5;
constexpr double search_ms_max = 20;

// A served store, with what is needed to ask for its pages.
struct Side {
    int messages = 0;
    SellerId seller{};
    std::string token{};
    std::vector<std::string> buyer_sessions{};
    std::vector<ConversationId> conversations{};  // Some of the seller's.
    std::int64_t oldest_ms = 0;                   // When the first of them was last written in.
    std::int64_t newest_ms = 0;
};

// A page as somebody asks for it; `random` gives each request another place.
struct Page {
    std::string name;
    std::string (*request)(const Side& side, std::mt19937& random);
    std::optional<double> large_p99_ms_max{};  // Absent: it must not grow instead.
};

std::string seller_get(const Side& side, std::string_view path) {
    return http_request("GET", fmt::format("/v1/sellers/{}/{}", side.seller.number, path), side.token, "", "");
}

std::string buyer_get(const Side& side, std::string_view path, std::mt19937& random) {
    const std::string& session = side.buyer_sessions[random() % side.buyer_sessions.size()];
    return http_request("GET", path, "", fmt::format("Cookie: stoa_session={}\r\n", session), "");
}

std::string deep_page(const Side& side, std::mt19937& random) {
    const auto at = std::uniform_int_distribution<std::int64_t>(side.oldest_ms, side.newest_ms)(random);
    return seller_get(side, "conversations?limit=50&cursor=" + encode_cursor({at, ConversationId{}.text()}));
}

std::string conversation_page(const Side& side, std::mt19937& random) {
    return seller_get(side, fmt::format("conversations/{}/messages", side.conversations[random() % side.conversations.size()].text()));
}

const std::vector<Page>& pages() {
    static const std::vector<Page> all{
        {"inbox, needs reply, newest 50",
         [](const Side& side, std::mt19937&) { return seller_get(side, "conversations?section=needs_reply&limit=50"); }},
        {"inbox, all, newest 50", [](const Side& side, std::mt19937&) { return seller_get(side, "conversations?limit=50"); }},
        {"a conversation's newest messages", conversation_page},
        {"buyer's messages, 20",
         [](const Side& side, std::mt19937& random) { return buyer_get(side, "/v1/conversations?limit=20", random); }},
        {"Manage Orders, newest 50", [](const Side& side, std::mt19937&) { return seller_get(side, "orders?limit=50"); }},
        {"Manage Orders, search of a common word, 50",
         [](const Side& side, std::mt19937&) { return seller_get(side, "orders?limit=50&search=chest"); }},
        {"Manage Orders, beginning of an order's id, 50",
         [](const Side& side, std::mt19937&) { return seller_get(side, "orders?limit=50&search=114-00050"); }},
        {"Manage Orders, a common SKU, 50",
         [](const Side& side, std::mt19937&) { return seller_get(side, "orders?limit=50&search=OI-CH4-OAK"); }},
        {"Manage Orders, a rare SKU, 50",
         [](const Side& side, std::mt19937&) { return seller_get(side, "orders?limit=50&search=OI-ST2-ASH"); }},
        {"Manage Orders, shipped, 50",
         [](const Side& side, std::mt19937&) { return seller_get(side, "orders?limit=50&delivery_state=shipped"); }},
        {"Manage Orders, with messages, 50",
         [](const Side& side, std::mt19937&) { return seller_get(side, "orders?limit=50&has_conversation=true"); }},
        {"Manage Orders, without messages, of which there are none",
         [](const Side& side, std::mt19937&) { return seller_get(side, "orders?limit=50&has_conversation=false"); }},
        {"Manage Orders, can still be messaged, 50",
         [](const Side& side, std::mt19937&) { return seller_get(side, "orders?limit=50&can_be_messaged=true"); }},
        {"Manage Orders, cannot be messaged any more",
         [](const Side& side, std::mt19937&) { return seller_get(side, "orders?limit=50&can_be_messaged=false"); }},
        {"inbox, all, at a random depth, 50", deep_page, deep_page_ms_max},
        {"search in messages, a common word",
         [](const Side& side, std::mt19937&) { return seller_get(side, "search?limit=20&search=walnut"); }, search_ms_max},
        {"search in messages, two common words",
         [](const Side& side, std::mt19937&) { return seller_get(side, "search?limit=20&search=walnut%20hinge"); }, search_ms_max},
        {"search in messages, a rare word",
         [](const Side& side, std::mt19937&) { return seller_get(side, "search?limit=20&search=purpleheart"); }, search_ms_max},
        {"search in messages, a phrase",
         [](const Side& side, std::mt19937&) { return seller_get(side, "search?limit=20&search=%22left%20hinge%20loose%22"); },
         search_ms_max},
        {"search in a buyer's messages",
         [](const Side& side, std::mt19937& random) { return buyer_get(side, "/v1/search?limit=20&search=walnut", random); },
         search_ms_max},
    };
    return all;
}

// Looks up what a filled store has, and lets its buyers in.
Result<Side> prepare(const Bench& bench, const std::string& directory) {
    Side side;
    TRY(bench.with_app(directory, [&](App& app) -> Result<void> {
        side.seller = TRY(get_seller_by_name(app, std::string(seller_name)));
        side.token = TRY(create_token(
            app, {.name = "pages", .seller_name = std::string(seller_name), .scopes = static_cast<std::uint32_t>(Scope::MessagesRead)}));
        for (int number = 0; number < buyers_signed_in_max; ++number) {
            const auto in =
                TRY(sign_in(app, {.login = buyer_login(number), .password = std::string(buyer_password), .address = "127.0.0.1"}));
            side.buyer_sessions.push_back(in.session);
        }
        return app.database.read([&](store::Reader& reader) -> Result<void> {
            const auto old = TRY(store::list_due_first(reader, side.seller, Section::Waiting, UserId{}, {}, 200));
            const auto fresh = TRY(store::list_newest_first(reader, side.seller, Section::Waiting, UserId{}, {}, 200));
            if (old.empty() || fresh.empty()) return fail(problems::not_found, "the store was not filled by `stoa bench --fill`");
            for (const auto* some : {&old, &fresh}) {
                for (const auto& row : *some) side.conversations.push_back(row.conversation.id);
            }
            side.oldest_ms = old.front().inbox.last_message_at.ms;
            side.newest_ms = fresh.front().inbox.last_message_at.ms;
            return {};
        });
    }));
    return side;
}

struct Series {
    std::vector<double> p50{}, p99{};
    std::size_t body_bytes = 0;

    double median_p50() { return median(p50); }
    double median_p99() { return median(p99); }

private:
    static double median(std::vector<double>& values) {
        std::ranges::sort(values);
        return quantile(values, 0.5);
    }
};

Result<void> ask(Client& client, const Side& side, const Page& page, unsigned seed, Series& series) {
    std::mt19937 random(seed);
    std::vector<double> times;
    times.reserve(asked);
    for (int i = 0; i < warm_up + asked; ++i) {
        const auto answer = TRY(client.ask(page.request(side, random)));
        if (answer.status != 200) return fail(problems::unavailable, fmt::format("{}: {} {}", page.name, answer.status, answer.body));
        series.body_bytes = answer.body.size();
        if (i >= warm_up) times.push_back(answer.ms);
    }
    std::ranges::sort(times);
    series.p50.push_back(quantile(times, 0.5));
    series.p99.push_back(quantile(times, 0.99));
    return {};
}

void print_page(std::ostream& out, const Page& page, Series& small, Series& large) {
    const double p50 = large.median_p50();
    const double p99 = large.median_p99();
    const auto goal = [&](double against, double growth) -> std::optional<double> {
        return page.large_p99_ms_max ? std::nullopt : std::optional(against * growth);
    };
    const double small_p50 = small.median_p50();
    const double small_p99 = small.median_p99();
    print(out, {.name = page.name + ", p50",
                .value = p50,
                .unit = "ms",
                .peer = "few messages",
                .against = small_p50,
                .goal = goal(small_p50, p50_growth_max),
                .better = Better::Lower});
    print(out, {.name = page.name + ", p99",
                .value = p99,
                .unit = "ms",
                .peer = "few messages",
                .against = small_p99,
                .goal = page.large_p99_ms_max ? page.large_p99_ms_max : goal(small_p99, p99_growth_max),
                .better = Better::Lower});
    fmt::print(out, "    bytes of an answer: {} and {}\n", small.body_bytes, large.body_bytes);
}

Result<std::string> filled_directory(const Bench& bench, const std::string& given, std::string_view name, int messages) {
    if (!given.empty()) return given;
    const std::string directory = fmt::format("{}/{}", bench.directory, name);
    std::filesystem::create_directory(directory);
    fmt::print(bench.out, "Filling a store with {} messages of 50 sellers ...\n", messages);
    TRY(fill_for_pages(bench, directory, messages));
    return directory;
}

struct Served {
    Side side;
    ServerProcess server;
    Client client;
};

// Into the system's cache: the disk is not what is measured.
void read_through(const std::string& file) {
    std::ifstream bytes(file, std::ios::binary);
    std::vector<char> block(1 << 20);
    while (bytes.read(block.data(), static_cast<std::streamsize>(block.size()))) {
    }
}

Result<Served> open_side(const Bench& bench, const std::string& directory) {
    auto side = TRY(prepare(bench, directory));
    auto server = TRY(ServerProcess::start(directory));
    auto client = TRY(Client::connect(server.port()));
    return Served{std::move(side), std::move(server), std::move(client)};
}

}  // namespace

Result<void> measure_pages(const Bench& bench) {
    const std::string small_directory = TRY(filled_directory(bench, bench.options.small_directory, "small", bench.options.messages));
    const std::string large_directory = TRY(filled_directory(bench, bench.options.large_directory, "large", bench.options.large_messages));
    auto small = TRY(open_side(bench, small_directory));
    auto large = TRY(open_side(bench, large_directory));
    read_through(small_directory + "/stoa.db");
    read_through(large_directory + "/stoa.db");
    const std::array<Served*, 2> both{&small, &large};
    fmt::print(bench.out,
               "Pages one after the other over HTTP, medians of {} runs of {} requests, few and many messages by turns, files in the "
               "system's cache ...\n",
               runs, asked);
    for (const Page& page : pages()) {
        std::array<Series, 2> series;
        for (unsigned run = 0; run < static_cast<unsigned>(runs); ++run) {
            for (std::size_t i = 0; i < both.size(); ++i) TRY(ask(both[i]->client, both[i]->side, page, run, series[i]));
        }
        print_page(bench.out, page, series[0], series[1]);
    }
    print(bench.out, {.name = "memory of the server with many messages", .value = large.server.memory_mb(), .unit = "MB"});
    return {};
}

}  // namespace stoa::bench
