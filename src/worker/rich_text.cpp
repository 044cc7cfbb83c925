// RTF: its text, pictures and fields, and control words that hold objects or load something (Rich Text Format 1.9.1).
#include <unicode/unistr.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "worker/code_page.h"
#include "worker/inner_pictures.h"
#include "worker/office.h"
#include "worker/rich_text_tokens.h"
#include "worker/rich_text_words.h"
#include "worker/written_links.h"

namespace stoa::worker {

namespace {

using Kind = RichToken::Kind;
using enum RichPlace;

constexpr std::size_t depth_max = 1000;

// Hexadecimal digits, whatever stands between them.
std::string from_hex_digits(std::string_view digits) {
    std::string bytes;
    int high = -1;
    for (const char c : digits) {
        const int value = hex_value(c);
        if (value < 0) continue;
        if (high >= 0) bytes += static_cast<char>(high * 16 + value);
        high = high < 0 ? value : -1;
    }
    return bytes;
}

// No sign of a list, and not what programs keep for themselves in hexadecimal.
bool says_something(std::string_view text) {
    constexpr std::size_t sign_length_max = 2, digits_min = 64;
    const bool is_machine_made =
        text.size() >= digits_min && std::ranges::all_of(text, [](char c) { return hex_value(c) >= 0 || is_blank(c); });
    const auto controls = static_cast<std::size_t>(std::ranges::count_if(text, is_control));
    const bool has_letter = std::ranges::any_of(text, [](char c) { return is_letter(c) || is_digit(c) || !is_ascii(c); });
    return has_letter && !is_machine_made && length_in_code_points(trim(text)) > sign_length_max + controls;
}

// Fields whose instruction is what people see.
bool is_shown(std::string_view instruction) {
    const std::string text = to_lower(instruction.substr(0, 20));
    return text.starts_with("macrobutton") || text.starts_with("gotobutton") || text.starts_with("quote") || text.starts_with("eq ");
}

class RichText {
public:
    RichText(std::string_view bytes, Inspected& file) : tokens_(bytes), file_(file) {}

    void read() {
        while (const auto token = tokens_.next()) {
            take(*token);
            if (groups_.size() > depth_max) break;
        }
        // What is not closed, or announced and not there, another program may read otherwise.
        if (groups_.size() > 1 || tokens_.is_short()) file_.report.is_cut = true;
        while (groups_.size() > 1) end_group();
        flush();
        end_paragraph(groups_.front());
        pictures_.look_into_all(1, file_);
    }

private:
    struct Group {
        RichPlace place = Page;
        std::size_t owner = 0;  // The group that has the text: the one with which it began to go somewhere else.
        int font = -1;
        int replaced_by = 1;      // How many signs stand behind a \u for who does not know it.
        bool is_for_old = false;  // In \nonshppict: a picture once more, for programs that know few kinds.
        std::string text{}, binary{};
    };
    Group& here() { return groups_.back(); }
    Group& owner() { return groups_[here().owner]; }

    void take(const RichToken& token) {
        const bool is_first = std::exchange(is_first_, token.kind == Kind::Begin);
        switch (token.kind) {
            case Kind::Begin:
                return begin_group();
            case Kind::End:
                return end_group();
            case Kind::Word:
                return take_word(token, is_first);
            case Kind::Symbol:
                return take_symbol(token.text, is_first);
            case Kind::Byte:
                if (skip(1) == 0) pending_ += static_cast<char>(*token.number);
                return;
            case Kind::Text:
                pending_ += token.text.substr(skip(token.text.size()));
                return;
            case Kind::Binary:
                if (skip(1) == 0 && here().place == Picture) owner().binary += token.text;
        }
    }

    void begin_group() {
        flush();
        to_skip_ = 0;
        const Group& outer = here();
        groups_.push_back({.place = outer.place,
                           .owner = outer.owner,
                           .font = outer.font,
                           .replaced_by = outer.replaced_by,
                           .is_for_old = outer.is_for_old});
    }
    void end_group() {
        flush();
        to_skip_ = 0;
        if (groups_.size() == 1) return;  // Too many are closed; what follows is read all the same.
        Group group = std::move(groups_.back());
        groups_.pop_back();
        if (group.owner == groups_.size()) use(group);
    }

    // What stands behind a \u for who does not know it. Words count too, so that no more is left out than any program leaves out.
    std::size_t skip(std::size_t count) {
        const std::size_t skipped = std::min(count, to_skip_);
        to_skip_ -= skipped;
        return skipped;
    }

    void take_symbol(std::string_view sign, bool is_first) {
        if (sign == "*") {
            is_first_ = is_optional_ = is_first;
            return;
        }
        if (skip(1) != 0) return;
        if (sign == "\\" || sign == "{" || sign == "}") pending_ += sign;
        if (sign == "~") pending_ += ' ';
        if (sign == "_") pending_ += '-';
        if (sign == "\r" || sign == "\n") say("\n");
    }

