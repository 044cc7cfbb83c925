#include <charconv>
#include <limits>

#include "base/fingerprint.h"
#include "base/json.h"
#include "base/text.h"
#include "inspect/report_json.h"

namespace stoa::inspect {

namespace {

using Limits = ReportLimits;

std::unexpected<Error> nonsense(std::string what) { return fail(problems::invalid_value, std::move(what)); }

Result<std::int32_t> read_number(const JsonValue& value, std::int32_t min, std::int32_t max) {
    return static_cast<std::int32_t>(TRY(value.integer(min, max)));
}
Result<std::int32_t> read_number(JsonFields& fields, std::string_view name, std::int32_t min, std::int32_t max) {
    return static_cast<std::int32_t>(TRY(fields.integer(name, min, max)));
}

Result<Place> read_place(JsonFields& fields) {
    Place place;
    place.page = TRY(read_number(fields, "page", 1, Limits::pages));
    const auto box = fields.find("box");
    if (!box) return place;
    const auto sides = TRY(box->array(4));
    if (sides.size() != 4) return nonsense("a box has four numbers");
    place.box.emplace();
    place.box->x = TRY(read_number(sides[0], -Limits::coordinate, Limits::coordinate));
    place.box->y = TRY(read_number(sides[1], -Limits::coordinate, Limits::coordinate));
    place.box->width = TRY(read_number(sides[2], 0, Limits::coordinate));
    place.box->height = TRY(read_number(sides[3], 0, Limits::coordinate));
    return place;
}

Result<Finding> read_finding(const JsonValue& value) {
    JsonFields fields = TRY(value.object());
    const auto concern = find_concern(TRY(fields.text("concern", 40)));
    if (!concern) return nonsense("an unknown concern");
    Finding finding{.concern = *concern};
    finding.detail = TRY(fields.text("detail", Limits::detail_length));
    TRY(fields.finish());
    return finding;
}

Result<Passage> read_passage(const JsonValue& value) {
    JsonFields fields = TRY(value.object());
    Passage passage;
    passage.text = TRY(fields.text("text", Limits::passage_length));
    const std::string origin = TRY(fields.text("origin", 20));
    if (origin != "written" && origin != "recognised" && origin != "described") return nonsense("an unknown origin");
    passage.origin = origin == "written" ? TextOrigin::Written : origin == "recognised" ? TextOrigin::Recognised : TextOrigin::Described;
    passage.place = TRY(read_place(fields));
    TRY(fields.finish());
    return passage;
}

Result<Link> read_link(const JsonValue& value) {
    JsonFields fields = TRY(value.object());
    Link link;
    link.target = TRY(fields.text("target", Limits::target_length));
    link.place = TRY(read_place(fields));
    TRY(fields.finish());
    return link;
}

Result<Code> read_code(const JsonValue& value) {
    JsonFields fields = TRY(value.object());
    Code code;
    code.format = TRY(fields.text("format", 40));
    code.text = TRY(fields.text("text", Limits::code_length));
    code.place = TRY(read_place(fields));
    TRY(fields.finish());
    return code;
}

template <class T>
Result<std::vector<T>> read_list(JsonFields& fields, std::string_view name, std::size_t count_max, Result<T> (*read)(const JsonValue&)) {
    std::vector<T> list;
    const JsonValue member = TRY(fields.get(name));
    for (const JsonValue& value : TRY(member.array(count_max))) list.push_back(TRY(read(value)));
    return list;
}

Result<std::optional<PictureFacts>> read_picture(JsonFields& fields) {
    const auto member = fields.find("picture");
    if (!member) return std::nullopt;
    JsonFields inner = TRY(member->object());
    PictureFacts picture;
    picture.width = TRY(read_number(inner, "width", 0, std::numeric_limits<std::int32_t>::max()));
    picture.height = TRY(read_number(inner, "height", 0, std::numeric_limits<std::int32_t>::max()));
    picture.frames = TRY(read_number(inner, "frames", 1, std::numeric_limits<std::int32_t>::max()));
    picture.moves = TRY(inner.optional_boolean("moves")).value_or(false);
    picture.had_position = TRY(inner.optional_boolean("had_position")).value_or(false);
    TRY(inner.finish());
    return picture;
}

Result<std::optional<MadeFile>> read_made(JsonFields& fields, std::string_view name) {
    const auto member = fields.find(name);
    if (!member) return std::nullopt;
    JsonFields inner = TRY(member->object());
    MadeFile file;
    const auto kind = find_kind(TRY(inner.text("kind", 40)));
    if (!kind || !is_made(*kind)) {
        return nonsense("no file of such a kind is made");
    }
    file.kind = *kind;
    file.width = TRY(read_number(inner, "width", 0, Limits::coordinate));
    file.height = TRY(read_number(inner, "height", 0, Limits::coordinate));
    TRY(inner.finish());
    return file;
}

Result<std::optional<std::uint64_t>> read_hash(JsonFields& fields) {
    const auto text = TRY(fields.optional_text("perceptual_hash", 16));
    if (!text) return std::nullopt;
    std::uint64_t hash = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), hash, 16);
    if (error != std::errc{} || end != text->data() + text->size()) return nonsense("a hash is 16 hexadecimal digits");
    return hash;
}

Result<std::string> read_fingerprint(JsonFields& fields) {
    const auto text = TRY(fields.optional_text("fingerprint", fingerprint_bytes_max / 3 * 4 + 4));
    if (!text) return std::string();
    auto bytes = from_base64(*text);
    if (!bytes || !decode_fingerprint(*bytes)) return nonsense("no fingerprint of a picture");
    return *std::move(bytes);
}

}  // namespace

Result<Report> decode_report(std::string_view text) {
    if (text.size() > Limits::answer_bytes) return nonsense("the answer is too long");
    const JsonDocument document = TRY(JsonDocument::parse(text));
    JsonFields fields = TRY(document.root().object());
    Report report;
    const auto kind = find_kind(TRY(fields.text("kind", 40)));
    if (!kind) return nonsense("an unknown kind");
    report.kind = *kind;
    report.described_as = TRY(fields.text("described_as", 200));
    report.charset = TRY(fields.text("charset", 40));
    report.is_cut = TRY(fields.optional_boolean("is_cut")).value_or(false);
    report.findings = TRY(read_list(fields, "findings", Limits::findings, read_finding));
    report.passages = TRY(read_list(fields, "passages", Limits::passages, read_passage));
    report.links = TRY(read_list(fields, "links", Limits::links, read_link));
    report.codes = TRY(read_list(fields, "codes", Limits::codes, read_code));
    report.picture = TRY(read_picture(fields));
    if (const auto pages = TRY(fields.optional_integer("pages", 0, Limits::pages))) report.pages = static_cast<std::int32_t>(*pages);
    report.perceptual_hash = TRY(read_hash(fields));
    report.fingerprint = TRY(read_fingerprint(fields));
    report.rebuilt = TRY(read_made(fields, "rebuilt"));
    report.thumbnail = TRY(read_made(fields, "thumbnail"));
    report.preview = TRY(read_made(fields, "preview"));
    TRY(fields.finish());
    return report;
}

}  // namespace stoa::inspect
