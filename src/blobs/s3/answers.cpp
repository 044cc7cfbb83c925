#include "blobs/s3/answers.h"

#include <fmt/format.h>

#include <pugixml.hpp>

namespace stoa::blobs::s3 {

namespace {

constexpr std::size_t message_bytes_max = 200;

// The root where it is called so. pugixml neither fetches nor expands entities of the document's own.
pugi::xml_node read_root(pugi::xml_document& document, std::string_view xml, const char* name) {
    if (!document.load_buffer(xml.data(), xml.size())) return {};
    return document.child(name);
}

std::string escape(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else
            out += c;
    }
    return out;
}

}  // namespace

std::optional<Fault> read_fault(std::string_view xml) {
    pugi::xml_document document;
    const pugi::xml_node root = read_root(document, xml, "Error");
    if (!root) return std::nullopt;
    Fault fault{.code = root.child_value("Code"), .message = root.child_value("Message")};
    fault.message.resize(std::min(fault.message.size(), message_bytes_max));
    return fault;
}

std::optional<KeyPage> read_key_page(std::string_view xml) {
    pugi::xml_document document;
    const pugi::xml_node root = read_root(document, xml, "ListBucketResult");
    if (!root) return std::nullopt;
    KeyPage page;
    for (const pugi::xml_node content : root.children("Contents")) {
        ListedKey listed{.key = content.child_value("Key"), .size_bytes = content.child("Size").text().as_llong()};
        if (const auto at = parse_time(content.child_value("LastModified"))) listed.modified_at = *at;
        page.keys.push_back(std::move(listed));
    }
    if (root.child("IsTruncated").text().as_bool()) page.next = root.child_value("NextContinuationToken");
    return page;
}

std::optional<std::string> read_upload_id(std::string_view xml) {
    pugi::xml_document document;
    std::string id = read_root(document, xml, "InitiateMultipartUploadResult").child_value("UploadId");
    if (id.empty()) return std::nullopt;
    return id;
}

std::string write_completion(const std::vector<std::string>& etags) {
    std::string xml = "<CompleteMultipartUpload>";
    for (std::size_t at = 0; at < etags.size(); ++at)
        xml += fmt::format("<Part><PartNumber>{}</PartNumber><ETag>{}</ETag></Part>", at + 1, escape(etags[at]));
    return xml + "</CompleteMultipartUpload>";
}

}  // namespace stoa::blobs::s3
