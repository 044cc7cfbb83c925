#include "worker/excel_book.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "worker/byte_reader.h"
#include "worker/clean_text.h"
#include "worker/code_page.h"
#include "worker/office_art.h"
#include "worker/split_record.h"

namespace stoa::worker {

using namespace std::string_view_literals;

namespace {

enum RecordType : std::uint16_t {
    Formula = 0x06,
    EndOfPart = 0x0a,
    Header = 0x14,
    Footer = 0x15,
    Note = 0x1c,
    FilePass = 0x2f,
    Continue = 0x3c,
    CodePage = 0x42,
    Object = 0x5d,
    ImageData = 0x7f,
    BoundSheet = 0x85,
    RichCell = 0xd6,
    Background = 0xe9,
    DrawingGroup = 0xeb,
    Drawing = 0xec,
    SharedTexts = 0xfc,
    SharedTextCell = 0xfd,
    SupBook = 0x1ae,
    TextBox = 0x1b6,
    Hyperlink = 0x1b8,
    Validation = 0x1be,
    TextCell = 0x204,
    FormulaText = 0x207,
    ArrayFormula = 0x221,
    SharedFormula = 0x4bc,
    LinkTip = 0x800,
    BeginOfPart = 0x809,
    MoreHeaders = 0x89c,
    ChartText = 0x100d,
};

class Workbook {
public:
    Workbook(std::string_view book, FoundPictures& pictures, Inspected& file) : book_(book), pictures_(pictures), file_(file) {}

    void look() {
        constexpr std::size_t hidden_max = 100;
        if (little_endian<2>(book_, 0) != BeginOfPart) file_.report.is_cut = true;  // Excel 2 to 4.
        walk(0);
        // Excel goes to each sheet by its place, whatever the records before it say of their sizes.
        std::size_t hidden = 0;
        for (const std::size_t sheet : sheets_) {
            if (parts_.contains(sheet)) continue;
            if (++hidden > hidden_max) file_.report.is_cut = true;
            if (hidden <= hidden_max) walk(sheet);
        }
        if (is_encrypted_) return;
        look_at_drawings(drawings_, pictures_, file_);
        if (has_shared_cells_ && !has_shared_texts_) file_.report.is_cut = true;
    }

private:
    void walk(std::size_t at) {
        std::uint64_t last = 0;  // Before those that continue it.
        for (; at + 4 <= book_.size() && !is_encrypted_;) {
            const std::uint64_t type = *little_endian<2>(book_, at), size = *little_endian<2>(book_, at + 2);
            if (type != Continue) last = type;
            const std::string_view content = book_.substr(at + 4, size);
            if (last == DrawingGroup || last == Drawing) drawings_ += content;
            take(type, content, at);
            at += 4 + size;
        }
    }

    void take(std::uint64_t type, std::string_view content, std::size_t at) {
        switch (type) {
            case BeginOfPart:
                return begin_part(content, at);
            case FilePass:
                is_encrypted_ = true;
                return file_.add(Concern::Encrypted, "xls");
            case CodePage:
                if (!is_97()) code_page_ = static_cast<int>(little_endian<2>(content, 0).value_or(western_code_page));
                return;
            case Object:
                if (!is_97()) file_.report.is_cut = true;  // Its text stands in it.
                return;
            case ImageData:
            case Background:
                file_.report.is_cut = true;
                return;
            case BoundSheet:
                return take_sheet(content, at);
            case SupBook:
                return take_other_book(content);
            case Hyperlink:
                return file_.add_link(content.size() > 8 ? find_target(content.substr(8)) : std::string());
            case LinkTip:
                return file_.add_text(from_utf16(content.substr(std::min<std::size_t>(10, content.size())), ByteOrder::Little), {},
                                      inspect::TextOrigin::Described);
            case Formula:
            case ArrayFormula:
            case SharedFormula:
                return take_formula(content);
            default:
                return take_text(type, content, at);
        }
    }

    void take_text(std::uint64_t type, std::string_view content, std::size_t at) {
        switch (type) {
            case SharedTextCell:
                has_shared_cells_ = true;
                return;
            case SharedTexts:
                return take_shared_texts(at);
            case TextCell:
            case RichCell:
                return add_text(at, 6, 2);
            case FormulaText:
                return add_text(at, 0, 2);
            case Header:
            case Footer:
                if (!content.empty()) add_text(at, 0, is_97() ? 2 : 1);
                return;
            case ChartText:
                return add_text(at, 2, 1);
            case Note:
                if (!is_97()) add_text(at, 4, 2);  // Since 97 who wrote it; what it says stands in a text box.
                return;
            case TextBox:
                return take_text_box(content, at);
            case Validation:
                return take_texts(at, 4, 4);
            case MoreHeaders:
                return take_more_headers(content, at);
            default:
                return;
        }
    }

    // Of a sheet, a chart, or the book itself.
    void begin_part(std::string_view content, std::size_t at) {
        parts_.insert(at);
        version_ = little_endian<2>(content, 0).value_or(0);
        if (version_ != 0x0600 && version_ != 0x0500) file_.report.is_cut = true;
    }
    bool is_97() const { return version_ == 0x0600; }

