// The library as people see and change it.
#include "app/brand/assets.h"

#include "app/access.h"
#include "app/attachments/blob_names.h"
#include "app/brand/asset_words.h"
#include "store/people.h"

namespace stoa {

namespace {

constexpr std::int64_t thumbnail_bytes_max = 1 << 20;

Result<store::AssetRow> get_asset(store::Reader& reader, SellerId seller, AssetId id) {
    auto row = TRY(store::find_asset(reader, seller, id));
    if (!row) return not_found("picture");
    return *std::move(row);
}

}  // namespace

Result<void> require_brand(App& app, const Caller& caller, Right right, SellerId seller) {
    TRY(require(caller, right, seller));
    const auto row = TRY(app.database.read([&](store::Reader& reader) { return store::find_seller(reader, seller); }));
    return row ? Result<void>() : not_found("seller");
}

Result<std::vector<AssetView>> list_assets(App& app, const Caller& caller, SellerId seller) {
    TRY(require_brand(app, caller, Right::ReadInbox, seller));
    const auto rows = TRY(app.database.read([&](store::Reader& reader) { return store::list_assets(reader, seller); }));
    std::vector<AssetView> views;
    for (const store::AssetRow& row : rows) views.push_back(view_of(row));
    return views;
}

Result<AssetView> change_asset(App& app, const Caller& caller, SellerId seller, AssetId id, const AssetWords& words) {
    TRY(require(caller, Right::ManageBrand, seller));
    const AssetWords checked = TRY(checked_words(words));
    return app.database.write([&](store::Transaction& transaction) -> Result<AssetView> {
        auto row = TRY(get_asset(transaction, seller, id));
        row.kind = checked.kind;
        row.name = checked.name;
        row.sku = checked.sku;
        row.changed_at = app.clock();
        TRY(store::update_asset(transaction, seller, row));
        TRY(note_change(app, transaction, caller, seller, Verb::AssetChanged, id));
        return view_of(row);
    });
}

Result<void> remove_asset(App& app, const Caller& caller, SellerId seller, AssetId id) {
    TRY(require(caller, Right::ManageBrand, seller));
    return app.database.write([&](store::Transaction& transaction) -> Result<void> {
        TRY(get_asset(transaction, seller, id));
        TRY(store::delete_asset(transaction, seller, id, app.clock()));
        return note_change(app, transaction, caller, seller, Verb::AssetRemoved, id);
    });
}

Result<std::string> read_asset_thumbnail(App& app, const Caller& caller, SellerId seller, AssetId id) {
    TRY(require(caller, Right::ReadInbox, seller));
    const auto file = TRY(
        app.database.read([&](store::Reader& reader) { return store::find_asset_file(reader, seller, id, AttachmentPart::Thumbnail); }));
    if (!file) return not_found("picture");
    if (file->blob.size_bytes > thumbnail_bytes_max) return fail(problems::internal, "a thumbnail is too large");
    const auto reader = TRY(open_blob(app, blob_name(seller, file->blob)));
    std::string bytes(static_cast<std::size_t>(file->blob.size_bytes), '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const std::size_t count = TRY(reader->read(std::span(bytes).subspan(filled)));
        if (count == 0) return fail(problems::file_damaged, "a thumbnail ends too early");
        filled += count;
    }
    return bytes;
}

}  // namespace stoa
