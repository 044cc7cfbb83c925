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
    if (const auto& trouble = view.mail_trouble) {
        json.key("mail_trouble").begin_object().member("address", trouble->address).member("cause", to_text(trouble->cause));
        json.member("since", format_time(trouble->since)).end_object();
    }
    json.end_object();
}

void write_invitation(JsonWriter& json, const InvitationView& view) {
    json.begin_object().member("name", view.name).member("login", view.login);
    json.member("expires_at", format_time(view.expires_at)).member("seller_name", view.seller_name);
    if (view.role) json.member("role", to_text(*view.role));
    json.end_object();
}

}  // namespace stoa::http