    void take_sheet(std::string_view content, std::size_t at) {
        if (big_endian<1>(content, 5) == 1) file_.add(Concern::Macro, "Excel 4");
        if (const auto place = little_endian<4>(content, 0)) sheets_.insert(*place);
        add_text(at, 6, 1);
    }

    void take_other_book(std::string_view content) {
        constexpr std::uint64_t itself = 0x0401, functions = 0x3a01;
        const std::uint64_t marker = little_endian<2>(content, 2).value_or(0);
        if (content.size() <= 4 || marker == itself || marker == functions) return;
        const bool is_exchange = content.substr(4).contains('\x03');
        file_.add(is_exchange ? Concern::DynamicExchange : Concern::ExternalLink, content.substr(4));
    }

    // One text, whose length stands `from` bytes behind the head.
    void add_text(std::size_t at, std::size_t from, std::size_t length_bytes) {
        SplitRecord record(book_, at);
        record.go_to(from);
        if (is_97()) return add(record.read_text(length_bytes));
        const auto length = record.read_number(length_bytes);
        const std::string_view rest = record.first().substr(std::min(from + length_bytes, record.first().size()));
        if (!length || *length > rest.size()) return add(std::nullopt);
        add(from_code_page(rest.substr(0, *length), code_page_));
    }
    void add(const std::optional<std::string>& text, inspect::TextOrigin origin = inspect::TextOrigin::Written) {
        if (text)
            file_.add_text(*text, {}, origin);
        else
            file_.report.is_cut = true;
    }

    void take_shared_texts(std::size_t at) {
        SplitRecord record(book_, at);
        (void)record.read_number(4);
        const std::uint64_t count = record.read_number(4).value_or(0);
        for (std::uint64_t number = 0; number < count; ++number) {
            const auto text = record.read_text(2);
            add(text);
            if (!text) return;
            has_shared_texts_ = true;
        }
    }

    void take_text_box(std::string_view content, std::size_t at) {
        const std::uint64_t length = little_endian<2>(content, 10).value_or(0);
        if (length == 0) return;
        SplitRecord record(book_, at);
        record.go_to_continuation();
        add(record.read_letters(length));
    }

    // What a cell tells who fills it in.
    void take_texts(std::size_t at, std::size_t from, int count) {
        SplitRecord record(book_, at);
        record.go_to(from);
        for (int number = 0; number < count; ++number) add(record.read_text(2), inspect::TextOrigin::Described);
    }

    // Of even and of first pages: where a length is 0, there is no text.
    void take_more_headers(std::string_view content, std::size_t at) {
        constexpr std::size_t lengths = 30, texts = 38;
        SplitRecord record(book_, at);
        record.go_to(texts);
        for (std::size_t number = 0; number < 4; ++number) {
            if (little_endian<2>(content, lengths + number * 2).value_or(0) != 0) add(record.read_text(2));
        }
    }

    // HYPERLINK() stands behind its arguments, of which the texts are what is looked for: those of the first are its target.
    void take_formula(std::string_view content) {
        for (const char call : {'\x22', '\x42', '\x62'}) {
            for (const int arguments : {1, 2}) {
                const std::string function{call, static_cast<char>(arguments), '\x67', '\x01'};
                if (content.contains(function)) return add_target(content.substr(0, content.find(function)), arguments);
            }
        }
    }

    void add_target(std::string_view tokens, int arguments) {
        constexpr char text_token = '\x17';
        std::vector<std::string> texts;
        for (std::size_t at = tokens.find(text_token); at != std::string_view::npos; at = tokens.find(text_token, at)) {
            const std::size_t length = big_endian<1>(tokens, at + 1).value_or(0);
            const bool is_wide = is_97() && big_endian<1>(tokens, at + 2) == 1;
            const std::size_t begin = at + (is_97() ? 3 : 2);
            const std::string_view letters = piece(tokens, begin, is_wide ? length * 2 : length);
            const std::string text = is_wide ? from_utf16(letters, ByteOrder::Little) : from_code_page(letters, code_page_);
            const bool is_text = !text.empty() && std::ranges::none_of(text, is_control);
            if (is_text) texts.push_back(text);
            at = is_text ? begin + letters.size() : at + 1;
        }
        std::string target;
        for (std::size_t number = 0; number < texts.size(); ++number) {
            if (arguments == 1 || texts.size() == 1 || number + 1 < texts.size()) target += texts[number];
        }
        if (!target.starts_with('#')) file_.add_link(target);
    }

    std::string_view book_;
    FoundPictures& pictures_;
    Inspected& file_;
    std::string drawings_{};
    std::set<std::size_t> parts_{}, sheets_{};  // Where they begin, and where they are said to.
    std::uint64_t version_ = 0;
    int code_page_ = western_code_page;
    bool is_encrypted_ = false, has_shared_cells_ = false, has_shared_texts_ = false;
};

}  // namespace

void look_at_workbook(std::string_view book, FoundPictures& pictures, Inspected& file) { Workbook(book, pictures, file).look(); }

}  // namespace stoa::worker
