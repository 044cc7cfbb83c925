// What the pages of a PDF draw by themselves: outlines, pictures in the middle of a page's content, pictures in strips. Text in these is no
// text for a reader of texts.
#pragma once

#define POINTERHOLDER_TRANSITION 4  // qpdf 11 asks for it: its pointers are std::shared_ptr.
#include <qpdf/QPDFPageObjectHelper.hh>

#include <cstddef>

#include "worker/drawn_shapes.h"

namespace stoa::worker {

// Goes over the pages of one document from the first on.
class PdfContent {
public:
    // That many pages are looked at in any case.
    explicit PdfContent(int pages_seen) : pages_seen_(pages_seen) {}

    // Whether a page draws so much which no page that is looked at drew before it in the same place, that something may be read there.
    // Always, where all pages together draw more than there is time to go through, or it cannot be understood.
    bool shows_more_than_text(QPDFPageObjectHelper& page);

private:
    int pages_seen_, pages_ = 0;
    DrawnBefore drawn_{};
    std::size_t tokens_ = 0;
};

}  // namespace stoa::worker
