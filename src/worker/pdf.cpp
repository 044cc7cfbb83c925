#include "worker/pdf.h"

#include "worker/foreign.h"
#include "worker/pdf_objects.h"
#include "worker/pdf_pages.h"

namespace stoa::worker {

void inspect_pdf(std::string_view bytes, Inspected& file) {
    find_foreign_parts(bytes, bytes.size(), file);
    if (inspect_pdf_objects(bytes, file)) read_pdf_pages(bytes, file);
}

}  // namespace stoa::worker
