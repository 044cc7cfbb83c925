// Takes a picture into the library: looked into first, so that what is there may be seen and compared.
#include <fmt/format.h>

#include <algorithm>

#include "app/access.h"
#include "app/attachments/blob_names.h"
#include "app/attachments/inspect_attachment.h"
#include "app/brand/asset_words.h"
#include "app/brand/assets.h"

namespace stoa {

namespace {

std::unexpected<Error> refused(std::string what) {
    return std::unexpected(Error{.problem = problems::picture_refused,
                                 .message = fmt::format("the picture is not taken: {}", what),
                                 .pointer = "/content_base64",
                                 .arguments = {{"what", what}}});
}

// The bytes of a request, as an inspector reads them.
class GivenBytes : public blobs::BlobReader {
public:
    explicit GivenBytes(std::string_view bytes) : rest_(bytes) {}
    Result<std::size_t> read(std::span<char> buffer) override {
        const std::size_t count = rest_.copy(buffer.data(), buffer.size());
        rest_.remove_prefix(count);
        return count;
    }

private:
    std::string_view rest_;
};

Result<Inspection> inspect_picture(App& app, SellerId seller, AssetId id, const std::string& name, const std::string& bytes) {
    if (!app.inspect) return fail(problems::unavailable, "nobody can look into files now");
    if (static_cast<std::int64_t>(bytes.size()) > AssetLimits::size_bytes_max)
        return std::unexpected(Error{.problem = problems::file_too_large,
                                     .message = fmt::format("a picture has at most {} bytes", AssetLimits::size_bytes_max),
                                     .pointer = "/content_base64",
                                     .arguments = {{"max", std::to_string(AssetLimits::size_bytes_max)}}});
    GivenBytes given(bytes);
    InspectionTask task{.seller = seller,
                        .id = AttachmentId{id.uuid},
                        .name = name,
                        .size_bytes = static_cast<std::int64_t>(bytes.size()),
                        .original = given};
    Inspection inspection = TRY(app.inspect(task, {}));
    if (inspection.refusal) return refused(*inspection.refusal);
    const auto& picture = inspection.facts.picture;
    if (!picture || inspection.facts.fingerprint.empty()) return refused("no_picture");
    if (std::min(picture->width, picture->height) < AssetLimits::side_min) return refused("too_small");
    return inspection;
}

class Adding {
public:
    Adding(App& app, const Caller& caller, SellerId seller, AssetWords words)
        : app_(app), caller_(caller), seller_(seller), words_(std::move(words)) {}

    // Before anything is written: whether the picture may be taken, and its bytes kept.
    Result<void> take(const std::string& bytes) {
        Inspection inspection = TRY(inspect_picture(app_, seller_, id_, words_.name, bytes));
        for (MadeFile& made : inspection.made)
            if (made.bytes) TRY(keep(made));
        facts_ = std::move(inspection.facts);
        return {};
    }

    Result<AssetView> add() {
        return app_.database.write([&](store::Transaction& transaction) -> Result<AssetView> {
            TRY(require_room(transaction));
            TRY(require_new(transaction));
            return write(transaction);
        });
    }

    // Others of the SKU are gone with it.
    Result<AssetView> put() {
        return app_.database.write([&](store::Transaction& transaction) -> Result<AssetView> {
            for (const AssetId old : TRY(store::list_assets_of_sku(transaction, seller_, words_.sku)))
                TRY(store::delete_asset(transaction, seller_, old, app_.clock()));
            TRY(require_room(transaction));
            return write(transaction);
        });
    }

private:
    // The bytes are there, claimed, before a row needs them.
    Result<void> keep(MadeFile& made) {
        const blobs::SealedFile sealed = TRY(made.bytes->seal());
        const auto blob =
            TRY(app_.database.write([&](store::Transaction& transaction) { return claim_blob(app_, transaction, seller_, sealed); }));
        TRY(app_.blobs.put(sealed, blob_name(seller_, blob)));
        files_.push_back({.part = made.part, .media_type = made.media_type, .blob = blob});
        return {};
    }

    Result<void> require_room(store::Transaction& transaction) {
        if (TRY(store::count_assets(transaction, seller_)) >= AssetLimits::count_max)
            return std::unexpected(Error{.problem = problems::too_many_assets,
                                         .message = fmt::format("a library has at most {} pictures", AssetLimits::count_max),
                                         .arguments = {{"max", std::to_string(AssetLimits::count_max)}}});
        return {};
    }

    Result<void> require_new(store::Transaction& transaction) {
        for (const store::AssetFile& file : files_) {
            if (file.part != AttachmentPart::Rebuilt) continue;
            const auto twin = TRY(store::find_asset_of_blob(transaction, seller_, file.blob.sha256, words_.kind));
            if (twin) return fail(problems::already_exists, "this picture is in the library already");
        }
        return {};
    }

    Result<AssetView> write(store::Transaction& transaction) {
        for (const store::AssetFile& file : files_)
            if (!TRY(still_there(transaction, seller_, file.blob)))
                return fail(problems::unavailable, "the picture's bytes were collected meanwhile");
        const store::AssetRow row{.id = id_,
                                  .kind = words_.kind,
                                  .name = words_.name,
                                  .sku = words_.sku,
                                  .width = facts_.picture->width,
                                  .height = facts_.picture->height,
                                  .created_at = app_.clock(),
                                  .changed_at = app_.clock()};
        TRY(store::add_asset(transaction, seller_, row, facts_.fingerprint));
        for (const store::AssetFile& file : files_) TRY(store::put_asset_file(transaction, seller_, id_, file));
        TRY(note_change(app_, transaction, caller_, seller_, Verb::AssetAdded, id_));
        return view_of(row);
    }

    App& app_;
    const Caller& caller_;
    SellerId seller_;
    AssetWords words_;
    AssetId id_ = AssetId::make();
    policy::FileFacts facts_{};
    std::vector<store::AssetFile> files_{};
};

}  // namespace

Result<AssetView> add_asset(App& app, const Caller& caller, SellerId seller, const AssetWords& words, const std::string& bytes) {
    TRY(require_brand(app, caller, Right::ManageBrand, seller));
    Adding adding(app, caller, seller, TRY(checked_words(words)));
    TRY(adding.take(bytes));
    return adding.add();
}

Result<AssetView> put_product_photo(App& app, const Caller& caller, SellerId seller, const std::string& sku, const std::string& bytes) {
    TRY(require_brand(app, caller, Right::ManageBrand, seller));
    auto words = checked_words({.kind = AssetKind::ProductPhoto, .name = sku, .sku = sku});
    if (!words) return not_found("product");  // No product is called so.
    Adding adding(app, caller, seller, *std::move(words));
    TRY(adding.take(bytes));
    return adding.put();
}

}  // namespace stoa
