// What answers each route, one file a resource: decode, one action, encode. The table is in routes.cpp.
#pragma once

#include <functional>
#include <string>

#include "app/app.h"
#include "domain/caller.h"
#include "http/server.h"
#include "http/wire/request.h"
#include "http/wire/response.h"

namespace stoa::http {

// What routes that are open to anybody need besides the product.
struct Service {
    App& app;
    const ServerOptions& options;
    std::function<std::string()> write_metrics;
};

using CallerHandler = Result<Response> (*)(const Request& request, const Caller& caller, App& app);
using OpenHandler = Result<Response> (*)(const Request& request, const Service& service);

// Who the credential stands for.
Result<Caller> find_caller(App& app, const Credential& credential);

// health.cpp
Result<Response> show_health(const Request& request, const Service& service);
Result<Response> show_metrics(const Request& request, const Service& service);

// session.cpp
Result<Response> show_session(const Request& request, const Caller& caller, App& app);
Result<Response> post_session(const Request& request, const Service& service);
Result<Response> delete_session(const Request& request, const Caller& caller, App& app);
Result<Response> show_invitation(const Request& request, const Service& service);
Result<Response> post_invitation(const Request& request, const Service& service);

// links_by_mail.cpp
Result<Response> show_sign_in_ways(const Request& request, const Service& service);
Result<Response> post_password_reset_request(const Request& request, const Service& service);
Result<Response> show_password_reset(const Request& request, const Service& service);
Result<Response> post_password_reset(const Request& request, const Service& service);
Result<Response> post_sign_in_link_request(const Request& request, const Service& service);
Result<Response> show_sign_in_link(const Request& request, const Service& service);
Result<Response> post_sign_in_link(const Request& request, const Service& service);
Result<Response> show_sender_confirmation(const Request& request, const Service& service);
Result<Response> post_sender_confirmation(const Request& request, const Service& service);

// members.cpp
Result<Response> show_members(const Request& request, const Caller& caller, App& app);
Result<Response> put_member(const Request& request, const Caller& caller, App& app);
Result<Response> delete_member(const Request& request, const Caller& caller, App& app);
Result<Response> put_member_invitation(const Request& request, const Caller& caller, App& app);
Result<Response> delete_member_invitation(const Request& request, const Caller& caller, App& app);

// marketplace.cpp
Result<Response> put_buyer(const Request& request, const Caller& caller, App& app);
Result<Response> show_sellers(const Request& request, const Caller& caller, App& app);

// orders.cpp
Result<Response> show_orders(const Request& request, const Caller& caller, App& app);
Result<Response> show_order(const Request& request, const Caller& caller, App& app);
Result<Response> put_order(const Request& request, const Caller& caller, App& app);

// seller_mail.cpp
Result<Response> show_seller_mail(const Request& request, const Caller& caller, App& app);
Result<Response> put_seller_mail(const Request& request, const Caller& caller, App& app);
Result<Response> put_mail_sender(const Request& request, const Caller& caller, App& app);
Result<Response> delete_mail_sender(const Request& request, const Caller& caller, App& app);

// imports.cpp
Result<Response> show_imports(const Request& request, const Caller& caller, App& app);
Result<Response> show_import(const Request& request, const Caller& caller, App& app);
Result<Response> put_import(const Request& request, const Caller& caller, App& app);
Result<Response> put_import_part(const Request& request, const Caller& caller, App& app);
Result<Response> delete_import(const Request& request, const Caller& caller, App& app);

// assets.cpp
Result<Response> show_assets(const Request& request, const Caller& caller, App& app);
Result<Response> post_asset(const Request& request, const Caller& caller, App& app);
Result<Response> put_asset(const Request& request, const Caller& caller, App& app);
Result<Response> delete_asset(const Request& request, const Caller& caller, App& app);
Result<Response> show_asset_thumbnail(const Request& request, const Caller& caller, App& app);
Result<Response> put_product_photo(const Request& request, const Caller& caller, App& app);

// held.cpp
Result<Response> show_held_list(const Request& request, const Caller& caller, App& app);
Result<Response> show_held(const Request& request, const Caller& caller, App& app);
Result<Response> post_release(const Request& request, const Caller& caller, App& app);
Result<Response> post_rejection(const Request& request, const Caller& caller, App& app);

// conversations.cpp
Result<Response> show_sections(const Request& request, const Caller& caller, App& app);
Result<Response> show_conversations(const Request& request, const Caller& caller, App& app);
Result<Response> show_conversation(const Request& request, const Caller& caller, App& app);
Result<Response> put_read_mark(const Request& request, const Caller& caller, App& app);
Result<Response> put_section(const Request& request, const Caller& caller, App& app);

// search.cpp
Result<Response> show_seller_search(const Request& request, const Caller& caller, App& app);
Result<Response> show_buyer_search(const Request& request, const Caller& caller, App& app);

// messages.cpp
Result<Response> show_messages(const Request& request, const Caller& caller, App& app);
Result<Response> post_order_message(const Request& request, const Caller& caller, App& app);
Result<Response> post_message(const Request& request, const Caller& caller, App& app);
Result<Response> post_template_check(const Request& request, const Service& service);
Result<Response> post_check(const Request& request, const Caller& caller, App& app);
Result<Response> delete_draft(const Request& request, const Caller& caller, App& app);

// drafts.cpp
Result<Response> show_drafts(const Request& request, const Caller& caller, App& app);
Result<Response> show_draft(const Request& request, const Caller& caller, App& app);
Result<Response> put_draft(const Request& request, const Caller& caller, App& app);
Result<Response> drop_draft(const Request& request, const Caller& caller, App& app);

// buyer_conversations.cpp
Result<Response> show_buyer_conversations(const Request& request, const Caller& caller, App& app);
Result<Response> show_buyer_conversation(const Request& request, const Caller& caller, App& app);
Result<Response> put_buyer_read_mark(const Request& request, const Caller& caller, App& app);
Result<Response> show_buyer_orders(const Request& request, const Caller& caller, App& app);
Result<Response> show_buyer_order(const Request& request, const Caller& caller, App& app);

// buyer_messages.cpp
Result<Response> show_buyer_messages(const Request& request, const Caller& caller, App& app);
Result<Response> post_buyer_message(const Request& request, const Caller& caller, App& app);
Result<Response> post_inquiry(const Request& request, const Caller& caller, App& app);
Result<Response> post_buyer_check(const Request& request, const Caller& caller, App& app);

// buyer_account.cpp
Result<Response> show_settings(const Request& request, const Caller& caller, App& app);
Result<Response> put_settings(const Request& request, const Caller& caller, App& app);
Result<Response> show_inquiry_link(const Request& request, const Caller& caller, App& app);
Result<Response> post_link_inquiry(const Request& request, const Caller& caller, App& app);

// whole_mail.cpp
Result<Response> show_whole_mail(const Request& request, const Caller& caller, App& app);
Result<Response> show_mail_source(const Request& request, const Caller& caller, App& app);
Result<Response> show_buyer_whole_mail(const Request& request, const Caller& caller, App& app);

// unread_files.cpp
Result<Response> show_unread_files(const Request& request, const Caller& caller, App& app);
Result<Response> post_unread_file_retry(const Request& request, const Caller& caller, App& app);

// mails.cpp
Result<Response> show_mails(const Request& request, const Caller& caller, App& app);
Result<Response> show_mail_counts(const Request& request, const Caller& caller, App& app);
Result<Response> show_refused_senders(const Request& request, const Caller& caller, App& app);
Result<Response> show_one_mail(const Request& request, const Caller& caller, App& app);
Result<Response> post_mail_retry(const Request& request, const Caller& caller, App& app);

// unsubscribe.cpp
Result<Response> post_unsubscribe(const Request& request, const Service& service);

// uploads.cpp
Result<Response> show_upload_protocol(const Request& request, const Service& service);
Result<Response> post_upload(const Request& request, const Caller& caller, App& app);
Result<Response> show_upload(const Request& request, const Caller& caller, App& app);
Result<Response> patch_upload(const Request& request, const Caller& caller, App& app);
Result<Response> delete_upload(const Request& request, const Caller& caller, App& app);

// upload_limits.cpp
Result<Response> show_seller_upload_limits(const Request& request, const Caller& caller, App& app);
Result<Response> show_upload_limits(const Request& request, const Caller& caller, App& app);

// attachments.cpp
Result<Response> put_draft_attachments(const Request& request, const Caller& caller, App& app);
Result<Response> show_attachment(const Request& request, const Caller& caller, App& app);
Result<Response> delete_attachment(const Request& request, const Caller& caller, App& app);
Result<Response> show_attachment_part(const Request& request, const Caller& caller, App& app);

// events.cpp
Result<Response> stream_seller_events(const Request& request, const Caller& caller, App& app);
Result<Response> stream_buyer_events(const Request& request, const Caller& caller, App& app);

}  // namespace stoa::http
