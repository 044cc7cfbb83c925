#include "worker/pdf_content.h"

#include <algorithm>
#include <exception>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace stoa::worker {

namespace {

constexpr std::size_t tokens_max = 2'000'000;  // Some 2 s of processor time.
constexpr std::size_t bytes_a_token = 16;      // At least: blanks and long strings take time too.
constexpr int depth_max = 10;                  // Of forms and patterns in each other.

std::size_t digest_of(std::string_view bytes) { return std::hash<std::string_view>{}(bytes); }

std::size_t count_of(QPDFObjectHandle dictionary, const char* name, const char* short_name) {
    QPDFObjectHandle value = dictionary.getKey(name);
    if (!value.isInteger()) value = dictionary.getKey(short_name);
    return value.isInteger() ? static_cast<std::size_t>(std::clamp(value.getIntValue(), 0LL, 65'535LL)) : 0;
}

// One stream of content, with those that it draws.
class Content : public QPDFObjectHandle::ParserCallbacks {
public:
    Content(const QPDFObjectHandle& resources, std::size_t place, int depth, DrawnAmounts& amounts, DrawnBefore& drawn, std::size_t& tokens)
        : resources_(resources), places_{place}, depth_(depth), amounts_(amounts), drawn_(drawn), tokens_(tokens) {}

    void handleObject(QPDFObjectHandle object) override {
        if (++tokens_ > tokens_max) terminateParsing();
        if (object.isOperator())
            run(object.getOperatorValue());
        else if (object.isInlineImage())
            draw_inline_image(object.getInlineImageValue());
        else if (operands_.size() < operands_max)
            operands_.push_back(object);
    }
    void handleEOF() override {}
    void contentSize(std::size_t bytes) override { tokens_ += bytes / bytes_a_token; }

private:
    void run(const std::string& name) {
        if (name == "q") {
            if (places_.size() < places_max) places_.push_back(places_.back());
        } else if (name == "Q") {
            if (places_.size() > 1) places_.pop_back();
        } else if (name == "cm") {
            for (QPDFObjectHandle& operand : operands_) places_.back() = mix(places_.back(), digest_of(operand.unparse()));
        } else if (name == "Do") {
            draw(resource("/XObject"));
        } else if (name == "scn" || name == "SCN") {
            draw(resource("/Pattern"));
        } else if (name == "sh") {
            draw_shading(resource("/Shading"));
        } else if (name == "ID") {
            inline_pixels_ = pixels_of_operands();
        } else {
            run_path(name);
        }
        operands_.clear();
    }

    void run_path(std::string_view name) {
        if (name == "m")
            path_.move_to(number(0), number(1));
        else if (name == "l")
            path_.line_to(number(0), number(1));
        else if (name == "re")
            path_.add_rectangle(number(0), number(1), number(2), number(3));
        else if (name == "c" || name == "v" || name == "y")
            path_.curve_to(numbers());
        else if (is_painting(name))
            path_.count(places_.back(), drawn_, amounts_);
        else if (name == "n")
            path_.clear();
    }

    // Also what only cuts others to its shape shows that shape.
    static bool is_painting(std::string_view name) {
        return name == "f" || name == "F" || name == "f*" || name == "S" || name == "s" || name == "B" || name == "B*" || name == "b" ||
               name == "b*" || name == "W" || name == "W*";
    }

    double number(std::size_t at) { return at < operands_.size() && operands_[at].isNumber() ? operands_[at].getNumericValue() : 0; }
    std::vector<double> numbers() {
        std::vector<double> all;
        for (std::size_t at = 0; at < operands_.size(); ++at) all.push_back(number(at));
        return all;
    }

    QPDFObjectHandle resource(const char* kind) {
        if (operands_.empty() || !operands_.back().isName() || !resources_.isDictionary()) return QPDFObjectHandle::newNull();
        QPDFObjectHandle all = resources_.getKey(kind);
        return all.isDictionary() ? all.getKey(operands_.back().getName()) : QPDFObjectHandle::newNull();
    }

    bool is_new(const QPDFObjectHandle& object) {
        return drawn_.is_new(mix(places_.back(), digest_of(QPDFObjectHandle(object).getObjGen().unparse(','))));
    }

    // A picture, or a form or a pattern, which is content itself.
    void draw(QPDFObjectHandle drawn) {
        if (!drawn.isStream()) return draw_shading(drawn.isDictionary() ? drawn.getKey("/Shading") : drawn);
        QPDFObjectHandle facts = drawn.getDict();
        if (QPDFObjectHandle kind = facts.getKey("/Subtype"); kind.isName() && kind.getName() == "/Image") {
            if (is_new(drawn)) amounts_.pixels += count_of(facts, "/Width", "/W") * count_of(facts, "/Height", "/H");
        } else if (depth_ < depth_max) {
            QPDFObjectHandle own = facts.getKey("/Resources"), matrix = facts.getKey("/Matrix");
            Content inner(own.isDictionary() ? own : resources_, mix(places_.back(), digest_of(matrix.unparse())), depth_ + 1, amounts_,
                          drawn_, tokens_);
            drawn.parseAsContents(&inner);
        }
    }

    // Of colours that a table gives, which may be any picture.
    void draw_shading(QPDFObjectHandle shading) {
        constexpr std::size_t some = 64 * 64;
        if (!shading.isStream() && !shading.isDictionary()) return;
        QPDFObjectHandle kind = (shading.isStream() ? shading.getDict() : shading).getKey("/ShadingType");
        const bool is_gradient = kind.isInteger() && (kind.getIntValue() == 2 || kind.getIntValue() == 3);
        if (!is_gradient && is_new(shading)) amounts_.pixels += some;
    }

    std::size_t pixels_of_operands() {
        QPDFObjectHandle facts = QPDFObjectHandle::newDictionary();
        for (std::size_t at = 0; at + 1 < operands_.size(); at += 2) {
            if (operands_[at].isName()) facts.replaceKey(operands_[at].getName(), operands_[at + 1]);
        }
        return count_of(facts, "/Width", "/W") * count_of(facts, "/Height", "/H");
    }
    void draw_inline_image(const std::string& bytes) {
        if (drawn_.is_new(mix(places_.back(), digest_of(bytes)))) amounts_.pixels += inline_pixels_;
    }

    static constexpr std::size_t operands_max = 100, places_max = 1000;

    QPDFObjectHandle resources_;
    std::vector<std::size_t> places_;  // Digests of how what follows is moved and turned; the last one counts.
    int depth_;
    DrawnAmounts& amounts_;
    DrawnBefore& drawn_;
    std::size_t& tokens_;
    std::vector<QPDFObjectHandle> operands_{};
    DrawnPath path_{};
    std::size_t inline_pixels_ = 0;
};

// What notes, stamps and fields look like.
void look_at_annotations(QPDFObjectHandle page, const std::function<void(QPDFObjectHandle)>& look) {
    constexpr int annotations_max = 500;
    QPDFObjectHandle annotations = page.getKey("/Annots");
    if (!annotations.isArray()) return;
    for (int at = 0; at < std::min(annotations.getArrayNItems(), annotations_max); ++at) {
        QPDFObjectHandle annotation = annotations.getArrayItem(at);
        QPDFObjectHandle looks = annotation.isDictionary() ? annotation.getKey("/AP") : annotation;
        QPDFObjectHandle normal = looks.isDictionary() ? looks.getKey("/N") : QPDFObjectHandle::newNull();
        if (normal.isStream()) look(normal);
        if (!normal.isDictionary()) continue;
        for (const std::string& state : normal.getKeys()) {
            if (QPDFObjectHandle one = normal.getKey(state); one.isStream()) look(one);
        }
    }
}

}  // namespace

bool PdfContent::shows_more_than_text(QPDFPageObjectHelper& page) {
    DrawnAmounts amounts;
    drawn_.begin_page();
    bool is_understood = true;
    try {
        Content content(page.getAttribute("/Resources", false), 0, 0, amounts, drawn_, tokens_);
        page.parseContents(&content);
        look_at_annotations(page.getObjectHandle(), [&](QPDFObjectHandle look) {
            Content inner(look.getDict().getKey("/Resources"), 0, 1, amounts, drawn_, tokens_);
            look.parseAsContents(&inner);
        });
    } catch (const std::exception&) {
        is_understood = false;
    }
    const bool shows_more = amounts.are_enough() || tokens_ > tokens_max || !is_understood;
    // What nobody looks at is news on the next page too.
    if (++pages_ <= pages_seen_ || shows_more) drawn_.keep_page();
    return shows_more;
}

}  // namespace stoa::worker
