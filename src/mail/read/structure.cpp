#include "mail/read/structure.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/problems.h"

namespace stoa::mail {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

struct OpenMultipart {
    std::size_t part;
    std::string boundary;
};

// A line that ends parts, and which of the open multiparts it is of.
struct Delimiter {
    std::size_t open;
    bool closes;
};

// Some senders forget to name the boundary; it is what the body begins with.
std::string first_delimiter(std::string_view mail, std::size_t body_begin) {
    const std::size_t begin = mail.find_first_not_of("\r\n", body_begin);
    if (begin == std::string_view::npos) return {};
    constexpr std::size_t line_length_max = 200;  // RFC 2046 section 5.1.1 has 72.
    const std::string_view line = read_line(mail, begin).text;
    return line.starts_with("--") && line.size() <= line_length_max ? std::string(trim_blanks(line.substr(2))) : std::string();
}

class StructureReader {
public:
    StructureReader(std::string_view mail, const ReadLimits& limits) : mail_(mail), limits_(limits) {}

    Result<Structure> read() {
        TRY(begin_part(none));
        while (const auto line_begin = next_candidate()) {
            const Line line = read_line(mail_, *line_begin);
            at_ = line.next;
            const auto delimiter = find_delimiter(line.text);
            if (!delimiter) continue;
            const std::size_t multipart = open_[delimiter->open].part;
            end_parts(multipart, *line_begin);
            open_.resize(delimiter->open + (delimiter->closes ? 0 : 1));
            if (!delimiter->closes) TRY(begin_part(multipart));
        }
        end_parts(none, mail_.size());
        return std::move(structure_);
    }

private:
    // Where the next line begins that may be a delimiter.
    std::optional<std::size_t> next_candidate() const {
        if (open_.empty() || at_ >= mail_.size()) return std::nullopt;
        if (mail_.substr(at_).starts_with("--")) return at_;
        const std::size_t line_end = mail_.find("\n--", at_);
        return line_end == std::string_view::npos ? std::nullopt : std::optional(line_end + 1);
    }

    // The innermost goes first.
    std::optional<Delimiter> find_delimiter(std::string_view line) const {
        if (!line.starts_with("--")) return std::nullopt;
        const std::string_view text = line.substr(2, line.find_last_not_of(" \t\r") - 1);
        for (std::size_t i = open_.size(); i-- > 0;) {
            if (!text.starts_with(open_[i].boundary)) continue;
            const std::string_view rest = text.substr(open_[i].boundary.size());
            if (rest.empty() || rest == "--") return Delimiter{.open = i, .closes = !rest.empty()};
        }
        return std::nullopt;
    }

    Result<void> begin_part(std::size_t parent) {
        if (structure_.parts.size() == limits_.parts_max) {
            return fail(problems::mail_too_many_parts, fmt::format("the mail has more than {} parts", limits_.parts_max));
        }
        const std::size_t index = structure_.parts.size();
        Part& part = structure_.parts.emplace_back();
        parents_.push_back(parent);
        if (parent != none) structure_.parts[parent].children.push_back(index);
        current_ = index;
        TRY(read_header(part));
        const bool in_digest = parent != none && structure_.parts[parent].content_type.media_type == "multipart/digest";
        if (in_digest && !part.fields.has("Content-Type")) part.content_type.media_type = "message/rfc822";  // RFC 2046 section 5.1.5.
        return part.content_type.is_multipart() ? open_multipart(index) : Result<void>();
    }

    Result<void> read_header(Part& part) {
        const std::size_t begin = at_;
        part.fields = read_fields(mail_, begin, limits_.header_bytes_max - header_bytes_,
                                  [this](std::string_view line) { return find_delimiter(line).has_value(); });
        at_ = part.fields.body_begin;
        header_bytes_ += at_ - begin;
        if (header_bytes_ > limits_.header_bytes_max) {
            return fail(problems::mail_headers_too_large,
                        fmt::format("the headers of the mail are longer than {} kB", limits_.header_bytes_max / 1024));
        }
        part.content_type = parse_content_type(part.fields.value("Content-Type"));
        part.disposition = parse_content_disposition(part.fields.value("Content-Disposition"));
        part.encoding = parse_transfer_encoding(part.fields.value("Content-Transfer-Encoding"));
        return {};
    }

    Result<void> open_multipart(std::size_t index) {
        if (open_.size() == limits_.depth_max) {
            return fail(problems::mail_nested_too_deeply,
                        fmt::format("the parts of the mail lie more than {} deep within each other", limits_.depth_max));
        }
        std::string boundary(trim_blanks(structure_.parts[index].content_type.boundary));
        // Or name a wrong one: that is looked for of the mail itself only, once, to stay linear.
        const bool is_wrong = index == 0 && at_ > 0 && !mail_.substr(at_ - 1).contains("\n--" + boundary);
        if (boundary.empty() || is_wrong) boundary = first_delimiter(mail_, at_);
        if (!boundary.empty()) open_.push_back({.part = index, .boundary = std::move(boundary)});
        return {};
    }

    // Ends all parts within `multipart` that are still open; the line end before the delimiter belongs to it
    // (RFC 2046 section 5.1.1).
    void end_parts(std::size_t multipart, std::size_t end) {
        if (end > 0 && end < mail_.size() && mail_[end - 1] == '\n') --end;
        if (end > 0 && end < mail_.size() && mail_[end - 1] == '\r') --end;
        for (; current_ != multipart; current_ = parents_[current_]) {
            Part& part = structure_.parts[current_];
            const std::size_t begin = part.fields.body_begin;
            part.body = begin < end ? mail_.substr(begin, end - begin) : std::string_view();
        }
    }

    std::string_view mail_;
    const ReadLimits& limits_;
    Structure structure_{};
    std::vector<std::size_t> parents_{};  // Of each part.
    std::vector<OpenMultipart> open_{};   // The outermost first.
    std::size_t current_ = none;          // The innermost part that has not ended.
    std::size_t at_ = 0;
    std::size_t header_bytes_ = 0;
};

}  // namespace

Result<Structure> read_structure(std::string_view mail, const ReadLimits& limits) {
    if (mail.size() > limits.size_bytes_max) {
        return fail(problems::mail_too_large, fmt::format("the mail is larger than {} MB", limits.size_bytes_max / 1024 / 1024));
    }
    return StructureReader(mail, limits).read();
}

}  // namespace stoa::mail