    void take_word(const RichToken& word, bool is_first) {
        const bool is_optional = std::exchange(is_optional_, false) && is_first;
        if (const auto concern = find_rich_concern(word.text)) file_.add(*concern, word.text);
        if (word.text == "u" && word.number) return take_unicode(*word.number);
        (void)skip(1);
        flush();
        const auto place = find_rich_place(word.text);
        const bool is_late = place && !is_first && (place == Instruction || place == Picture);
        if (is_late) file_.report.is_cut = true;  // Programs differ in what they make of it.
        if (place && (is_first || is_late)) go_to(*place);
        // Nobody knows who shows what is in it.
        if (!place && is_optional && !is_rich_surrounding(word.text)) go_to(Described);
        if (const auto sign = find_rich_sign(word.text)) say(*sign);
        set(word.text, word.number.value_or(0));
    }

    void go_to(RichPlace place) {
        if (here().place == Nowhere || here().place == Fonts) return;
        here().owner = groups_.size() - 1;
        here().place = place;
    }

    void set(std::string_view word, int number) {
        constexpr std::size_t fonts_max = 10'000;
        if (word == "uc") here().replaced_by = std::max(number, 0);
        if (word == "f") here().font = number;
        if (word == "deff") here().font = default_font_ = number;
        if (word == "plain") here().font = default_font_;
        if (word == "nonshppict") here().is_for_old = true;
        if (word == "ansicpg" && number > 0) code_page_ = number;
        if (word == "mac") code_page_ = 10'000;
        if (word == "pc") code_page_ = 437;
        if (word == "pca") code_page_ = 850;
        if (here().place != Fonts || font_code_pages_.size() >= fonts_max) return;
        if (word == "fcharset") font_code_pages_[here().font] = code_page_of(number, 0);
        if (word == "cpg") font_code_pages_[here().font] = number;
    }

    void take_unicode(int number) {
        flush();
        to_skip_ = static_cast<std::size_t>(here().replaced_by);
        const auto unit = static_cast<std::uint16_t>(number);  // Written as a signed number of 16 bits.
        const std::uint16_t high = std::exchange(high_surrogate_, U16_IS_LEAD(unit) ? unit : std::uint16_t{0});
        if (U16_IS_LEAD(unit)) return;
        std::int32_t code = unit;
        if (U16_IS_TRAIL(unit)) code = high == 0 ? 0xfffd : U16_GET_SUPPLEMENTARY(high, unit);
        // Here stand letters of fonts that have signs of their own (\fcharset2), or only say so.
        if (unit >= 0xf020 && unit <= 0xf07e) code = unit - 0xf000;
        icu::UnicodeString(code).toUTF8String(owner().text);
    }

    int code_page() {
        const auto found = font_code_pages_.find(here().font);
        return found == font_code_pages_.end() || found->second == 0 ? code_page_ : found->second;
    }
    // Of the two bytes of a letter one may be escaped and the other not, so bytes are gathered before they are decoded.
    void flush() {
        if (here().place != Nowhere && here().place != Fonts) owner().text += from_code_page(pending_, code_page());
        pending_.clear();
    }

    void say(std::string_view sign) {
        flush();
        const bool is_text = here().place == Page || here().place == Described;
        if (sign == "\n" && is_text)
            end_paragraph(owner());
        else
            owner().text += sign == "\n" ? " " : sign;
    }

    void end_paragraph(Group& group) {
        if (group.place == Page) file_.add_text(group.text);
        if (group.place == Described && says_something(group.text)) file_.add_text(group.text, {}, inspect::TextOrigin::Described);
        group.text.clear();
    }

    void use(Group& group) {
        switch (group.place) {
            case Instruction:
                return judge_instruction(trim_blanks(group.text));
            case Picture:
                return take_picture(group);
            case PropertyName:
                property_ = trim_blanks(group.text);
                return;
            case PropertyValue:
                if (property_ == "gtextUNICODE" || property_ == "wzDescription") file_.add_text(group.text);
                return;
            case Link:
                return file_.add_link(trim_blanks(group.text));
            default:
                return end_paragraph(group);
        }
    }

    void judge_instruction(std::string_view instruction) {
        if (is_dynamic_exchange(instruction)) file_.add(Concern::DynamicExchange, instruction);
        if (loads_from_elsewhere(instruction)) file_.add(Concern::ExternalLink, instruction);
        if (is_shown(instruction)) file_.add_text(instruction);
        for (const std::string& target : find_written_links(instruction)) file_.add_link(target);
    }

    void take_picture(const Group& group) {
        // What stands twice is read once: the one for old programs is mostly a recorded drawing of the other.
        if (std::exchange(has_shown_picture_, !group.is_for_old) && group.is_for_old) return;
        pictures_.add("pict", group.binary.empty() ? from_hex_digits(group.text) : group.binary, file_);
    }

    RichTokens tokens_;
    Inspected& file_;
    std::vector<Group> groups_{Group{}};
    std::string pending_{}, property_{};
    std::map<int, int> font_code_pages_{};  // 0: the document's.
    FoundPictures pictures_{};
    int code_page_ = western_code_page, default_font_ = -1;
    std::size_t to_skip_ = 0;
    std::uint16_t high_surrogate_ = 0;
    bool is_first_ = false, is_optional_ = false;  // Whether a group has just begun, and with \*.
    bool has_shown_picture_ = false;
};

}  // namespace

void inspect_rich_text(std::string_view bytes, Inspected& file) { RichText(bytes, file).read(); }

}  // namespace stoa::worker
