#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "inspect/report_json.h"

namespace stoa::inspect {

namespace {

void write_place(JsonWriter& json, const Place& place) {
    json.member("page", place.page);
    if (!place.box) return;
    json.key("box").begin_array();
    for (const std::int32_t value : {place.box->x, place.box->y, place.box->width, place.box->height}) json.integer(value);
    json.end_array();
}

std::string_view word_of(TextOrigin origin) {
    switch (origin) {
        case TextOrigin::Written:
            return "written";
        case TextOrigin::Recognised:
            return "recognised";
        case TextOrigin::Described:
            return "described";
    }
    return "";
}

void write_made(JsonWriter& json, std::string_view name, const std::optional<MadeFile>& file) {
    if (!file) return;
    json.key(name).begin_object().member("kind", words_of(file->kind).id);
    json.member("width", file->width).member("height", file->height).end_object();
}

void write_texts(JsonWriter& json, const Report& report) {
    json.key("passages").begin_array();
    for (const Passage& passage : report.passages) {
        json.begin_object().member("text", passage.text).member("origin", word_of(passage.origin));
        write_place(json, passage.place);
        json.end_object();
    }
    json.end_array().key("links").begin_array();
    for (const Link& link : report.links) {
        json.begin_object().member("target", link.target);
        write_place(json, link.place);
        json.end_object();
    }
    json.end_array().key("codes").begin_array();
    for (const Code& code : report.codes) {
        json.begin_object().member("format", code.format).member("text", code.text);
        write_place(json, code.place);
        json.end_object();
    }
    json.end_array();
}

}  // namespace

std::string encode(const Report& report) {
    JsonWriter json;
    json.begin_object().member("kind", words_of(report.kind).id);
    json.member("described_as", report.described_as).member("charset", report.charset).member("is_cut", report.is_cut);
    json.key("findings").begin_array();
    for (const Finding& finding : report.findings) {
        json.begin_object().member("concern", id_of(finding.concern)).member("detail", finding.detail).end_object();
    }
    json.end_array();
    write_texts(json, report);
    if (const auto& picture = report.picture) {
        json.key("picture").begin_object().member("width", picture->width).member("height", picture->height);
        json.member("frames", picture->frames).member("moves", picture->moves).member("had_position", picture->had_position).end_object();
    }
    json.member("pages", report.pages);
    if (report.perceptual_hash) json.member("perceptual_hash", fmt::format("{:016x}", *report.perceptual_hash));
    if (!report.fingerprint.empty()) json.member("fingerprint", to_base64(report.fingerprint));
    write_made(json, "rebuilt", report.rebuilt);
    write_made(json, "thumbnail", report.thumbnail);
    write_made(json, "preview", report.preview);
    return json.end_object().take();
}

}  // namespace stoa::inspect
