#include "wiring/admin_blobs.h"

#include <memory>

#include "cli/admin.h"
#include "wiring/interruption.h"

namespace stoa::wiring {

namespace {

void declare_verify(const AddCommand& add) {
    const auto request = std::make_shared<cli::VerifyBlobsRequest>();
    request->is_interrupted = is_interrupted;
    CLI::App& verify = add("verify", "Look whether the bytes of all files are there, unharmed.",
                           [request](App& app, const Config&, const cli::Terminal& terminal) {
                               end_gently_on_signals();
                               return cli::verify_blobs(app, *request, terminal);
                           });
    verify.add_flag("--sizes", request->sizes_only, "Only look for what is missing or of another size; read nothing");
    verify.add_option("--from", request->from, "Where an interrupted run said that it goes on")->type_name("POINT");
    verify.footer(
        "What is wrong is named as NAME: WHAT, and the exit status is 2 then. missing: put it back from a copy. damaged: the same; "
        "whoever\n"
        "sends the same file again mends it too. orphaned: bytes that no row knows, `collect` removes them in their time. It changes\n"
        "nothing and may run beside a server.");
}

void declare_collect(const AddCommand& add) {
    const auto request = std::make_shared<cli::CollectBlobsRequest>();
    request->is_interrupted = is_interrupted;
    CLI::App& collect = add("collect", "Remove bytes of files that no message has needed for blobs.unused_hours.",
                            [request](App& app, const Config&, const cli::Terminal& terminal) {
                                end_gently_on_signals();
                                return cli::collect_blobs(app, *request, terminal);
                            });
    collect.add_flag("--dry-run", request->only_tell, "Only tell what would be removed");
    collect.footer(
        "A server removes by itself what it knows; this also removes what a process that died left. It may run beside a server,\n"
        "be interrupted, and run again.");
}

}  // namespace

void declare_blobs(const AddCommand& add) {
    declare_verify(add);
    declare_collect(add);
}

}  // namespace stoa::wiring
