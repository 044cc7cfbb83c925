#include "worker/pdf_objects.h"

#define POINTERHOLDER_TRANSITION 4  // qpdf 11 asks for it: its pointers are std::shared_ptr.
#include <cmath>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFLogger.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <algorithm>
#include <array>
#include <exception>
#include <vector>

#include "worker/pdf_content.h"

namespace stoa::worker {

namespace {

constexpr std::size_t annotations_max = 2000;

struct Meaning {
    std::string_view name;
    Concern concern;
};
// Kinds of actions (ISO 32000-1 table 198). GoTo, URI, Named and Hide do no harm; a link is looked at as one.
constexpr auto actions = std::to_array<Meaning>({
    {"/JavaScript", Concern::JavaScript},
    {"/Launch", Concern::LaunchAction},
    {"/GoToR", Concern::LaunchAction},
    {"/GoToE", Concern::LaunchAction},
    {"/ImportData", Concern::LaunchAction},
    {"/SubmitForm", Concern::SubmitsForm},
    {"/Movie", Concern::AutomaticAction},
    {"/Sound", Concern::AutomaticAction},
    {"/Rendition", Concern::AutomaticAction},
    {"/RichMediaExecute", Concern::AutomaticAction},
    {"/GoTo3DView", Concern::AutomaticAction},
});
// Kinds of annotations and of streams.
constexpr auto kinds = std::to_array<Meaning>({
    {"/EmbeddedFile", Concern::EmbeddedFile},
    {"/FileAttachment", Concern::EmbeddedFile},
    {"/RichMedia", Concern::EmbeddedObject},
    {"/Movie", Concern::EmbeddedObject},
    {"/Sound", Concern::EmbeddedObject},
    {"/Screen", Concern::EmbeddedObject},
    {"/3D", Concern::EmbeddedObject},
});
constexpr auto keys = std::to_array<Meaning>({
    {"/JS", Concern::JavaScript},
    {"/JavaScript", Concern::JavaScript},
    {"/EF", Concern::EmbeddedFile},
    {"/EmbeddedFiles", Concern::EmbeddedFile},
    {"/XFA", Concern::AutomaticAction},
});

class Objects {
public:
    explicit Objects(Inspected& file) : file_(file) {}

    void look(const QPDFObjectHandle& first) {
        open_.push_back(first);
        while (!open_.empty()) {
            QPDFObjectHandle object = open_.back();
            open_.pop_back();
            if (object.isStream()) object = object.getDict();
            if (object.isArray()) {
                for (int at = 0; at < object.getArrayNItems(); ++at) look_inside(object.getArrayItem(at));
            } else if (object.isDictionary()) {
                look_at_dictionary(object);
                for (const std::string& key : object.getKeys()) look_inside(object.getKey(key));
            }
        }
    }

private:
    // What is indirect is an object of its own, and looked at as one.
    void look_inside(QPDFObjectHandle object) {
        if (!object.isIndirect() && (object.isArray() || object.isDictionary() || object.isStream())) open_.push_back(object);
    }

    void note(QPDFObjectHandle name, std::span<const Meaning> meanings) {
        if (!name.isName()) return;
        const std::string text = name.getName();
        for (const Meaning& meaning : meanings) {
            if (meaning.name == text) file_.add(meaning.concern, text.substr(1));
        }
    }

    void look_at_dictionary(QPDFObjectHandle& dictionary) {
        note(dictionary.getKey("/S"), actions);
        note(dictionary.getKey("/Type"), kinds);
        note(dictionary.getKey("/Subtype"), kinds);
        for (const Meaning& key : keys) {
            if (dictionary.hasKey(std::string(key.name))) file_.add(key.concern, key.name.substr(1));
        }
        if (QPDFObjectHandle target = dictionary.getKey("/URI"); target.isString()) file_.add_link(target.getUTF8Value());
    }

