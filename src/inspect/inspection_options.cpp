#include "inspect/inspection_options.h"

#include "base/json.h"

namespace stoa::inspect {

namespace {

using Options = InspectionOptions;

Result<std::int32_t> number(JsonFields& fields, std::string_view name, std::int32_t max) {
    return static_cast<std::int32_t>(TRY(fields.integer(name, 0, max)));
}

Result<std::vector<FileKind>> kinds_of(JsonFields& fields, std::string_view name) {
    constexpr std::size_t kinds_max = 100, id_length_max = 40;
    std::vector<FileKind> found;
    const JsonValue member = TRY(fields.get(name));
    for (const JsonValue& value : TRY(member.array(kinds_max))) {
        const auto kind = find_kind(TRY(value.text(id_length_max)));
        if (!kind) return fail(problems::invalid_value, "a kind of file that is not known");
        found.push_back(*kind);
    }
    return found;
}

}  // namespace

std::string encode(const InspectionOptions& options) {
    JsonWriter json;
    json.begin_object();
    json.member("archives", options.archives == Options::Containers::Open);
    json.member("drawings", options.drawings == Options::Containers::Open);
    json.member("recognition", options.recognition == Options::Recognition::On);
    json.member("pixels_max", options.pixels_max).member("side_max", options.side_max);
    json.member("thumbnail_side", options.thumbnail_side).member("preview_side", options.preview_side);
    json.member("pages_read", options.pages_read).member("pages_recognised", options.pages_recognised);
    json.member("archive_depth", options.archive_depth).member("archive_entries", options.archive_entries);
    json.member("archive_bytes", options.archive_bytes).key("archive_kinds").begin_array();
    for (const FileKind kind : options.archive_kinds) json.text(words_of(kind).id);
    json.end_array();
    return json.end_object().take();
}

Result<InspectionOptions> decode_options(std::string_view text) {
    const JsonDocument document = TRY(JsonDocument::parse(text));
    JsonFields fields = TRY(document.root().object());
    Options options;
    if (TRY(fields.optional_boolean("archives")).value_or(false)) options.archives = Options::Containers::Open;
    if (TRY(fields.optional_boolean("drawings")).value_or(false)) options.drawings = Options::Containers::Open;
    if (TRY(fields.optional_boolean("recognition")).value_or(false)) options.recognition = Options::Recognition::On;
    options.pixels_max = TRY(fields.integer("pixels_max", 1, 1'000'000'000));
    options.side_max = TRY(number(fields, "side_max", 65'500));
    options.thumbnail_side = TRY(number(fields, "thumbnail_side", 4096));
    options.preview_side = TRY(number(fields, "preview_side", 4096));
    options.pages_read = TRY(number(fields, "pages_read", 10'000));
    options.pages_recognised = TRY(number(fields, "pages_recognised", 1'000));
    options.archive_depth = TRY(number(fields, "archive_depth", 10));
    options.archive_entries = TRY(number(fields, "archive_entries", 100'000));
    options.archive_bytes = TRY(fields.integer("archive_bytes", 0, std::int64_t{1} << 40));
    options.archive_kinds = TRY(kinds_of(fields, "archive_kinds"));
    TRY(fields.finish());
    return options;
}

}  // namespace stoa::inspect
