#include "app/people/link_requests.h"

#include <algorithm>
#include <array>

#include "app/people/attempts.h"
#include "app/people/mailed_links.h"
#include "app/people/password_reset.h"
#include "app/people/secrets.h"
#include "app/people/sign_in_link.h"
#include "base/ascii.h"
#include "base/digest.h"
#include "base/json.h"
#include "base/text.h"
#include "store/audit.h"
#include "store/jobs.h"
#include "store/mails.h"

namespace stoa {

namespace {

constexpr Duration window = hours(1);
constexpr std::int32_t of_a_name_max = 3;
constexpr std::int32_t of_an_address_max = 30;  // Many may sit behind one.
constexpr std::size_t payload_text_max = 1000;

// A page of ours and nothing that a browser could take for another site's.
bool is_place(std::string_view text) {
    const auto fits = [](char c) { return is_letter(c) || is_digit(c) || std::string_view("/-._~?=&%").find(c) != std::string_view::npos; };
    return text.empty() || (text.starts_with('/') && !text.starts_with("//") && text.size() <= LinkRequest::place_length_max &&
                            std::ranges::all_of(text, fits));
}

struct Asked {
    bool is_for_password = true;
    std::string name;
    std::string place;
};

Result<Asked> parse_payload(const std::string& payload) {
    const auto document = TRY(JsonDocument::parse(payload));
    auto fields = TRY(document.root().object());
    Asked asked;
    asked.is_for_password = TRY(fields.optional_boolean("password")).value_or(false);
    asked.name = TRY(fields.text("name", payload_text_max));
    asked.place = TRY(fields.text("place", payload_text_max));
    return asked;
}

std::string payload_of(const LinkRequest& request) {
    JsonWriter json;
    json.begin_object().member("password", request.kind == MailKind::PasswordReset).member("name", request.name);
    json.member("place", request.place).end_object();
    return json.take();
}

// The same for the job that runs twice. Not the job's own: the mail's job has the mail's id.
Result<Uuid> mail_of(const Job& job) { return Uuid::from_bytes(digest("link requested by " + job.id.text()).substr(0, 16)); }

}  // namespace

Result<void> request_link(App& app, const LinkRequest& request) {
    TRY(require_mail(app));
    if (!is_place(request.place))
        return std::unexpected(Error{.problem = problems::invalid_value,
                                     .message = "the page is none of this server",
                                     .pointer = "/to",
                                     .arguments = {{"field", "to"}, {"expected", "a page of this server"}}});
    const Timestamp now = app.clock();
    const std::string_view what = request.kind == MailKind::PasswordReset ? "password link" : "sign-in link";
    const std::array counts{
        Counted{attempts_digest(app, what, login_digest(app, request.name)), of_a_name_max, window},
        Counted{attempts_digest(app, "links to", request.address), of_an_address_max, window},
    };
    return app.database.write([&](store::Transaction& transaction) -> Result<void> {
        for (const Counted& counted : counts) TRY(count_attempt(transaction, counted, now));
        return store::add_job(transaction,
                              {.id = JobId::make(), .kind = JobKind::LinkRequest, .run_at = now, .payload = payload_of(request)});
    });
}

Result<void> answer_link_request(App& app, const Job& job) {
    if (!app.mail.sends()) return {};
    const Asked asked = TRY(parse_payload(job.payload));
    const Uuid mail = TRY(mail_of(job));
    return app.database.write([&](store::Transaction& transaction) -> Result<void> {
        if (TRY(store::find_sent_mail(transaction, marketplace_itself, mail))) return {};
        const auto object = asked.is_for_password ? TRY(mail_password_link(app, transaction, asked.name, mail))
                                                  : TRY(mail_sign_in_link(app, transaction, asked.name, asked.place, mail));
        if (!object) return {};
        return store::append_audit(transaction, {.seller = marketplace_itself, .verb = Verb::LinkMailed, .object = object}, app.key);
    });
}

}  // namespace stoa
