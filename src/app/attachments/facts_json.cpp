#include "app/attachments/facts_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>

#include "base/json.h"
#include "base/text.h"

namespace stoa {

namespace {

using policy::FilePassage;
using policy::FilePlace;

// What is kept was held to the limits of a report (inspect/report.h): these only stop what is damaged.
constexpr std::size_t count_max = 100'000;
constexpr std::size_t length_max = 1'000'000;
constexpr auto number_max = std::numeric_limits<std::int32_t>::max();

void write_place(JsonWriter& json, const FilePlace& place) {
    json.member("page", place.page);
    if (!place.box) return;
    json.key("box").begin_array();
    for (const std::int32_t side : {place.box->x, place.box->y, place.box->width, place.box->height}) json.integer(side);
    json.end_array();
}

Result<std::int32_t> read_side(const JsonValue& value) { return static_cast<std::int32_t>(TRY(value.integer(-number_max, number_max))); }

Result<FilePlace> read_place(JsonFields& fields) {
    FilePlace place;
    place.page = static_cast<std::int32_t>(TRY(fields.integer("page", 1, number_max)));
    const auto box = fields.find("box");
    if (!box) return place;
    const auto sides = TRY(box->array(4));
    if (sides.size() != 4) return fail(problems::invalid_value, "a box has four numbers");
    place.box.emplace();
    place.box->x = TRY(read_side(sides[0]));
    place.box->y = TRY(read_side(sides[1]));
    place.box->width = TRY(read_side(sides[2]));
    place.box->height = TRY(read_side(sides[3]));
    return place;
}

Result<FilePassage> read_passage(JsonFields& fields) {
    FilePassage passage;
    passage.text = TRY(fields.text("text", length_max));
    passage.origin = static_cast<FilePassage::Origin>(TRY(fields.integer("origin", 1, 3)));
    passage.place = TRY(read_place(fields));
    return passage;
}

Result<policy::FileLink> read_link(JsonFields& fields) {
    policy::FileLink link;
    link.target = TRY(fields.text("target", length_max));
    link.place = TRY(read_place(fields));
    return link;
}

Result<policy::FileCode> read_code(JsonFields& fields) {
    policy::FileCode code;
    code.format = TRY(fields.text("format", length_max));
    code.text = TRY(fields.text("text", length_max));
    code.place = TRY(read_place(fields));
    return code;
}

template <class T>
Result<std::vector<T>> read_list(JsonFields& fields, std::string_view name, Result<T> (*read)(JsonFields&)) {
    std::vector<T> list;
    const auto member = fields.find(name);
    if (!member) return list;
    for (const JsonValue& value : TRY(member->array(count_max))) {
        JsonFields inner = TRY(value.object());
        list.push_back(TRY(read(inner)));
    }
    return list;
}

Result<policy::FileConcern> read_concern(const JsonValue& value) {
    policy::FileConcern concern;
    if (!value.is_object()) {  // As it was written once: "archive_entry run.exe".
        concern.id = TRY(value.text(length_max));
        const std::size_t blank = concern.id.find(' ');
        if (blank != std::string::npos) concern.entry = concern.id.substr(blank + 1);
        concern.id.resize(std::min(blank, concern.id.size()));
        return concern;
    }
    JsonFields fields = TRY(value.object());
    concern.id = TRY(fields.text("id", length_max));
    concern.entry = TRY(fields.optional_text("entry", length_max)).value_or("");
    return concern;
}

Result<std::vector<policy::FileConcern>> read_concerns(JsonFields& fields) {
    std::vector<policy::FileConcern> concerns;
    const JsonValue member = TRY(fields.get("concerns"));
    for (const JsonValue& value : TRY(member.array(count_max))) {
        auto concern = TRY(read_concern(value));
        concerns.push_back(std::move(concern));
    }
    return concerns;
}

Result<std::optional<policy::FilePicture>> read_picture(JsonFields& fields) {
    const auto member = fields.find("picture");
    if (!member) return std::nullopt;
    JsonFields inner = TRY(member->object());
    policy::FilePicture picture;
    picture.width = static_cast<std::int32_t>(TRY(inner.integer("width", 0, number_max)));
    picture.height = static_cast<std::int32_t>(TRY(inner.integer("height", 0, number_max)));
    picture.moves = TRY(inner.optional_boolean("moves")).value_or(false);
    return picture;
}

Result<std::optional<std::uint64_t>> read_hash(JsonFields& fields) {
    const auto text = TRY(fields.optional_text("perceptual_hash", 16));
    if (!text) return std::nullopt;
    std::uint64_t hash = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), hash, 16);
    if (error != std::errc() || end != text->data() + text->size()) return fail(problems::invalid_value, "no hash");
    return hash;
}

}  // namespace

std::string encode_facts(const policy::FileFacts& facts) {
    JsonWriter json;
    json.begin_object().key("concerns").begin_array();
    for (const policy::FileConcern& concern : facts.concerns) {
        json.begin_object().member("id", concern.id);
        if (!concern.entry.empty()) json.member("entry", concern.entry);
        json.end_object();
    }
    json.end_array().key("passages").begin_array();
    for (const FilePassage& passage : facts.passages) {
        json.begin_object().member("text", passage.text).member("origin", static_cast<std::int32_t>(passage.origin));
        write_place(json, passage.place);
        json.end_object();
    }
    json.end_array().key("links").begin_array();
    for (const policy::FileLink& link : facts.links) {
        json.begin_object().member("target", link.target);
        write_place(json, link.place);
        json.end_object();
    }
    json.end_array().key("codes").begin_array();
    for (const policy::FileCode& code : facts.codes) {
        json.begin_object().member("format", code.format).member("text", code.text);
        write_place(json, code.place);
        json.end_object();
    }
    json.end_array().member("is_cut", facts.is_cut);
    if (const auto& picture = facts.picture) {
        json.key("picture").begin_object().member("width", picture->width).member("height", picture->height);
        json.member("moves", picture->moves).end_object();
    }
    json.member("pages", facts.pages);
    if (facts.perceptual_hash) json.member("perceptual_hash", fmt::format("{:016x}", *facts.perceptual_hash));
    if (!facts.fingerprint.empty()) json.member("fingerprint", to_base64(facts.fingerprint));
    return json.end_object().take();
}

Result<policy::FileFacts> decode_facts(std::string_view text) {
    const JsonDocument document = TRY(JsonDocument::parse(text));
    JsonFields fields = TRY(document.root().object());
    policy::FileFacts facts;
    facts.concerns = TRY(read_concerns(fields));
    facts.passages = TRY(read_list(fields, "passages", &read_passage));
    facts.links = TRY(read_list(fields, "links", &read_link));
    facts.codes = TRY(read_list(fields, "codes", &read_code));
    facts.is_cut = TRY(fields.optional_boolean("is_cut")).value_or(false);
    facts.picture = TRY(read_picture(fields));
    if (const auto pages = TRY(fields.optional_integer("pages", 0, number_max))) facts.pages = static_cast<std::int32_t>(*pages);
    facts.perceptual_hash = TRY(read_hash(fields));
    facts.fingerprint = from_base64(TRY(fields.optional_text("fingerprint", length_max)).value_or("")).value_or("");
    return facts;
}

}  // namespace stoa
