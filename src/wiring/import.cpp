// stoa import: what is brought in from files. It may run beside a server, and be interrupted.
#include <memory>

#include "base/log.h"
#include "cli/import_orders.h"
#include "wiring/command.h"
#include "wiring/interruption.h"
#include "wiring/parts.h"

namespace stoa::wiring {

namespace {

Result<int> import_orders(const Invocation& invocation, const cli::ImportRequest& request) {
    const auto config = TRY(read_config(invocation.source));
    start_log(config.log_level);
    const auto parts = TRY(Parts::build(config, Use::Beside));
    end_gently_on_signals();
    return cli::import_orders(parts->app, request, invocation.terminal);
}

}  // namespace

void declare_import(CLI::App& options, Invocation& invocation, Action& action) {
    options.require_subcommand(1);
    CLI::App* orders = options.add_subcommand(
        "orders", "An order report as sellers download it (unshipped, new or all orders), or a table of another system.");
    declare_config(*orders, invocation);
    const auto request = std::make_shared<cli::ImportRequest>();
    request->is_interrupted = is_interrupted;
    orders->add_option("FILE", request->file, "The report")->required();
    orders->add_option("--seller", request->seller_name, "The name of the seller whose orders they are")->required()->type_name("NAME");
    orders->add_option("--encoding", request->encoding, "utf-8, windows-1252, shift_jis …")->capture_default_str()->type_name("NAME");
    orders->add_option("--format", request->format, "auto; tabs: fields parted by tabs, without quotes; csv: as RFC 4180 says")
        ->capture_default_str()
        ->type_name("NAME");
    orders
        ->add_option("--column", request->columns,
                     "What a column is called in a table of another system, like order-id=order_id; may be repeated. The columns are " +
                         cli::import_column_names())
        ->type_name("COLUMN=NAME");
    orders->add_option("--utc-offset", request->utc_offset, "Of times that have none, like +01:00")->type_name("OFFSET");
    orders->footer(
        "A line that is wrong is named as FILE:LINE: COLUMN: WHAT, and the others are imported; the exit status is 2 then.\n"
        "Orders of a report that names no buyers cannot be messaged until another one, or the marketplace, names them.\n"
        "Interrupted and run again it goes on where it was. It may run beside a server.");
    action = [&invocation, request] { return import_orders(invocation, *request); };
}

}  // namespace stoa::wiring
