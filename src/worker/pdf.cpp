#include "worker/pdf.h"

#include "worker/foreign.h"
#include "worker/pdf_objects.h"
#include "worker/pdf_pages.h"

namespace stoa::worker {

void inspect_pdf(std::string_view bytes, Inspected& file) {
    find_foreign_parts(bytes, bytes.size(), file);
    std::set<int> picture_pages;
    if (inspect_pdf_objects(bytes, file, picture_pages)) read_pdf_pages(bytes, picture_pages, file);
}

}  // namespace stoa::worker
