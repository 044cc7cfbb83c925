#include "wiring/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/upkeep/installation.h"
#include "base/embedded.h"
#include "wiring/blobs.h"
#include "wiring/dictionaries.h"

namespace stoa {
std::span<const EmbeddedFile> embedded_files_of_stoa_wiring();
}

namespace stoa::wiring {

namespace {

// "packs/amazon-2025.toml" is the pack amazon-2025.
std::string_view name_of(std::string_view path) {
    const std::string_view file = path.substr(path.rfind('/') + 1);
    return file.substr(0, file.rfind('.'));
}

struct OwnPack {
    std::string name;
    std::string toml;
};

Result<std::vector<OwnPack>> read_own_packs(const std::string& directory) {
    std::vector<OwnPack> packs;
    if (directory.empty()) return packs;
    std::error_code failure;
    for (const auto& entry : std::filesystem::directory_iterator(directory, failure)) {
        if (entry.path().extension() != ".toml") continue;
        std::ifstream stream(entry.path(), std::ios::binary);
        std::string toml((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
        if (stream.fail())
            return fail(problems::unavailable, fmt::format("cannot read the pack {}; mend its rights", entry.path().string()));
        packs.push_back({.name = entry.path().stem().string(), .toml = std::move(toml)});
    }
    if (failure) {
        return fail(problems::unavailable,
                    fmt::format("cannot read policy.pack_directory {}: {}; does it exist?", directory, failure.message()));
    }
    return packs;
}

}  // namespace

Result<Catalogues> load_catalogues() {
    std::vector<Catalogues::File> files;
    for (const EmbeddedFile& file : embedded_files_of_stoa_wiring()) {
        constexpr std::string_view folder = "catalogues/";
        if (!file.path.starts_with(folder)) continue;
        const std::string_view rest = file.path.substr(folder.size());
        files.push_back({.language = rest.substr(0, rest.find('/')), .name = file.path, .json = file.bytes});
    }
    return Catalogues::load(files);
}

std::vector<policy::Pack::Source> built_in_packs() {
    std::vector<policy::Pack::Source> sources;
    for (const EmbeddedFile& file : embedded_files_of_stoa_wiring()) {
        if (file.path.starts_with("packs/")) sources.push_back({.name = name_of(file.path), .toml = file.bytes});
    }
    return sources;
}

Result<policy::Pack> load_pack(const Config& config) {
    const auto own = TRY(read_own_packs(config.policy_pack_directory));
    auto sources = built_in_packs();
    for (const OwnPack& pack : own) {
        if (std::ranges::find(sources, pack.name, &policy::Pack::Source::name) != sources.end()) {
            return fail(problems::invalid_value, fmt::format("{}/{}.toml has the name of a pack that Stoa brings; give it another name",
                                                             config.policy_pack_directory, pack.name));
        }
        sources.push_back({.name = pack.name, .toml = pack.toml});
    }
    return policy::Pack::load(config.policy_pack, sources);
}

Result<OpenDatabase> open_database(const DataDirectory& directory, Use use) {
    OpenDatabase open;
    const int version = TRY(store::Database::version_of(directory.database_file()));
    // A command that finds old tables changes them only where no server of the older version is at work.
    if (use == Use::Serve || version < store::Database::latest_version()) {
        auto lock = directory.lock();
        if (!lock && use == Use::Beside) {
            return fail(lock.error().problem,
                        fmt::format("a server of an older version runs on the data directory {}; stop it first", directory.path()));
        }
        if (!lock) return std::unexpected(lock.error());
        open.lock = std::move(*lock);
    }
    open.database = TRY(store::Database::open(directory.database_file()));
    if (use == Use::Beside) open.lock.reset();
    return open;
}

Parts::Parts(const Config& config, std::optional<FileLock> held, Catalogues texts, policy::Pack rules,
             std::unique_ptr<store::Database> opened, std::unique_ptr<blobs::BlobStore> files, std::string key)
    : lock(std::move(held)),
      catalogues(std::move(texts)),
      pack(std::move(rules)),
      dictionaries(dictionaries_of(config.policy_dictionary_directory)),
      database(std::move(opened)),
      blobs(std::move(files)),
      app{.database = *database,
          .pack = pack,
          .dictionaries = dictionaries,
          .catalogues = catalogues,
          .hub = hub,
          .blobs = *blobs,
          .passwords = passwords,
          .key = std::move(key),
          .link_key = config.inquiry_link_key,
          .response_target = hours(config.inbox_response_target_hours),
          .session_length = hours(config.sessions_length_hours),
          .mail = {.domain = config.mail_domain,
                   .front = config.mail_front,
                   .relay = config.mail_relay,
                   .relay_user = config.mail_relay_user,
                   .relay_password = config.mail_relay_password,
                   .public_url = config.http_public_url,
                   .directory = config.data_directory + "/mails"},
          .blobs_unused_kept = hours(config.blobs_unused_hours),
          .public_checks = &public_checks} {}

Result<std::unique_ptr<Parts>> Parts::build(const Config& config, Use use) {
    auto catalogues = TRY(load_catalogues());
    auto pack = TRY(load_pack(config));
    const auto directory = TRY(DataDirectory::open(config.data_directory));
    auto open = TRY(open_database(directory, use));
    auto key = TRY(installation_key(*open.database));
    auto blobs = TRY(open_blobs(config));
    return std::unique_ptr<Parts>(new Parts(config, std::move(open.lock), std::move(catalogues), std::move(pack), std::move(open.database),
                                            std::move(blobs), std::move(key)));
}

}  // namespace stoa::wiring
