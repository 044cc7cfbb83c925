// Office Open XML and OpenDocument.
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "worker/document_writer.h"
#include "worker/office.h"
#include "worker/office_part.h"
#include "worker/package_members.h"
#include "worker/xml.h"

namespace stoa::worker {

using namespace std::string_view_literals;

namespace {

const PackageEntry* find_entry(const std::vector<PackageEntry>& entries, std::string_view name) {
    const auto found = std::ranges::find_if(entries, [&](const PackageEntry& entry) { return equal_ignoring_case(entry.name, name); });
    return found == entries.end() ? nullptr : &*found;
}

bool has_folder(const std::vector<PackageEntry>& entries, std::string_view folder) {
    return std::ranges::any_of(entries, [&](const PackageEntry& entry) { return starts_ignoring_case(entry.name, folder); });
}

std::optional<FileKind> find_kind(const std::vector<PackageEntry>& entries) {
    if (const PackageEntry* type = find_entry(entries, "mimetype")) {
        const std::string_view media_type = trim_blanks(type->content);
        if (media_type.starts_with("application/vnd.oasis.opendocument.text")) return FileKind::Odt;
        if (media_type.starts_with("application/vnd.oasis.opendocument.spreadsheet")) return FileKind::Ods;
        if (media_type.starts_with("application/vnd.oasis.opendocument.presentation")) return FileKind::Odp;
        if (media_type.starts_with("application/")) return FileKind::OtherOffice;
    }
    if (find_entry(entries, "[Content_Types].xml") == nullptr) return std::nullopt;
    if (has_folder(entries, "word/")) return FileKind::Docx;
    if (has_folder(entries, "xl/")) return FileKind::Xlsx;
    if (has_folder(entries, "ppt/")) return FileKind::Pptx;
    return FileKind::OtherOffice;
}

struct Trace {
    std::string_view piece;  // Of a name, in small letters.
    Concern concern;
};
constexpr auto traces = std::to_array<Trace>({
    {"vbaproject", Concern::Macro},
    {"vbadata", Concern::Macro},
    {"macrosheets/", Concern::Macro},
    {"dialogsheets/", Concern::Macro},
    {"basic/", Concern::Macro},
    {"scripts/", Concern::Macro},
    {"activex/", Concern::EmbeddedObject},
    {"embeddings/", Concern::EmbeddedObject},
    {"oleobject", Concern::EmbeddedObject},
    {"attachedtoolbars", Concern::Macro},
    {"externallinks/externallink", Concern::ExternalLink},
});

void look_at_names(const std::vector<PackageEntry>& entries, Inspected& file) {
    for (const PackageEntry& entry : entries) {
        const std::string name = to_lower(entry.name);
        for (const Trace& trace : traces) {
            const bool is_folder_of_odf = trace.piece == "basic/" || trace.piece == "scripts/";
            if (is_folder_of_odf ? name.starts_with(trace.piece) : name.contains(trace.piece)) file.add(trace.concern, entry.name);
        }
    }
}

// What the package says that its parts are.
void look_at_types(std::string_view xml, Inspected& file) {
    XmlHandler handler;
    handler.on_element = [&](const XmlElement& element) {
        const std::string type = to_lower(element.attribute("ContentType"));
        // "macroEnabled" alone says that there may be some, not that there are.
        if (type.contains("vbaproject") || type.contains("macrosheet")) file.add(Concern::Macro, type);
        if (type.contains("oleobject") || type.contains("activex") || type.contains("control+xml")) file.add(Concern::EmbeddedObject, type);
    };
    read_xml(xml, handler);
}

// Kinds of parts that are other programs' files, whatever they are called and however they begin.
constexpr auto foreign_parts = std::to_array<Trace>({
    {"/afchunk", Concern::EmbeddedObject},
    {"/oleobject", Concern::EmbeddedObject},
    {"/package", Concern::EmbeddedObject},
    {"/control", Concern::EmbeddedObject},
    {"/vbaproject", Concern::Macro},
});

// Relationships lead from a part to others, and out of the file.
void look_at_relationships(const PackageEntry& entry, Inspected& file) {
    XmlHandler handler;
    handler.on_element = [&](const XmlElement& element) {
        if (element.local != "Relationship") return;
        const std::string_view target = element.attribute("Target");
        const std::string type = to_lower(element.attribute("Type"));
        for (const Trace& part : foreign_parts) {
            if (type.ends_with(part.piece)) file.add(part.concern, target);
        }
        if (!equal_ignoring_case(element.attribute("TargetMode"), "External")) return;
        if (type.ends_with("/hyperlink")) return file.add_link(target);
        file.add(Concern::ExternalLink, target);
        file.add_link(target);
    };
    read_xml(entry.content, handler);
}

// What belongs to a document and is no part of it that people see.
bool is_list_of_parts(std::string_view name) { return name == "[content_types].xml" || name == "meta-inf/manifest.xml"; }

// Gives the number of the last part in which there was something to read.
int read_parts(const std::vector<PackageEntry>& entries, Inspected& file) {
    int number = 0;
    for (const PackageEntry& entry : entries) {
        const std::string name = to_lower(entry.name);
        if (name == "[content_types].xml") look_at_types(entry.content, file);
        if (name.ends_with(".rels")) look_at_relationships(entry, file);
        if (name == "meta-inf/manifest.xml" && entry.content.contains("encryption-data")) file.add(Concern::Encrypted, "package");
        // Whatever its name: it is another part that says which one is the document.
        if (is_list_of_parts(name) || !is_xml_part(entry)) continue;
        const std::size_t before = file.report.passages.size() + file.report.links.size();
        read_office_part(entry.content, number + 1, file);
        if (file.report.passages.size() + file.report.links.size() > before) ++number;
    }
    return number;
}

}  // namespace

bool inspect_office_package(std::vector<PackageEntry>& entries, Inspected& file) {
    const auto kind = find_kind(entries);
    if (!kind) return false;
    file.report.kind = *kind;
    look_at_names(entries, file);
    const int number = read_parts(entries, file);
    if (!inspect_package_members(entries, number, file) || !file.is_clean()) return true;
    file.rebuilt = write_document(entries);
    if (!file.rebuilt.empty()) file.report.rebuilt = {.kind = *kind};
    return true;
}

bool is_dynamic_exchange(std::string_view instruction) {
    const std::string text = to_lower(trim_blanks(instruction.substr(0, 4096)));
    if (text.starts_with("dde ") || text.starts_with("ddeauto") || text.contains(" ddeauto ") || text.contains(" dde ") ||
        text.contains("=dde(")) {
        return true;
    }
    // =cmd|'/C calc'!A0: a program, its argument, a cell.
    const std::size_t bar = text.find('|');
    return bar != std::string::npos && text.find('!', bar) != std::string::npos && !text.starts_with("if") && bar < 260;
}

bool loads_from_elsewhere(std::string_view instruction) {
    const std::string text = to_lower(trim_blanks(instruction.substr(0, 4096)));
    const bool loads =
        text.starts_with("includepicture") || text.starts_with("includetext") || text.starts_with("import") || text.starts_with("rd ");
    return (loads || text.contains("webservice(")) && (text.contains("://") || text.contains("\\\\"));
}

}  // namespace stoa::worker
