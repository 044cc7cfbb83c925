#include "app/attachments/unread_files.h"

#include "app/access.h"
#include "app/attachments/attachment_rights.h"
#include "app/attachments/inspect_attachment.h"
#include "store/audit.h"
#include "store/jobs.h"
#include "store/unread_files.h"

namespace stoa {

namespace {

Result<void> require_operator(const Caller& caller) {
    if (may(caller, Right::Moderate)) return {};
    return fail(problems::forbidden, "only operators see which files could not be read");
}

UnreadFile view_of(store::ListedUnreadFile listed) {
    store::UnreadFileRow& row = listed.row;
    return {.seller = row.seller,
            .seller_name = std::move(listed.seller_name),
            .id = row.id,
            .author = row.author,
            .author_name = std::move(listed.author_name),
            .name = std::move(row.name),
            .size_bytes = row.size_bytes,
            .trouble = std::move(row.trouble),
            .looks = row.looks,
            .happened_at = row.happened_at,
            .is_checking = listed.state == AttachmentState::Checking,
            .may_retry = listed.state == AttachmentState::Refused && listed.refusal == could_not_be_read};
}

Result<UnreadFile> get_view(store::Reader& reader, SellerId seller, AttachmentId id) {
    auto listed = TRY(store::find_unread_file(reader, seller, id));
    if (!listed) return not_found("file");
    return view_of(*std::move(listed));
}

Result<UnreadFile> retry(App& app, store::Transaction& transaction, const Caller& caller, SellerId seller, AttachmentId id) {
    const UnreadFile file = TRY(get_view(transaction, seller, id));
    auto row = TRY(store::find_attachment(transaction, seller, id));
    if (!row) return fail(problems::file_not_ready, "the file is gone");
    if (!file.may_retry) return file_not_ready(*row);
    row->state = AttachmentState::Checking;
    row->refusal.reset();
    row->changed_at = app.clock();
    TRY(store::update_attachment(transaction, seller, *row));
    TRY(store::add_job(
        transaction,
        {.seller = seller, .id = JobId::make(), .kind = JobKind::InspectAttachment, .run_at = app.clock(), .payload = id.text()}));
    TRY(store::append_audit(
        transaction,
        {.seller = seller, .actor = caller.user, .actor_role = caller.role, .verb = Verb::AttachmentInspected, .object = id.uuid},
        app.key));
    return get_view(transaction, seller, id);
}

}  // namespace

Result<Page<UnreadFile>> list_unread_files(App& app, const Caller& caller, const PageRequest& page) {
    TRY(require_operator(caller));
    std::optional<store::UnreadFilePosition> before;
    if (page.cursor) {
        const auto key = TRY(decode_cursor(*page.cursor));
        const auto id = AttachmentId::parse(key.key);
        if (!id) return fail(problems::invalid_cursor, "the cursor is not one that a page gave");
        before = store::UnreadFilePosition{{key.sort}, *id};
    }
    auto rows = TRY(app.database.read([&](store::Reader& reader) { return store::list_unread_files(reader, before, page.limit + 1); }));
    auto found =
        make_page(std::move(rows), page.limit, [](const auto& listed) { return PageKey{listed.row.happened_at.ms, listed.row.id.text()}; });
    Page<UnreadFile> files{.items = {}, .next_cursor = std::move(found.next_cursor)};
    for (auto& listed : found.items) files.items.push_back(view_of(std::move(listed)));
    return files;
}

Result<UnreadFile> retry_unread_file(App& app, const Caller& caller, SellerId seller, AttachmentId id) {
    TRY(require_operator(caller));
    auto file = TRY(app.database.write([&](store::Transaction& transaction) { return retry(app, transaction, caller, seller, id); }));
    app.hub.publish(seller);
    return file;
}

}  // namespace stoa
