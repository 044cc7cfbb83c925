#include "worker/plain_text.h"

#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include "base/ascii.h"
#include "base/text.h"
#include "worker/office.h"

namespace stoa::worker {

namespace {

constexpr std::size_t bytes_max = 4UL << 20U;

std::string detect_charset(std::string_view bytes) {
    if (bytes.starts_with("\xef\xbb\xbf") || is_valid_utf8(bytes)) return "UTF-8";
    ::UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<::UCharsetDetector, decltype(&::ucsdet_close)> detector(::ucsdet_open(&status), &::ucsdet_close);
    ::ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(std::min<std::size_t>(bytes.size(), 16384)), &status);
    const ::UCharsetMatch* match = ::ucsdet_detect(detector.get(), &status);
    const char* const name = match == nullptr ? nullptr : ::ucsdet_getName(match, &status);
    return U_FAILURE(status) || name == nullptr ? std::string("windows-1252") : std::string(name);
}

// Comma-separated values that a spreadsheet would take for formulas which start programs.
void look_at_cell(std::string_view line, Inspected& file) {
    for (std::size_t at = 0; at != std::string_view::npos && at < line.size();) {
        const std::string_view cell = trim_blanks(line.substr(at, line.find_first_of(",;\t", at) - at));
        const std::string_view bare = cell.starts_with('"') ? cell.substr(1) : cell;
        if (!bare.empty() && std::string_view("=+-@").contains(bare.front()) && is_dynamic_exchange(bare))
            file.add(Concern::DynamicExchange, bare);
        at = line.find_first_of(",;\t", at);
        if (at != std::string_view::npos) ++at;
    }
}

}  // namespace

void inspect_plain_text(std::string_view bytes, Inspected& file) {
    if (bytes.size() > bytes_max) file.report.is_cut = true;
    const std::string_view enough = bytes.substr(0, bytes_max);
    file.report.charset = detect_charset(enough);
    std::string text;
    if (file.report.charset == "UTF-8")
        text = enough;
    else
        icu::UnicodeString(enough.data(), static_cast<std::int32_t>(enough.size()), file.report.charset.c_str()).toUTF8String(text);
    for (const std::string_view line : split(text, '\n')) {
        look_at_cell(line, file);
        file.add_text(line);
    }
}

}  // namespace stoa::worker
