// The libraries that need data files or much time to begin: made ready once, before the sandbox closes.
#pragma once

#include <magic.h>

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace tesseract {
class TessBaseAPI;
}

namespace stoa::worker {

struct CloseMagic {
    void operator()(::magic_set* magic) const { ::magic_close(magic); }
};

struct EndRecogniser {
    void operator()(tesseract::TessBaseAPI* recogniser) const;
};

struct Libraries {
    std::unique_ptr<::magic_set, CloseMagic> magic{};
    std::unique_ptr<tesseract::TessBaseAPI, EndRecogniser> recogniser{};  // For the languages that are installed of English and German.
    std::unique_ptr<tesseract::TessBaseAPI, EndRecogniser> japanese{};    // None where it is not installed.
};

// Starts no thread that outlives it: what forks afterwards has all there is.
Result<Libraries> load_libraries();

}  // namespace stoa::worker
