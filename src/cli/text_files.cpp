#include "cli/text_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/text.h"

namespace stoa::cli {

namespace {

constexpr std::size_t file_size_bytes_max = 10'000'000;

}  // namespace

Result<std::string> read_all(std::istream& in, std::string_view name) {
    std::string text(std::istreambuf_iterator<char>(in), {});
    if (text.size() > file_size_bytes_max)
        return fail(problems::body_too_large, fmt::format("{}: larger than {} bytes", name, file_size_bytes_max));
    if (!is_valid_utf8(text)) return fail(problems::invalid_encoding, fmt::format("{}: not valid UTF-8, or holds a NUL", name));
    return text;
}

Result<std::string> read_file(const std::string& name) {
    std::ifstream file(name, std::ios::binary);
    if (!file) return fail(problems::not_found, fmt::format("{}: cannot be read", name));
    return read_all(file, name);
}

Result<void> replace_file(const std::string& name, std::string_view text) {
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::path target = fs::canonical(name, error);  // A link stays a link.
    const fs::path next = fs::path(target).concat(".stoa-new");
    if (!error) {
        std::ofstream file(next, std::ios::binary | std::ios::trunc);
        file << text << std::flush;
        if (!file) error = std::make_error_code(std::errc::io_error);
    }
    if (!error) fs::permissions(next, fs::status(target).permissions(), error);
    if (!error) fs::rename(next, target, error);
    if (!error) return {};
    std::error_code ignored;
    fs::remove(next, ignored);
    return fail(problems::unavailable, fmt::format("{}: cannot be written: {}; nothing was changed", name, error.message()));
}

Place place_of(std::string_view text, std::size_t code_point) {
    const std::string_view before = text.substr(0, byte_offset(text, code_point));
    const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0.
    return {.line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1,
            .column = length_in_code_points(before.substr(line_begin)) + 1};
}

}  // namespace stoa::cli
