#include "http/api/encode.h"

namespace stoa::http {

void write_attachment(JsonWriter& json, const AttachmentView& attachment) {
    json.begin_object()
        .member("seller_id", attachment.seller.number)
        .member("id", attachment.id.text())
        .member("name", attachment.name)
        .member("media_type", attachment.media_type)
        .member("size_bytes", attachment.size_bytes)
        .member("state", to_text(attachment.state))
        .member("refusal", attachment.refusal);
    json.key("parts").begin_array();
    for (const AttachmentPartView& part : attachment.parts) {
        json.begin_object()
            .member("part", to_text(part.part))
            .member("media_type", part.media_type)
            .member("size_bytes", part.size_bytes)
            .end_object();
    }
    json.end_array().end_object();
}

void write_attachments(JsonWriter& json, const std::vector<AttachmentView>& attachments) {
    json.begin_array();
    for (const AttachmentView& attachment : attachments) write_attachment(json, attachment);
    json.end_array();
}

}  // namespace stoa::http
