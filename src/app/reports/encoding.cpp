#include "app/reports/encoding.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace stoa::reports {

namespace {

// Bytes that mean nothing in an encoding are given to these control characters by ICU's tables (0x81 in windows-1252).
bool is_c1_control(char16_t unit) { return unit >= 0x80 && unit <= 0x9f; }

constexpr std::string_view ascii = "\t09AZaz\"-@.\r";

std::unexpected<Error> unknown(const std::string& encoding) {
    return fail(problems::invalid_value,
                fmt::format("the encoding {} cannot be read; use utf-8, windows-1252, shift_jis or another that contains ASCII", encoding));
}

}  // namespace

Decoder::Decoder(Decoder&& other) noexcept : converter_(std::exchange(other.converter_, nullptr)), name_(std::move(other.name_)) {}
Decoder& Decoder::operator=(Decoder&& other) noexcept {
    std::swap(converter_, other.converter_);
    std::swap(name_, other.name_);
    return *this;
}
Decoder::~Decoder() {
    if (converter_ != nullptr) ucnv_close(converter_);
}

Result<Decoder> Decoder::create(const std::string& encoding) {
    UErrorCode status = U_ZERO_ERROR;
    Decoder decoder(ucnv_open(encoding.c_str(), &status), encoding);
    if (encoding.empty() || U_FAILURE(status)) return unknown(encoding);
    ucnv_setToUCallBack(decoder.converter_, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    if (U_FAILURE(status)) return unknown(encoding);
    if (decoder.decode(ascii) != ascii) return unknown(encoding);
    if (ucnv_getType(decoder.converter_) == UCNV_UTF8) ucnv_close(std::exchange(decoder.converter_, nullptr));
    return decoder;
}

std::optional<std::string_view> Decoder::decode(std::string_view line) {
    if (converter_ == nullptr) return is_valid_utf8(line) ? std::optional(line) : std::nullopt;
    UErrorCode status = U_ZERO_ERROR;
    wide_.resize(2 * line.size() + 16);
    const std::int32_t length = ucnv_toUChars(converter_, wide_.data(), static_cast<std::int32_t>(wide_.size()), line.data(),
                                              static_cast<std::int32_t>(line.size()), &status);
    if (U_FAILURE(status)) return std::nullopt;
    wide_.resize(static_cast<std::size_t>(length));
    if (std::ranges::any_of(wide_, is_c1_control) || wide_.contains(u'\0')) return std::nullopt;
    text_.resize(3 * wide_.size() + 1);
    std::int32_t size = 0;
    u_strToUTF8(text_.data(), static_cast<std::int32_t>(text_.size()), &size, wide_.data(), length, &status);
    if (U_FAILURE(status)) return std::nullopt;
    return std::string_view(text_).substr(0, static_cast<std::size_t>(size));
}

}  // namespace stoa::reports
