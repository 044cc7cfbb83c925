// The parts of a running Stoa, built in the order in which they need each other.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "app/app.h"
#include "app/messages/check_budget.h"
#include "app/people/passwords.h"
#include "base/catalogue.h"
#include "blobs/blob_store.h"
#include "notify/hub.h"
#include "policy/pack.h"
#include "policy/writing/dictionaries.h"
#include "store/database.h"
#include "wiring/config.h"
#include "wiring/data_directory.h"

namespace stoa::wiring {

// The message catalogues that are built into the program.
Result<Catalogues> load_catalogues();

// The packs that are built into the program.
std::vector<policy::Pack::Source> built_in_packs();

// The configured pack, of those built into the program and those of policy.pack_directory.
Result<policy::Pack> load_pack(const Config& config);

// Whether the program is the data directory's server, of which there is one, or a command that may run beside it.
enum class Use { Serve, Beside };

struct Parts {
    // Opens the data directory and its database (bringing its tables up to date, which no running server may see) and
    // builds what the actions need.
    static Result<std::unique_ptr<Parts>> build(const Config& config, Use use);

    std::optional<FileLock> lock;  // The server's.
    Catalogues catalogues;
    policy::Pack pack;
    policy::Dictionaries dictionaries;
    std::unique_ptr<store::Database> database;
    std::unique_ptr<blobs::BlobStore> blobs;
    PasswordPool passwords;
    notify::Hub hub{};
    CheckBudget public_checks{};
    App app;

private:
    Parts(const Config& config, std::optional<FileLock> held, Catalogues texts, policy::Pack rules, std::unique_ptr<store::Database> opened,
          std::unique_ptr<blobs::BlobStore> files, std::string key);
};

// Opens the database for `use`; the lock is held where the program is to serve.
struct OpenDatabase {
    std::optional<FileLock> lock{};
    std::unique_ptr<store::Database> database;
};
Result<OpenDatabase> open_database(const DataDirectory& directory, Use use);

}  // namespace stoa::wiring
