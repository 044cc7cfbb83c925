#include "worker/child.h"

#include <malloc.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>

#include "base/open_file.h"
#include "inspect/report_json.h"
#include "worker/inspect_file.h"
#include "worker/zygote.h"

namespace stoa::worker {

namespace {

// The file in memory, for as long as the process lives. Nothing where it is no file.
std::optional<std::string_view> map_input() {
    struct ::stat facts{};
    if (::fstat(ChildDescriptors::input, &facts) != 0 || !S_ISREG(facts.st_mode)) return std::nullopt;
    if (facts.st_size == 0) return std::string_view{};
    const auto size = static_cast<std::size_t>(facts.st_size);
    void* bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, ChildDescriptors::input, 0);
    if (bytes == MAP_FAILED) return std::nullopt;
    return std::string_view(static_cast<const char*>(bytes), size);
}

// The process is gone soon: what was freed is used again instead of given back and asked for anew, which for pictures takes longer than
// what is done with them. The first part of it comes in large pages, where the kernel has them.
void keep_freed_memory() {
    constexpr int never = 1 << 30;
    constexpr std::size_t large_page = std::size_t{2} << 20U, first_part = 10 * large_page;
    ::mallopt(M_MMAP_THRESHOLD, never);
    ::mallopt(M_TRIM_THRESHOLD, never);
    ::mallopt(M_TOP_PAD, 4 << 20);
    ::mallopt(M_ARENA_MAX, 1);  // One heap for libvips' threads too.
    void* const part = std::malloc(first_part);
    void* begin = part;
    std::size_t left = first_part;
    if (part != nullptr && std::align(large_page, first_part - large_page, begin, left)) {
        (void)::madvise(begin, first_part - large_page, MADV_HUGEPAGE);
    }
    std::free(part);
}

bool write_made(const Inspected& file) {
    return write_all(ChildDescriptors::rebuilt, file.rebuilt) && write_all(ChildDescriptors::thumbnail, file.thumbnail) &&
           write_all(ChildDescriptors::preview, file.preview);
}

}  // namespace

int read_file(std::string_view text, const Libraries& libraries) {
    const auto options = inspect::decode_options(text);
    const auto bytes = map_input();
    if (!options || !bytes) return 4;
    keep_freed_memory();
    Inspected file(*options, libraries);
    inspect_file(*bytes, file);
    return write_made(file) && write_all(ChildDescriptors::answer, inspect::encode(file.report)) ? 0 : 5;
}

}  // namespace stoa::worker
