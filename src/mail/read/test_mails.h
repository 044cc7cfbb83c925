// Mails of others for the tests that measure (../shared/data/mime, INDEX.md there).
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace stoa::mail {

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// The files below `folder` whose names end in one of `endings`, sorted.
inline std::vector<std::filesystem::path> find_files(const std::filesystem::path& folder, const std::vector<std::string>& endings) {
    std::vector<std::filesystem::path> out;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const auto has_ending = [&](const std::string& ending) { return entry.path().string().ends_with(ending); };
        if (entry.is_regular_file() && std::ranges::any_of(endings, has_ending)) out.push_back(entry.path());
    }
    std::ranges::sort(out);
    return out;
}

// Blanks and line ends folded, for comparing what parsers keep of them differently.
inline std::string folded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool is_space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (!is_space) out += c;
        if (is_space && !out.empty() && out.back() != ' ') out += ' ';
    }
    while (out.ends_with(' ')) out.pop_back();
    return out;
}

}  // namespace stoa::mail