    Inspected& file_;
    std::vector<QPDFObjectHandle> open_{};
};

// libqpdf reads 500 arrays and dictionaries within each other, and leaves out what is deeper. Others may read it.
bool left_out_what_is_deep(QPDF& pdf) {
    return std::ranges::any_of(
        pdf.getWarnings(), [](const QPDFExc& warning) { return warning.getMessageDetail().find("deeply nested") != std::string::npos; });
}

// An action that runs by itself and is more than a jump within the document.
void look_at_automatic_action(QPDFObjectHandle root, Inspected& file) {
    QPDFObjectHandle action = root.getKey("/OpenAction");
    if (!action.isDictionary()) return;
    QPDFObjectHandle kind = action.getKey("/S");
    if (kind.isName() && kind.getName() != "/GoTo") file.add(Concern::AutomaticAction, kind.getName().substr(1));
}

inspect::Box box_of(QPDFObjectHandle annotation, QPDFObjectHandle page) {
    QPDFObjectHandle rectangle = annotation.getKey("/Rect"), media = page.getKey("/MediaBox");
    if (!rectangle.isRectangle()) return {};
    const auto area = rectangle.getArrayAsRectangle();
    const double top = media.isRectangle() ? media.getArrayAsRectangle().ury : 792;
    const auto whole = [](double value) { return static_cast<std::int32_t>(std::lround(std::clamp(value, -1e6, 1e6))); };
    return {.x = whole(area.llx), .y = whole(top - area.ury), .width = whole(area.urx - area.llx), .height = whole(area.ury - area.lly)};
}

void add_string(QPDFObjectHandle text, const inspect::Place& place, Inspected& file) {
    if (text.isArray()) {
        for (int at = 0; at < text.getArrayNItems(); ++at) {
            if (QPDFObjectHandle item = text.getArrayItem(at); item.isString()) add_string(item, place, file);
        }
    } else if (text.isString()) {
        file.add_text(text.getUTF8Value(), place, inspect::TextOrigin::Described);
    }
}

// What a note says, and what a field of a form is called and filled in with, which may stand at a parent of what is on the page.
void read_annotation(QPDFObjectHandle annotation, const inspect::Place& place, Inspected& file) {
    constexpr int parents_max = 8;
    add_string(annotation.getKey("/Contents"), place, file);
    bool has_value = false, has_name = false;
    QPDFObjectHandle field = annotation;
    for (int parent = 0; parent < parents_max && field.isDictionary(); ++parent, field = field.getKey("/Parent")) {
        if (!has_value) add_string(field.getKey("/V"), place, file);
        if (!has_name) add_string(field.getKey("/TU"), place, file);
        has_value = has_value || field.hasKey("/V");
        has_name = has_name || field.hasKey("/TU");
    }
}

void note_pictures(QPDFPageObjectHelper& page, int number, std::set<QPDFObjGen>& seen, std::set<int>& picture_pages) {
    constexpr int side_min = 64;  // Smaller ones are lines and signs.
    const auto side = [](QPDFObjectHandle picture, const char* name) {
        QPDFObjectHandle value = picture.getDict().getKey(name);
        return value.isInteger() ? value.getIntValueAsInt() : 0;
    };
    page.forEachImage(true, [&](QPDFObjectHandle& picture, QPDFObjectHandle& /*pictures*/, const std::string& /*key*/) {
        if (side(picture, "/Width") < side_min || side(picture, "/Height") < side_min) return;
        if (seen.insert(picture.getObjGen()).second) picture_pages.insert(number);
    });
}

// Links and notes with the places where they can be clicked.
void look_at_pages(QPDF& pdf, Inspected& file, std::set<int>& picture_pages) {
    int number = 0;
    std::size_t looked_at = 0;
    std::set<QPDFObjGen> seen;
    PdfContent content(std::max(1, file.options.pages_recognised));
    for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
        if (++number > file.options.pages_read) {
            file.report.is_cut = true;
            return;
        }
        note_pictures(page, number, seen, picture_pages);
        if (content.shows_more_than_text(page)) picture_pages.insert(number);
        QPDFObjectHandle annotations = page.getObjectHandle().getKey("/Annots");
        if (!annotations.isArray()) continue;
        for (int at = 0; at < annotations.getArrayNItems(); ++at) {
            if (++looked_at > annotations_max) {
                file.report.is_cut = true;
                break;
            }
            QPDFObjectHandle annotation = annotations.getArrayItem(at);
            if (!annotation.isDictionary()) continue;
            const inspect::Place place{.page = number, .box = box_of(annotation, page.getObjectHandle())};
            read_annotation(annotation, place, file);
            QPDFObjectHandle action = annotation.getKey("/A");
            QPDFObjectHandle target = action.isDictionary() ? action.getKey("/URI") : QPDFObjectHandle::newNull();
            if (target.isString()) file.add_link(target.getUTF8Value(), place);
        }
    }
}

// The titles of the tree of bookmarks: each leads to its first child and its next neighbour.
void read_bookmarks(QPDF& pdf, Inspected& file) {
    constexpr std::size_t bookmarks_max = 2000;
    QPDFObjectHandle outlines = pdf.getRoot().getKey("/Outlines");
    std::vector<QPDFObjectHandle> open{outlines};
    std::set<QPDFObjGen> seen;
    std::size_t count = 0;
    while (!open.empty()) {
        QPDFObjectHandle bookmark = open.back();
        open.pop_back();
        if (!bookmark.isDictionary() || (bookmark.isIndirect() && !seen.insert(bookmark.getObjGen()).second)) continue;
        if (++count > bookmarks_max) {
            file.report.is_cut = true;
            return;
        }
        add_string(bookmark.getKey("/Title"), {}, file);
        open.push_back(bookmark.getKey("/Next"));
        open.push_back(bookmark.getKey("/First"));
    }
}

// A link that was found on a page needs no second row without a place.
void drop_unplaced_twins(Inspected& file) {
    const auto links = file.report.links;
    std::erase_if(file.report.links, [&](const inspect::Link& link) {
        return !link.place.box &&
               std::ranges::any_of(links, [&](const inspect::Link& other) { return other.place.box && other.target == link.target; });
    });
}

void inspect_objects(QPDF& pdf, Inspected& file, std::set<int>& picture_pages) {
    file.report.pages = std::clamp(pdf.getRoot().getKey("/Pages").getKey("/Count").isInteger()
                                       ? pdf.getRoot().getKey("/Pages").getKey("/Count").getIntValueAsInt()
                                       : 0,
                                   0, inspect::ReportLimits::pages);
    Objects objects(file);
    for (const QPDFObjectHandle& object : pdf.getAllObjects()) objects.look(object);
    objects.look(pdf.getTrailer());
    if (left_out_what_is_deep(pdf)) file.add(Concern::Damaged, "depth");
    look_at_automatic_action(pdf.getRoot(), file);
    look_at_pages(pdf, file, picture_pages);
    read_bookmarks(pdf, file);
}

}  // namespace

bool inspect_pdf_objects(std::string_view bytes, Inspected& file, std::set<int>& picture_pages) {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    try {
        pdf.processMemoryFile("", bytes.data(), bytes.size());
        inspect_objects(pdf, file, picture_pages);
    } catch (const QPDFExc& error) {
        file.add(error.getErrorCode() == qpdf_e_password ? Concern::Encrypted : Concern::Damaged, "pdf");
    } catch (const std::exception&) {
        file.add(Concern::Damaged, "pdf");
    }
    drop_unplaced_twins(file);
    return !file.report.has(Concern::Encrypted) && !file.report.has(Concern::Damaged);
}

}  // namespace stoa::worker
