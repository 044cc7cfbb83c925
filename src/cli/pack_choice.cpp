#include "cli/pack_choice.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <list>

#include "cli/text_files.h"

namespace stoa::cli {

namespace {

constexpr std::size_t packs_beside_max = 100;

struct PackFile {
    std::string name;
    std::string toml;
};

// What a file may extend besides; what cannot be read cannot be extended.
std::list<PackFile> read_packs_beside(const std::filesystem::path& file) {
    std::list<PackFile> packs;
    std::error_code error;
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() != ".toml" || entry.path().filename() == file.filename()) continue;
        auto toml = read_file(entry.path().string());
        if (toml && packs.size() < packs_beside_max) packs.push_back({entry.path().stem().string(), *std::move(toml)});
    }
    return packs;
}

Result<policy::Pack> read_pack(const std::string& wanted, std::span<const policy::Pack::Source> sources, std::ostream& err) {
    policy::PackReading reading = policy::Pack::read(wanted, sources);
    if (reading.pack) return *std::move(reading.pack);
    const policy::PackMistake& first = reading.mistakes.front();
    if (first.of_no_pack) return fail(problems::invalid_value, first.message);
    for (const policy::PackMistake& mistake : reading.mistakes) err << mistake.picture();
    const std::size_t count = reading.mistakes.size();
    return fail(problems::invalid_value, fmt::format("{}: {} {}", wanted, count, count == 1 ? "mistake" : "mistakes"));
}

}  // namespace

Result<policy::Pack> load_pack(const std::string& wanted, std::span<const policy::Pack::Source> shipped, std::ostream& err) {
    std::vector<policy::Pack::Source> sources(shipped.begin(), shipped.end());
    const bool is_file = wanted.ends_with(".toml") || wanted.find('/') != std::string::npos;
    if (!is_file) return read_pack(wanted, sources, err);
    const std::string toml = TRY(read_file(wanted));
    const std::list<PackFile> beside = read_packs_beside(wanted);
    for (const PackFile& pack : beside) {
        if (std::ranges::find(sources, pack.name, &policy::Pack::Source::name) == sources.end())
            sources.push_back({.name = pack.name, .toml = pack.toml});
    }
    sources.push_back({.name = wanted, .toml = toml});
    return read_pack(wanted, sources, err);
}

}  // namespace stoa::cli
