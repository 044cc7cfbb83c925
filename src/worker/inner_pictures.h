// Pictures that are part of a document: looked into as any other.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "worker/inspected.h"

namespace stoa::worker {

struct InnerPicture {
    std::string name;          // For the detail of what speaks against it.
    std::string_view content;  // Must outlive the call.
    FileKind kind;             // A picture, or a drawing (SVG).
};

// What they say is the document's, the largest first, each once, the first of them on the page after `number`. Where there are more than
// there is time for, or one cannot be shown here, is_cut says so.
void look_into_pictures(const std::vector<InnerPicture>& pictures, int number, Inspected& file);

// The same for bytes which a document says are a picture: what is none that can be looked into is told by is_cut.
class FoundPictures {
public:
    void add(std::string_view name, std::string_view content, Inspected& file);
    bool is_empty() const { return contents_.empty(); }
    void look_into_all(int number, Inspected& file) const;

private:
    std::vector<std::pair<std::string, std::string>> contents_{};  // Names before contents.
    std::size_t bytes_ = 0;
};

}  // namespace stoa::worker
