#include "app/reports/order_imports.h"

#include "app/access.h"
#include "app/reports/encoding.h"
#include "base/json.h"
#include "store/audit.h"
#include "store/jobs.h"
#include "store/order_imports.h"
#include "store/people.h"

namespace stoa::reports {

namespace {

using store::OrderImportRow;

Result<OrderImportView> view_of(store::Reader& reader, OrderImportRow row) {
    const auto person = TRY(store::find_user(reader, row.created_by));
    return OrderImportView{.id = row.id,
                           .created_by = person ? person->name : "",
                           .created_at = row.created_at,
                           .ended_at = row.ended_at,
                           .state = row.state,
                           .file_name = std::move(row.file_name),
                           .encoding = std::move(row.encoding),
                           .size_bytes = row.size_bytes,
                           .received_bytes = row.received_bytes,
                           .bytes_done = row.bytes_done,
                           .lines_done = row.lines_done,
                           .orders_changed = row.orders_changed,
                           .lines_refused = row.lines_refused};
}

Result<OrderImportRow> find(store::Reader& reader, SellerId seller, ImportId id) {
    auto row = TRY(store::find_order_import(reader, seller, id));
    if (!row) return not_found("import");
    return *std::move(row);
}

Result<OrderImportFault> fault_of(const store::OrderImportRefusal& refusal) {
    OrderImportFault fault{.line = refusal.line, .column = refusal.column, .code = refusal.code};
    const auto document = TRY(JsonDocument::parse(refusal.arguments));
    for (const auto& [name, value] : document.root().members())
        fault.arguments.emplace_back(name, TRY(value.text(refusal.arguments.size())));
    return fault;
}

store::AuditLine audit_line(const Caller& caller, SellerId seller, ImportId id, Verb verb) {
    return {.seller = seller, .actor = caller.user, .actor_role = caller.role, .verb = verb, .object = id.uuid};
}

// All of the file is there: the job can begin.
Result<void> hand_over(App& app, store::Transaction& transaction, OrderImportRow& row) {
    row.state = ImportState::Waiting;
    return store::add_job(
        transaction,
        {.seller = row.seller, .id = JobId{row.id.uuid}, .kind = JobKind::OrderImport, .run_at = app.clock(), .payload = row.id.text()});
}

}  // namespace

Result<OrderImportView> put_order_import(App& app, const Caller& caller, const PutOrderImport& request) {
    TRY(require(caller, Right::ImportOrders, request.seller));
    TRY(Decoder::create(request.encoding));
    return app.database.write([&](store::Transaction& transaction) -> Result<OrderImportView> {
        auto known = TRY(store::find_order_import(transaction, request.seller, request.id));
        if (known) return view_of(transaction, *std::move(known));
        if (TRY(store::count_open_order_imports(transaction, request.seller)) >= OrderImportLimits::open_max)
            return std::unexpected(Error{.problem = problems::too_many_imports,
                                         .message = "other imports of the seller are not done yet",
                                         .arguments = {{"max", std::to_string(OrderImportLimits::open_max)}}});
        OrderImportRow row{.seller = request.seller, .id = request.id, .created_by = caller.user, .created_at = app.clock()};
        row.file_name = request.file_name;
        row.encoding = request.encoding;
        row.size_bytes = request.size_bytes;
        TRY(store::add_order_import(transaction, row));
        TRY(store::append_audit(transaction, audit_line(caller, request.seller, request.id, Verb::ImportBegun), app.key));
        return view_of(transaction, std::move(row));
    });
}

Result<OrderImportView> put_order_import_part(App& app, const Caller& caller, const OrderImportPart& part) {
    TRY(require(caller, Right::ImportOrders, part.seller));
    const auto size = static_cast<std::int64_t>(part.bytes.size());
    return app.database.write([&](store::Transaction& transaction) -> Result<OrderImportView> {
        OrderImportRow row = TRY(find(transaction, part.seller, part.id));
        if (part.begin + size <= row.received_bytes) return view_of(transaction, std::move(row));
        if (part.begin != row.received_bytes || part.begin + size > row.size_bytes)
            return std::unexpected(
                Error{.problem = problems::import_part_misplaced,
                      .message = "the part is not the next one of the file",
                      .arguments = {{"next", std::to_string(row.received_bytes)}, {"size", std::to_string(row.size_bytes)}}});
        TRY(store::add_order_import_part(transaction, part.seller, part.id, part.begin, part.bytes));
        row.received_bytes += size;
        if (row.received_bytes == row.size_bytes) TRY(hand_over(app, transaction, row));
        TRY(store::update_order_import(transaction, row));
        return view_of(transaction, std::move(row));
    });
}

Result<OrderImportView> get_order_import(App& app, const Caller& caller, SellerId seller, ImportId id) {
    TRY(require(caller, Right::ImportOrders, seller));
    return app.database.read([&](store::Reader& reader) -> Result<OrderImportView> {
        OrderImportView view = TRY(view_of(reader, TRY(find(reader, seller, id))));
        for (const auto& refusal : TRY(store::list_order_import_refusals(reader, seller, id, OrderImportLimits::refusals_max)))
            view.refusals.push_back(TRY(fault_of(refusal)));
        return view;
    });
}

Result<Page<OrderImportView>> list_order_imports(App& app, const Caller& caller, SellerId seller, const PageRequest& page) {
    TRY(require(caller, Right::ImportOrders, seller));
    std::optional<store::OrderImportPosition> before;
    if (page.cursor) {
        const auto key = TRY(decode_cursor(*page.cursor));
        const auto id = ImportId::parse(key.key);
        if (!id) return fail(problems::invalid_cursor, "the cursor is not one that a page gave");
        before = store::OrderImportPosition{{key.sort}, *id};
    }
    return app.database.read([&](store::Reader& reader) -> Result<Page<OrderImportView>> {
        auto rows = TRY(store::list_order_imports(reader, seller, before, page.limit + 1));
        auto found = make_page(std::move(rows), page.limit, [](const auto& row) { return PageKey{row.created_at.ms, row.id.text()}; });
        Page<OrderImportView> views{.items = {}, .next_cursor = std::move(found.next_cursor)};
        for (OrderImportRow& row : found.items) views.items.push_back(TRY(view_of(reader, std::move(row))));
        return views;
    });
}

Result<void> delete_order_import(App& app, const Caller& caller, SellerId seller, ImportId id) {
    TRY(require(caller, Right::ImportOrders, seller));
    return app.database.write([&](store::Transaction& transaction) -> Result<void> {
        TRY(find(transaction, seller, id));
        TRY(store::delete_order_import(transaction, seller, id));
        return store::append_audit(transaction, audit_line(caller, seller, id, Verb::ImportDeleted), app.key);
    });
}

}  // namespace stoa::reports
