#include "jobs/handlers.h"

#include "app/mail/aliases.h"
#include "app/messages/checking.h"
#include "app/people/buyer_names.h"
#include "app/people/link_requests.h"
#include "app/reports/order_imports.h"
#include "app/upkeep/housekeeping.h"
#include "app/upkeep/response_times.h"
#include "base/log.h"

namespace stoa::jobs {

namespace {

Result<void> keep_house(App& app, const Job&, const std::stop_token& stop) {
    const Swept swept = TRY(sweep(app, stop));
    log::debug(
        "housekeeping: deleted {} sessions, {} retry keys, {} sign-in counts, {} invitations, {} links, {} imports, {} rows and {} files "
        "of mails, {} attachments, {} lines about unread files, {} blobs",
        swept.sessions, swept.idempotency_keys, swept.sign_in_attempts, swept.invitations, swept.links, swept.imports, swept.received_mails,
        swept.raw_mails, swept.attachments, swept.unread_files, swept.blobs);
    return {};
}

Result<void> sum_responses(App& app, const Job&, const std::stop_token& stop) { return sum_response_times(app, stop); }

Result<void> import_orders(App& app, const Job& job, const std::stop_token& stop) { return reports::run_order_import(app, job, stop); }

Result<void> keep_aliases(App& app, const Job&, const std::stop_token& stop) { return keep_earlier_aliases(app, stop); }

Result<void> answer_request(App& app, const Job& job, const std::stop_token&) { return answer_link_request(app, job); }

Result<void> bring_name(App& app, const Job& job, const std::stop_token& stop) { return bring_buyer_name(app, job, stop); }

Result<void> decide(App& app, const Job& job, const std::stop_token&) { return decide_draft(app, job); }

constexpr std::array table{
    Handler{.kind = JobKind::Housekeeping, .name = "housekeeping", .run = keep_house, .every = hours(1)},
    Handler{.kind = JobKind::ResponseTimes, .name = "response times", .run = sum_responses, .every = hours(1)},
    Handler{.kind = JobKind::Aliases, .name = "addresses of earlier orders", .run = keep_aliases, .every = hours(24)},
    Handler{.kind = JobKind::LinkRequest, .name = "link that was asked for", .run = answer_request},
    Handler{.kind = JobKind::BuyerName, .name = "name of a buyer", .run = bring_name},
};

// Apart from the others: somebody waits for each.
constexpr std::array file_table{
    Handler{.kind = JobKind::InspectAttachment, .name = "inspection of a file", .run = inspect_file},
    Handler{.kind = JobKind::DecideDraft, .name = "decision about a message with files", .run = decide},
};

constexpr std::array fetch_table{Handler{.kind = JobKind::FetchImage, .name = "fetch of a picture", .run = fetch_file}};

// Apart too: a sign-in link must not wait for a report of a hundred thousand lines.
constexpr std::array import_table{Handler{.kind = JobKind::OrderImport, .name = "import of orders", .run = import_orders}};

}  // namespace

std::span<const Handler> handlers() { return table; }
std::span<const Handler> file_handlers() { return file_table; }
std::span<const Handler> fetch_handlers() { return fetch_table; }
std::span<const Handler> import_handlers() { return import_table; }

}  // namespace stoa::jobs
