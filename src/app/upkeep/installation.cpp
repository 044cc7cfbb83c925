#include "app/upkeep/installation.h"

#include "base/digest.h"
#include "store/people.h"

namespace stoa {

Result<std::string> installation_key(store::Database& database) {
    constexpr std::string_view name = "installation_key";
    constexpr std::size_t size_bytes = 32;
    const auto kept = TRY(database.read([&](store::Reader& reader) { return store::find_setting(reader, name); }));
    if (kept) return *kept;
    return database.write([&](store::Transaction& transaction) -> Result<std::string> {
        const auto meanwhile = TRY(store::find_setting(transaction, name));
        if (meanwhile) return *meanwhile;
        std::string made = random_bytes(size_bytes);
        TRY(store::add_setting(transaction, name, made));
        return made;
    });
}

Result<void> back_up(App& app, const std::string& file, const std::function<void(int done, int all)>& progress) {
    return app.database.backup(file, progress);
}

}  // namespace stoa
