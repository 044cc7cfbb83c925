// Office Open XML and OpenDocument.
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "worker/office.h"
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

// Relationships lead from a part to others, and out of the file.
void look_at_relationships(const PackageEntry& entry, Inspected& file) {
    XmlHandler handler;
    handler.on_element = [&](const XmlElement& element) {
        if (element.local != "Relationship" || !equal_ignoring_case(element.attribute("TargetMode"), "External")) return;
        const std::string_view type = element.attribute("Type"), target = element.attribute("Target");
        if (type.ends_with("/hyperlink")) return file.add_link(target);
        file.add(Concern::ExternalLink, target);
        file.add_link(target);
    };
    read_xml(entry.content, handler);
}

// Elements whose text is to be read, those that end a paragraph, and those that hold instructions.
bool holds_text(std::string_view local) { return local == "t" || local == "p" || local == "h" || local == "span" || local == "a"; }
bool ends_paragraph(std::string_view local) { return local == "p" || local == "h" || local == "si" || local == "tr" || local == "row"; }
bool holds_instruction(std::string_view local) {
    return local == "instrText" || local == "f" || local == "delInstrText" || local == "formula1";
}

class Part {
public:
    Part(int number, Inspected& file) : number_(number), file_(file) {}

    void read(std::string_view xml) {
        XmlHandler handler;
        handler.on_element = [&](const XmlElement& element) { begin(element); };
        handler.on_end = [&](std::string_view local) { end(local); };
        handler.on_text = [&](std::string_view text) {
            if (in_instruction_)
                instruction_ += text;
            else if (!open_.empty())
                paragraph_ += text;
        };
        if (read_xml(xml, handler).declares_entities) file_.add(Concern::ExternalLink, "entity");
        write_paragraph();
        judge_instruction();
    }

private:
    void begin(const XmlElement& element) {
        if (holds_text(element.local)) open_.push_back(element.local == "t" ? 't' : 'o');
        if (holds_instruction(element.local)) in_instruction_ = true;
        if (element.local == "tab" || element.local == "br" || element.local == "s" || element.local == "line-break") paragraph_ += ' ';
        judge(element.attribute("w:instr"));
        look_at_links(element);
        if (element.local == "macrosheet" || element.local == "event-listener") file_.add(Concern::Macro, element.name);
        if (element.local == "ddeLink" || element.local == "dde-source" || element.local == "dde-connection-decl")
            file_.add(Concern::DynamicExchange, element.name);
        if (element.local == "OLEObject" || element.local == "object-ole" || element.local == "oleObj" || element.local == "plugin" ||
            element.local == "applet") {
            file_.add(Concern::EmbeddedObject, element.name);
        }
    }

    void end(std::string_view local) {
        if (holds_text(local) && !open_.empty()) open_.pop_back();
        if (holds_instruction(local)) {
            in_instruction_ = false;
            if (local != "instrText") judge_instruction();  // A field's instruction may be cut into several.
        }
        if (ends_paragraph(local)) {
            write_paragraph();
            judge_instruction();
        }
    }

    // OpenDocument's links.
    void look_at_links(const XmlElement& element) {
        const std::string_view target = element.attribute("xlink:href");
        if (target.empty() || target.starts_with('#')) return;
        const bool leads_out =
            target.contains("://") || starts_ignoring_case(target, "file:") || target.starts_with("\\\\") || target.starts_with("//");
        if (element.local == "a")
            file_.add_link(target, {.page = number_});
        else if (leads_out)
            file_.add(Concern::ExternalLink, target);
        else if (element.name == "draw:object" || element.name == "draw:object-ole")
            file_.add(Concern::EmbeddedObject, target);
        if (starts_ignoring_case(target, "vnd.sun.star.script:") || starts_ignoring_case(target, "macro:"))
            file_.add(Concern::Macro, target);
    }

    void judge(std::string_view instruction) {
        if (is_dynamic_exchange(instruction)) file_.add(Concern::DynamicExchange, instruction);
        if (loads_from_elsewhere(instruction)) file_.add(Concern::ExternalLink, instruction);
    }
    void judge_instruction() {
        judge(instruction_);
        instruction_.clear();
    }
    void write_paragraph() {
        file_.add_text(paragraph_, {.page = number_});
        paragraph_.clear();
    }

    int number_;
    Inspected& file_;
    std::string paragraph_{}, instruction_{};
    std::vector<char> open_{};
    bool in_instruction_ = false;
};

bool is_part_with_text(std::string_view name) {
    const bool is_xml = name.ends_with(".xml") || name.ends_with(".vml");
    return is_xml && !name.starts_with("docprops/") && !name.contains("/theme/") && !name.contains("styles") &&
           name != "[content_types].xml" && !name.starts_with("meta-inf/") && name != "settings.xml";
}

}  // namespace

bool inspect_office_package(const std::vector<PackageEntry>& entries, Inspected& file) {
    const auto kind = find_kind(entries);
    if (!kind) return false;
    file.report.kind = *kind;
    look_at_names(entries, file);
    int number = 0;
    for (const PackageEntry& entry : entries) {
        const std::string name = to_lower(entry.name);
        if (name == "[content_types].xml")
            look_at_types(entry.content, file);
        else if (name.ends_with(".rels"))
            look_at_relationships(entry, file);
        else if (name == "meta-inf/manifest.xml" && entry.content.contains("encryption-data"))
            file.add(Concern::Encrypted, "package");
        else if (is_part_with_text(name))
            Part(++number, file).read(entry.content);
    }
    return true;
}

bool is_dynamic_exchange(std::string_view instruction) {
    const std::string text = to_lower(trim_blanks(instruction.substr(0, 4096)));
    if (text.starts_with("dde ") || text.starts_with("ddeauto") || text.contains(" ddeauto ") || text.contains(" dde ")) return true;
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
