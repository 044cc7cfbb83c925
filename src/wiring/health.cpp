#include "wiring/health.h"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

#include "store/people.h"

namespace stoa::wiring {

std::vector<std::string> find_failures(App& app, const DataDirectory& directory) {
    std::vector<std::string> failures;
    const auto sellers = app.database.read([](store::Reader& reader) { return store::list_sellers(reader, marketplace_itself, 1); });
    if (!sellers)
        failures.push_back(fmt::format("the database cannot be read ({}); look at the log and at the disk", sellers.error().message));
    // Writes nothing: it only takes the writer's place, as every send does.
    const auto written = app.database.write([](store::Transaction&) -> Result<void> { return {}; });
    if (!written) {
        failures.push_back(fmt::format("the database cannot be written ({}); look for another program that holds it, and at the log",
                                       written.error().message));
    }
    if (::access(directory.database_file().c_str(), W_OK) != 0) {
        failures.push_back(fmt::format("{} cannot be written; mend its rights, or put it back and start anew", directory.database_file()));
    }
    std::error_code failure;
    const auto space = std::filesystem::space(directory.path(), failure);
    if (!failure && space.available < free_space_min_bytes) {
        failures.push_back(fmt::format("the disk of {} has only {} MB left; make room", directory.path(), space.available / 1'000'000));
    }
    // What a full disk says of files is said already where they lie on the same one.
    const auto files = app.blobs.check();
    if (!files && (files.error().code() != problems::storage_full.code || failures.empty())) failures.push_back(files.error().message);
    return failures;
}

std::vector<UnavailableRule> find_unavailable(const App& app) {
    constexpr std::string_view spelling = "format.spelling";
    std::vector<UnavailableRule> rules;
    for (UnavailableRule& rule : app.unavailable_rules->list(app.clock())) {
        // Of dictionaries the next lines know how it is now.
        if (rule.rule != spelling) rules.push_back(std::move(rule));
    }
    if (app.pack.find_rule(spelling) == nullptr) return rules;
    for (std::string& failure : app.dictionaries.failures()) rules.push_back({.rule = std::string(spelling), .reason = std::move(failure)});
    return rules;
}

}  // namespace stoa::wiring
