// The worker that looks into files which strangers sent (worker/zygote.h). Started by the server only.
#include <sys/socket.h>
#include <cstdlib>

#include <string>

#include "inspect/worker_protocol.h"
#include "worker/child.h"
#include "worker/zygote.h"

namespace {

void say(std::string_view words) { (void)::send(stoa::inspect::control_descriptor, words.data(), words.size(), MSG_NOSIGNAL); }

}  // namespace

int main() {
    using namespace stoa;
    ::setenv("OMP_THREAD_LIMIT", "1", 1);
    const auto libraries = worker::load_libraries();
    if (!libraries) return say(libraries.error().message), 1;
    const auto sandbox = worker::Sandbox::prepare();
    if (!sandbox) return say(sandbox.error().message), 1;
    const auto given_up = worker::Sandbox::give_up_files();
    if (!given_up) return say(given_up.error().message), 1;
    // Not whether the kernel could take them away: whether they are gone.
    say(worker::Sandbox::has_files() ? inspect::ready_without_landlock : inspect::ready);
    return worker::run_zygote(*sandbox, {}, [&](std::string_view options) { return worker::read_file(options, *libraries); });
}
