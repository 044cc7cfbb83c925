#include "http/routes.h"

#include <fmt/format.h>

#include <array>
#include <iterator>
#include <variant>

namespace stoa::http {

namespace {

struct Row {
    Method method;
    std::string_view pattern;
    Access access;
    std::variant<CallerHandler, OpenHandler> handler;
    Body body = Body::Json;
};

constexpr std::string_view uploads = "/v1/uploads";

constexpr Access anybody{Access::Kind::Anybody};
constexpr Access local_machine{Access::Kind::LocalMachine};
constexpr Access signed_link{Access::Kind::SignedLink};
constexpr Access signed_in{Access::Kind::SignedIn};
constexpr Access with(Right right) { return {Access::Kind::Right, right}; }
constexpr Access read_inbox = with(Right::ReadInbox);
constexpr Access write_messages = with(Right::WriteMessages);
constexpr Access read_own = with(Right::ReadOwn);
constexpr Access write_own = with(Right::WriteOwn);

// In the order of api/openapi.yaml.
// clang-format off
constexpr std::array rows{
    Row{Method::Get,    "/healthz",                                                   anybody,                   show_health},
    Row{Method::Get,    "/metrics",                                                   local_machine,             show_metrics},
    Row{Method::Post,   "/v1/check",                                                  anybody,                   post_template_check},
    Row{Method::Get,    "/v1/session",                                                signed_in,                 show_session},
    Row{Method::Post,   "/v1/session",                                                anybody,                   post_session},
    Row{Method::Delete, "/v1/session",                                                signed_in,                 delete_session},
    Row{Method::Get,    "/v1/invitations/{invitation}",                               anybody,                   show_invitation},
    Row{Method::Post,   "/v1/invitations/{invitation}",                               anybody,                   post_invitation},
    Row{Method::Get,    "/v1/sign-in-ways",                                           anybody,                   show_sign_in_ways},
    Row{Method::Post,   "/v1/password-resets",                                        anybody,                   post_password_reset_request},
    Row{Method::Get,    "/v1/password-resets/{secret}",                               anybody,                   show_password_reset},
    Row{Method::Post,   "/v1/password-resets/{secret}",                               anybody,                   post_password_reset},
    Row{Method::Post,   "/v1/sign-in-links",                                          anybody,                   post_sign_in_link_request},
    Row{Method::Get,    "/v1/sign-in-links/{secret}",                                 anybody,                   show_sign_in_link},
    Row{Method::Post,   "/v1/sign-in-links/{secret}",                                 anybody,                   post_sign_in_link},
    Row{Method::Get,    "/v1/sender-confirmations/{secret}",                          anybody,                   show_sender_confirmation},
    Row{Method::Post,   "/v1/sender-confirmations/{secret}",                          anybody,                   post_sender_confirmation},
    Row{Method::Put,    "/v1/buyers/{external_id}",                                   with(Right::PutBuyers),    put_buyer},
    Row{Method::Get,    "/v1/sellers",                                                with(Right::ListSellers),  show_sellers},
    Row{Method::Get,    "/v1/sellers/{seller}/orders",                                read_inbox,                show_orders},
    Row{Method::Get,    "/v1/sellers/{seller}/orders/{order}",                        read_inbox,                show_order},
    Row{Method::Put,    "/v1/sellers/{seller}/orders/{order}",                        with(Right::PutOrders),    put_order},
    Row{Method::Post,   "/v1/sellers/{seller}/orders/{order}/messages",               write_messages,            post_order_message},
    Row{Method::Get,    "/v1/sellers/{seller}/imports",                               with(Right::ImportOrders), show_imports},
    Row{Method::Get,    "/v1/sellers/{seller}/imports/{import}",                      with(Right::ImportOrders), show_import},
    Row{Method::Put,    "/v1/sellers/{seller}/imports/{import}",                      with(Right::ImportOrders), put_import},
    Row{Method::Delete, "/v1/sellers/{seller}/imports/{import}",                      with(Right::ImportOrders), delete_import},
    Row{Method::Put,    "/v1/sellers/{seller}/imports/{import}/parts",                with(Right::ImportOrders), put_import_part},
    Row{Method::Get,    "/v1/sellers/{seller}/assets",                                read_inbox,                show_assets},
    Row{Method::Post,   "/v1/sellers/{seller}/assets",                                with(Right::ManageBrand),  post_asset},
    Row{Method::Put,    "/v1/sellers/{seller}/assets/{asset}",                        with(Right::ManageBrand),  put_asset},
    Row{Method::Delete, "/v1/sellers/{seller}/assets/{asset}",                        with(Right::ManageBrand),  delete_asset},
    Row{Method::Get,    "/v1/sellers/{seller}/assets/{asset}/thumbnail",              read_inbox,                show_asset_thumbnail},
    Row{Method::Put,    "/v1/sellers/{seller}/product-photos/{sku}",                  with(Right::ManageBrand),  put_product_photo},
    Row{Method::Get,    "/v1/sellers/{seller}/mail",                                  read_inbox,                show_seller_mail},
    Row{Method::Put,    "/v1/sellers/{seller}/mail",                                  with(Right::ChooseMail),   put_seller_mail},
    Row{Method::Put,    "/v1/sellers/{seller}/mail/senders/{address}",                with(Right::ManageSenders), put_mail_sender},
    Row{Method::Delete, "/v1/sellers/{seller}/mail/senders/{address}",                with(Right::ManageSenders), delete_mail_sender},
    Row{Method::Get,    "/v1/sellers/{seller}/members",                                            with(Right::ManageMembers),show_members},
    Row{Method::Put,    "/v1/sellers/{seller}/members/{member}",                                   with(Right::ManageMembers),put_member},
    Row{Method::Delete, "/v1/sellers/{seller}/members/{member}",                                   with(Right::ManageMembers),delete_member},
    Row{Method::Put,    "/v1/sellers/{seller}/invitations/{address}",                              with(Right::ManageMembers),put_member_invitation},
    Row{Method::Delete, "/v1/sellers/{seller}/invitations/{address}",                              with(Right::ManageMembers),delete_member_invitation},
    Row{Method::Get,    "/v1/sellers/{seller}/search",                                read_inbox,                show_seller_search},
    Row{Method::Get,    "/v1/sellers/{seller}/sections",                              read_inbox,                show_sections},
    Row{Method::Get,    "/v1/sellers/{seller}/conversations",                         read_inbox,                show_conversations},
    Row{Method::Get,    "/v1/sellers/{seller}/conversations/{conversation}",          read_inbox,                show_conversation},
    Row{Method::Get,    "/v1/sellers/{seller}/conversations/{conversation}/messages", read_inbox,                show_messages},
    Row{Method::Post,   "/v1/sellers/{seller}/conversations/{conversation}/messages", write_messages,            post_message},
    Row{Method::Get,    "/v1/sellers/{seller}/conversations/{conversation}/messages/{seq}/mail", read_inbox,     show_whole_mail},
    Row{Method::Get,    "/v1/sellers/{seller}/conversations/{conversation}/messages/{seq}/mail/source", with(Right::InspectMails), show_mail_source},
    Row{Method::Put,    "/v1/sellers/{seller}/conversations/{conversation}/read",     write_messages,            put_read_mark},
    Row{Method::Put,    "/v1/sellers/{seller}/conversations/{conversation}/section",  write_messages,            put_section},
    Row{Method::Get,    "/v1/sellers/{seller}/orders/{order}/draft",                  write_messages,            show_draft},
    Row{Method::Put,    "/v1/sellers/{seller}/orders/{order}/draft",                  write_messages,            put_draft},
    Row{Method::Delete, "/v1/sellers/{seller}/orders/{order}/draft",                  write_messages,            drop_draft},
    Row{Method::Get,    "/v1/sellers/{seller}/conversations/{conversation}/draft",    write_messages,            show_draft},
    Row{Method::Put,    "/v1/sellers/{seller}/conversations/{conversation}/draft",    write_messages,            put_draft},
    Row{Method::Delete, "/v1/sellers/{seller}/conversations/{conversation}/draft",    write_messages,            drop_draft},
    Row{Method::Get,    "/v1/sellers/{seller}/drafts",                                write_messages,            show_drafts},
    Row{Method::Delete, "/v1/sellers/{seller}/drafts/{draft}",                        write_messages,            delete_draft},
    Row{Method::Post,   "/v1/sellers/{seller}/checks",                                write_messages,            post_check},
    Row{Method::Get,    "/v1/sellers/{seller}/events",                                read_inbox,                stream_seller_events},
    Row{Method::Get,    "/v1/held",                                                   with(Right::Moderate),     show_held_list},
    Row{Method::Get,    "/v1/held/{seller}/{draft}",                                  with(Right::Moderate),     show_held},
    Row{Method::Post,   "/v1/held/{seller}/{draft}/release",                          with(Right::Moderate),     post_release},
    Row{Method::Post,   "/v1/held/{seller}/{draft}/rejection",                        with(Right::Moderate),     post_rejection},
    Row{Method::Get,    "/v1/unread-files",                                           with(Right::Moderate),     show_unread_files},
    Row{Method::Post,   "/v1/unread-files/{seller}/{attachment}/retry",               with(Right::Moderate),     post_unread_file_retry},
    Row{Method::Get,    "/v1/mails",                                                  with(Right::InspectMails), show_mails},
    Row{Method::Get,    "/v1/mails/{mail}",                                           with(Right::InspectMails), show_one_mail},
    Row{Method::Post,   "/v1/mails/{mail}/retry",                                     with(Right::InspectMails), post_mail_retry},
    Row{Method::Get,    "/v1/mail-counts",                                            with(Right::InspectMails), show_mail_counts},
    Row{Method::Get,    "/v1/refused-senders",                                        with(Right::InspectMails), show_refused_senders},
    Row{Method::Get,    "/v1/search",                                                 read_own,                  show_buyer_search},
    Row{Method::Get,    "/v1/conversations",                                          read_own,                  show_buyer_conversations},
    Row{Method::Get,    "/v1/conversations/{conversation}",                           read_own,                  show_buyer_conversation},
    Row{Method::Get,    "/v1/conversations/{conversation}/messages",                  read_own,                  show_buyer_messages},
    Row{Method::Post,   "/v1/conversations/{conversation}/messages",                  write_own,                 post_buyer_message},
    Row{Method::Get,    "/v1/conversations/{conversation}/messages/{seq}/mail",       read_own,                  show_buyer_whole_mail},
    Row{Method::Put,    "/v1/conversations/{conversation}/read",                      write_own,                 put_buyer_read_mark},
    Row{Method::Get,    "/v1/conversations/{conversation}/draft",                     write_own,                 show_draft},
    Row{Method::Put,    "/v1/conversations/{conversation}/draft",                     write_own,                 put_draft},
    Row{Method::Delete, "/v1/conversations/{conversation}/draft",                     write_own,                 drop_draft},
    Row{Method::Get,    "/v1/orders/{seller}/{order}/draft",                          write_own,                 show_draft},
    Row{Method::Put,    "/v1/orders/{seller}/{order}/draft",                          write_own,                 put_draft},
    Row{Method::Delete, "/v1/orders/{seller}/{order}/draft",                          write_own,                 drop_draft},
    Row{Method::Get,    "/v1/orders",                                                 read_own,                  show_buyer_orders},
    Row{Method::Get,    "/v1/orders/{seller}/{order}",                                read_own,                  show_buyer_order},
    Row{Method::Post,   "/v1/orders/{seller}/{order}/messages",                       write_own,                 post_inquiry},
    Row{Method::Get,    "/v1/inquiry-links/{link}",                                   read_own,                  show_inquiry_link},
    Row{Method::Post,   "/v1/inquiry-links/{link}/messages",                          write_own,                 post_link_inquiry},
    Row{Method::Get,    "/v1/settings",                                               read_own,                  show_settings},
    Row{Method::Put,    "/v1/settings",                                               write_own,                 put_settings},
    Row{Method::Post,   "/v1/checks",                                                 write_own,                 post_buyer_check},
    Row{Method::Get,    "/v1/events",                                                 read_own,                  stream_buyer_events},
    Row{Method::Get,    "/v1/sellers/{seller}/upload-limits",                         write_messages,            show_seller_upload_limits},
    Row{Method::Get,    "/v1/upload-limits",                                          write_own,                 show_upload_limits},
    Row{Method::Options, "/v1/uploads",                                               anybody,                   show_upload_protocol},
    Row{Method::Post,   "/v1/uploads",                                                signed_in,                 post_upload, Body::Streamed},
    Row{Method::Head,   "/v1/uploads/{seller}/{attachment}",                          signed_in,                 show_upload},
    Row{Method::Patch,  "/v1/uploads/{seller}/{attachment}",                          signed_in,                 patch_upload, Body::Streamed},
    Row{Method::Delete, "/v1/uploads/{seller}/{attachment}",                          signed_in,                 delete_upload},
    Row{Method::Put,    "/v1/drafts/{seller}/{draft}/attachments",                    signed_in,                 put_draft_attachments},
    Row{Method::Get,    "/v1/attachments/{seller}/{attachment}",                      signed_in,                 show_attachment},
    Row{Method::Delete, "/v1/attachments/{seller}/{attachment}",                      signed_in,                 delete_attachment},
    Row{Method::Get,    "/v1/attachments/{seller}/{attachment}/{part}",               signed_in,                 show_attachment_part},
    Row{Method::Post,   "/unsubscribe/{mail_link}",                                   signed_link,               post_unsubscribe},
};
// clang-format on

}  // namespace

std::vector<Route> make_routes(const Service& service) {
    std::vector<Route> routes;
    for (const Row& row : rows) {
        Route route{row.method, row.pattern, row.access, {}, row.body, {}};
        // The second is for a client that speaks another one.
        if (row.pattern.starts_with(uploads)) route.headers = {{"Tus-Resumable", "1.0.0"}, {"Tus-Version", "1.0.0"}};
        if (const auto* handler = std::get_if<CallerHandler>(&row.handler)) {
            route.handle = [handle = *handler, &service](const Request& request, const Caller& caller) {
                return handle(request, caller, service.app);
            };
        } else {
            route.handle = [handle = std::get<OpenHandler>(row.handler), &service](const Request& request, const Caller&) {
                return handle(request, service);
            };
        }
        routes.push_back(std::move(route));
    }
    return routes;
}

std::string describe_routes() {
    std::string text;
    for (const Row& row : rows) {
        fmt::format_to(std::back_inserter(text), "{:<7} {:<62} {}\n", to_text(row.method), row.pattern, to_text(row.access));
    }
    return text;
}

}  // namespace stoa::http
