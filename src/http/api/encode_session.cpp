#include "http/api/encode.h"

namespace stoa::http {

void write_seller(JsonWriter& json, const SellerView& seller) {
    json.begin_object().member("id", seller.id.number).member("name", seller.name).end_object();
}

void write_session(JsonWriter& json, const SessionView& view) {
    const Caller& caller = view.caller;
    json.begin_object().member("user_id", caller.user.text()).member("name", caller.name).member("role", to_text(caller.role));
    json.member("language", caller.language);
    if (caller.seller) {
        json.key("seller");
        write_seller(json, {*caller.seller, view.seller_name.value_or("")});
    }
    if (caller.buyer) json.member("buyer_id", caller.buyer->text());
    if (const auto& failing = view.failing_mail) {
        json.key("failing_mail").begin_object().member("address", failing->address).member("reply", failing->reply);
        json.member("failed_at", format_time(failing->failed_at)).end_object();
    }
    json.end_object();
}

void write_invitation(JsonWriter& json, const InvitationView& view) {
    json.begin_object()
        .member("name", view.name)
        .member("login", view.login)
        .member("expires_at", format_time(view.expires_at))
        .end_object();
}

}  // namespace stoa::http
