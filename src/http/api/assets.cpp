// The library of a seller: pictures of its brand and its products.
#include "app/brand/assets.h"

#include "base/text.h"
#include "http/api/decode.h"
#include "http/api/decode_word.h"
#include "http/api/encode.h"
#include "http/api/handlers.h"

namespace stoa::http {

namespace {

constexpr std::size_t content_length_max = static_cast<std::size_t>(AssetLimits::size_bytes_max) / 3 * 4;

void write_asset(JsonWriter& json, const AssetView& asset) {
    json.begin_object().member("id", asset.id.text()).member("kind", to_text(asset.kind)).member("name", asset.name);
    if (!asset.sku.empty()) json.member("sku", asset.sku);
    json.member("width", asset.width).member("height", asset.height).member("created_at", format_time(asset.created_at)).end_object();
}

void write_assets(JsonWriter& json, const std::vector<AssetView>& assets) {
    json.begin_object().key("items").begin_array();
    for (const AssetView& asset : assets) write_asset(json, asset);
    json.end_array().end_object();
}

Result<AssetId> decode_asset_id(const Request& request) {
    const auto asset = AssetId::parse(request.parameter("asset"));
    if (!asset) return not_found("picture");
    return *asset;
}

Result<AssetWords> decode_words(JsonFields& fields) {
    AssetWords words;
    words.kind = TRY(decode_word<AssetKind>(fields, "kind"));
    words.name = TRY(decode_text(fields, "name", AssetLimits::name_length_max));
    words.sku = TRY(decode_optional_text(fields, "sku", AssetLimits::sku_length_max)).value_or("");
    return words;
}

Result<std::string> decode_content(JsonFields& fields) {
    const std::string content = TRY(decode_text(fields, "content_base64", content_length_max));
    auto bytes = from_base64(content);
    if (!bytes || bytes->empty()) return unexpected_value(fields, "content_base64", "base64 (RFC 4648 section 4)");
    return *std::move(bytes);
}

}  // namespace

Result<Response> show_assets(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    return Response::ok(encode(write_assets, TRY(list_assets(app, caller, seller))));
}

Result<Response> post_asset(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    const AssetWords words = TRY(decode_words(fields));
    const std::string bytes = TRY(decode_content(fields));
    TRY(fields.finish());
    return Response::created(encode(write_asset, TRY(add_asset(app, caller, seller, words, bytes))));
}

Result<Response> put_asset(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto asset = TRY(decode_asset_id(request));
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    const AssetWords words = TRY(decode_words(fields));
    TRY(fields.finish());
    return Response::ok(encode(write_asset, TRY(change_asset(app, caller, seller, asset, words))));
}

Result<Response> delete_asset(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto asset = TRY(decode_asset_id(request));
    TRY(remove_asset(app, caller, seller, asset));
    return Response::no_content();
}

Result<Response> show_asset_thumbnail(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto asset = TRY(decode_asset_id(request));
    std::string picture = TRY(read_asset_thumbnail(app, caller, seller, asset));
    Response response{.content_type = "image/jpeg", .body = std::move(picture)};
    response.cache_control = "private, max-age=3600";  // A picture is never another under the same id.
    return response;
}

Result<Response> put_product_photo(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    const std::string bytes = TRY(decode_content(fields));
    TRY(fields.finish());
    return Response::ok(
        encode(write_asset, TRY(stoa::put_product_photo(app, caller, seller, std::string(request.parameter("sku")), bytes))));
}

}  // namespace stoa::http
