#include "worker/office_part.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "worker/office.h"
#include "worker/written_links.h"
#include "worker/xml.h"

namespace stoa::worker {

using namespace std::string_view_literals;

namespace {

// Elements whose text is to be read: of Word and of drawings, of OpenDocument, of a sheet's printed edges, of a slide's comments.
constexpr std::array texts{"t"sv,         "p"sv,          "h"sv,          "span"sv,        "a"sv,          "oddHeader"sv,
                           "oddFooter"sv, "evenHeader"sv, "evenFooter"sv, "firstHeader"sv, "firstFooter"sv};
constexpr std::array paragraphs{"p"sv, "h"sv, "si"sv, "tr"sv, "row"sv, "v"sv, "comment"sv, "cm"sv, "headerFooter"sv};
constexpr std::array instructions{"instrText"sv, "f"sv, "delInstrText"sv, "formula1"sv};
constexpr std::array blanks{"tab"sv, "br"sv, "s"sv, "line-break"sv};
constexpr std::array exchanges{"ddeLink"sv, "dde-source"sv, "dde-connection-decl"sv};
// Of other programs; altChunk is a file of another kind that is read when the document is opened.
constexpr std::array objects{"OLEObject"sv, "object-ole"sv, "oleObj"sv, "plugin"sv, "applet"sv, "altChunk"sv};

bool is_among(std::span<const std::string_view> names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

bool leads_out(std::string_view target) {
    return target.contains("://") || starts_ignoring_case(target, "file:") || target.starts_with("\\\\") || target.starts_with("//");
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
            else if (texts_open_ > 0)
                paragraph_ += text;
        };
        const XmlOutcome outcome = read_xml(xml, handler);
        if (outcome.declares_entities) file_.add(Concern::ExternalLink, "entity");
        if (!outcome.is_whole) file_.report.is_cut = true;
        write_paragraph();
        judge_instruction();
    }

private:
    void begin(const XmlElement& element) {
        if (element.local == "c" || element.local == "strCache") is_text_ = element.local == "strCache" || element.attribute("t") == "str";
        if (holds_text(element.local)) ++texts_open_;
        if (is_among(instructions, element.local)) in_instruction_ = true;
        if (is_among(blanks, element.local)) paragraph_ += ' ';
        if (element.local == "textpath") file_.add_text(element.local_attribute("string"), {.page = number_});
        if (element.local == "sheet") file_.add_text(element.attribute("name"), {.page = number_});
        judge(element.local_attribute("instr"));
        judge(element.local_attribute("formula"));
        look_at_links(element);
        if (element.local == "macrosheet" || element.local == "event-listener") file_.add(Concern::Macro, element.name);
        if (is_among(exchanges, element.local)) file_.add(Concern::DynamicExchange, element.name);
        if (is_among(objects, element.local)) file_.add(Concern::EmbeddedObject, element.name);
    }

    void end(std::string_view local) {
        if (holds_text(local) && texts_open_ > 0) --texts_open_;
        if (is_among(instructions, local)) {
            in_instruction_ = false;
            if (local != "instrText") judge_instruction();  // A field's instruction may be cut into several.
        }
        if (is_among(paragraphs, local)) {
            write_paragraph();
            judge_instruction();
        }
        if (local == "c" || local == "strCache") is_text_ = false;
    }

    // The values of cells and of a chart's labels: numbers, but where something says that they are text.
    bool holds_text(std::string_view local) const { return is_among(texts, local) || (local == "v" && is_text_); }

    void look_at_links(const XmlElement& element) {
        // Of shapes, in Word's old drawings.
        if (const std::string_view target = element.attribute("href"); !target.empty() && !target.starts_with('#'))
            return file_.add_link(target, {.page = number_});
        if (element.local == "imagedata" && leads_out(element.attribute("src"))) file_.add(Concern::ExternalLink, element.attribute("src"));
        // OpenDocument's.
        const std::string_view target = element.local_attribute("href");
        if (target.empty() || target.starts_with('#')) return;
        if (element.local == "a")
            file_.add_link(target, {.page = number_});
        else if (leads_out(target))
            file_.add(Concern::ExternalLink, target);
        else if (element.local == "object" || element.local == "object-ole")
            file_.add(Concern::EmbeddedObject, target);
        if (starts_ignoring_case(target, "vnd.sun.star.script:") || starts_ignoring_case(target, "macro:"))
            file_.add(Concern::Macro, target);
    }

    void judge(std::string_view instruction) {
        if (instruction.empty()) return;
        if (is_dynamic_exchange(instruction)) file_.add(Concern::DynamicExchange, instruction);
        if (loads_from_elsewhere(instruction)) file_.add(Concern::ExternalLink, instruction);
        for (const std::string& target : find_written_links(instruction)) file_.add_link(target, {.page = number_});
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
    int texts_open_ = 0;
    bool in_instruction_ = false, is_text_ = false;
};

}  // namespace

void read_office_part(std::string_view xml, int number, Inspected& file) { Part(number, file).read(xml); }

}  // namespace stoa::worker
