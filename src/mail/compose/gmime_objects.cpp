#include "mail/compose/gmime_objects.h"

namespace stoa::mail {

void start_gmime() {
    [[maybe_unused]] static const bool is_started = [] {
        g_mime_init();
        return true;
    }();
}

}  // namespace stoa::mail
