#include "mail/gmime.h"

#include <gmime/gmime.h>

#include <mutex>

namespace stoa::mail {

void prepare_gmime() {
    static std::once_flag once;
    std::call_once(once, g_mime_init);
}

}  // namespace stoa::mail
