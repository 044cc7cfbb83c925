#include "lmtp/mail_parameters.h"

#include <charconv>
#include <limits>
#include <optional>

#include "base/ascii.h"
#include "base/result.h"
#include "base/text.h"

namespace stoa::lmtp {

namespace {

// "SIZE=20": the keyword, and the value where there is an equals sign.
struct Parameter {
    std::string_view keyword;
    std::optional<std::string_view> value;
};

std::unexpected<Reply> wrong(std::string text) { return std::unexpected(Reply{501, "5.5.4", std::move(text)}); }
std::unexpected<Reply> unknown() { return std::unexpected(Reply{555, "5.5.4", "This parameter is not known."}); }

bool is_keyword(std::string_view text) {
    return !text.empty() && text.front() != '-' &&
           std::ranges::all_of(text, [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
}

std::optional<Parameter> read_parameter(std::string_view text) {
    const std::size_t equals = text.find('=');
    Parameter parameter{.keyword = text.substr(0, equals), .value = std::nullopt};
    if (equals != std::string_view::npos) parameter.value = text.substr(equals + 1);
    const bool is_value = !parameter.value || (!parameter.value->empty() && !parameter.value->contains('='));
    return is_keyword(parameter.keyword) && is_value ? std::optional(parameter) : std::nullopt;
}

// RFC 1870 section 3: one to twenty digits.
std::optional<std::uint64_t> read_size(std::string_view text) {
    constexpr std::size_t digits_max = 20;
    if (text.empty() || text.size() > digits_max || !std::ranges::all_of(text, is_digit)) return std::nullopt;
    std::uint64_t size = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), size);
    return read.ec == std::errc() ? size : std::numeric_limits<std::uint64_t>::max();
}

// Which parameters have been there: none may come twice (RFC 5321 section 4.1.1.11).
struct Seen {
    bool size = false;
    bool body = false;
    bool utf8 = false;
};

std::expected<void, Reply> apply(const Parameter& parameter, MailParameters& parameters, Seen& seen) {
    bool* again = nullptr;
    if (equal_ignoring_case(parameter.keyword, "SIZE")) {
        again = &seen.size;
        const auto size = read_size(parameter.value.value_or(""));
        if (!size) return wrong("SIZE= takes a number of bytes.");
        parameters.size_bytes = *size;
    } else if (equal_ignoring_case(parameter.keyword, "BODY")) {
        again = &seen.body;
        const std::string_view body = parameter.value.value_or("");
        if (!equal_ignoring_case(body, "7BIT") && !equal_ignoring_case(body, "8BITMIME")) return wrong("BODY= takes 7BIT or 8BITMIME.");
    } else if (equal_ignoring_case(parameter.keyword, "SMTPUTF8")) {
        again = &seen.utf8;
        if (parameter.value) return wrong("SMTPUTF8 takes no value.");
        parameters.is_utf8 = true;
    }
    if (again == nullptr) return unknown();
    if (*again) return wrong("A parameter is there twice.");
    *again = true;
    return {};
}

}  // namespace

std::expected<MailParameters, Reply> parse_mail_parameters(std::string_view text) {
    MailParameters parameters;
    if (text.empty()) return parameters;
    if (!text.starts_with(' ')) return wrong("A blank stands before a parameter.");
    Seen seen;
    for (const std::string_view part : split(text.substr(1), ' ')) {
        const auto parameter = read_parameter(part);
        if (!parameter) return wrong("The parameters cannot be read.");
        TRY(apply(*parameter, parameters, seen));
    }
    return parameters;
}

std::expected<void, Reply> parse_recipient_parameters(std::string_view text) {
    if (text.empty()) return {};
    if (!text.starts_with(' ') || !read_parameter(text.substr(1, text.find(' ', 1) - 1))) return wrong("The parameters cannot be read.");
    return unknown();
}

}  // namespace stoa::lmtp
