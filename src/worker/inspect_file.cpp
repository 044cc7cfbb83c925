#include "worker/inspect_file.h"

#include "worker/picture.h"

namespace stoa::worker {

void inspect_file(std::string_view bytes, Inspected& file, [[maybe_unused]] int depth) {
    if (bytes.empty()) {
        file.report.kind = FileKind::Empty;
        return file.add(Concern::Empty);
    }
    if (bytes.starts_with("\xff\xd8\xff")) file.report.kind = FileKind::Jpeg;
    if (inspect::is_picture(file.report.kind)) inspect_picture(bytes, file);
}

}  // namespace stoa::worker
