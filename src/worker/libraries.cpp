#include "worker/libraries.h"

#include <vips/vector.h>
#include <vips/vips.h>

namespace stoa::worker {

namespace {

Result<void> start_vips() {
    if (VIPS_INIT("stoa-inspect") != 0) return fail(problems::unavailable, "libvips does not start");
    ::vips_concurrency_set(1);
    ::vips_cache_set_max(0);
    // Code made at run time needs memory that is both written and run, which the sandbox does not give.
    ::vips_vector_set_enabled(FALSE);
    return {};
}

}  // namespace

Result<Libraries> load_libraries() {
    TRY(start_vips());
    Libraries libraries;
    libraries.magic.reset(::magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF));
    if (!libraries.magic || ::magic_load(libraries.magic.get(), nullptr) != 0) {
        return fail(problems::unavailable, "libmagic's database cannot be read");
    }
    return libraries;
}

}  // namespace stoa::worker
