#include "http/api/encode.h"

namespace stoa::http {

namespace {

void write_part(JsonWriter& json, const AttachmentPartView& part) {
    json.begin_object().member("part", to_text(part.part)).member("media_type", part.media_type).member("size_bytes", part.size_bytes);
    json.member("width", part.width).member("height", part.height).end_object();
}

}  // namespace

void write_attachment(JsonWriter& json, const AttachmentView& attachment) {
    json.begin_object().member("seller_id", attachment.seller.number).member("id", attachment.id.text());
    json.member("name", attachment.name).member("media_type", attachment.media_type).member("size_bytes", attachment.size_bytes);
    json.member("state", to_text(attachment.state)).member("refusal", attachment.refusal);
    json.member("refused_entry", attachment.refused_entry).key("parts").begin_array();
    for (const AttachmentPartView& part : attachment.parts) write_part(json, part);
    json.end_array().end_object();
}

void write_attachments(JsonWriter& json, const std::vector<AttachmentView>& attachments) {
    json.begin_array();
    for (const AttachmentView& attachment : attachments) write_attachment(json, attachment);
    json.end_array();
}

void add_attachments(JsonWriter& json, const std::vector<AttachmentView>& attachments) {
    if (attachments.empty()) return;
    json.key("attachments");
    write_attachments(json, attachments);
}

}  // namespace stoa::http
