// A compound file (MS-CFB) by libgsf, as a flat list.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stoa::worker {

struct CompoundEntry {
    std::string path;  // "/ObjectPool/_1234/\1Ole10Native".
    std::string name;
    bool is_folder = false;
    std::string content{};  // Of a stream, at most 64 MB of it.
};

struct CompoundFile {
    std::vector<CompoundEntry> entries{};
    bool is_cut = false;  // There was more than the limits take.
};

// No entries where it cannot be read.
CompoundFile read_compound_file(std::string_view bytes);

}  // namespace stoa::worker
