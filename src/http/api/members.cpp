// The members of a seller, and invitations to become one.
#include "app/people/member_changes.h"

#include "http/api/decode.h"
#include "http/api/encode.h"
#include "http/api/handlers.h"
#include "http/api/link_mail.h"

namespace stoa::http {

namespace {

void write_members(JsonWriter& json, const Members& members) {
    json.begin_object().member("sends_mail", members.sends).key("members").begin_array();
    for (const MemberView& member : members.members) {
        json.begin_object().member("id", member.id.text()).member("name", member.name).member("login", member.login);
        json.member("role", to_text(member.role)).end_object();
    }
    json.end_array().key("invitations").begin_array();
    for (const PendingInvitationView& invitation : members.invitations) {
        json.begin_object().member("address", invitation.address).member("role", to_text(invitation.role));
        json.member("invited_by", invitation.invited_by).member("invited_at", format_time(invitation.invited_at));
        json.member("expires_at", format_time(invitation.expires_at));
        write_link_mail(json, invitation.mail);
        json.end_object();
    }
    json.end_array().end_object();
}

Result<Role> decode_role(JsonFields& fields) {
    const auto role = parse_word<Role>(TRY(decode_text(fields, "role", word_length_max)));
    if (!role || !is_seller_role(*role)) return unexpected_value(fields, "role", "owner, manager, agent");
    return *role;
}

Result<InviteMember> decode_invitation(const Request& request) {
    InviteMember invitation{.address = std::string(request.parameter("address"))};
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    invitation.role = TRY(decode_role(fields));
    invitation.language = TRY(decode_optional_text(fields, "language", language_length_max));
    TRY(fields.finish());
    return invitation;
}

Result<Role> decode_new_role(const Request& request) {
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    const Role role = TRY(decode_role(fields));
    TRY(fields.finish());
    return role;
}

}  // namespace

Result<Response> show_members(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    return Response::ok(encode(write_members, TRY(get_members(app, caller, seller))));
}

Result<Response> put_member(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto member = TRY(decode_member_id(request));
    const Role role = TRY(decode_new_role(request));
    return Response::ok(encode(write_members, TRY(change_member_role(app, caller, seller, member, role))));
}

Result<Response> delete_member(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto member = TRY(decode_member_id(request));
    return Response::ok(encode(write_members, TRY(remove_member(app, caller, seller, member))));
}

Result<Response> put_member_invitation(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto invitation = TRY(decode_invitation(request));
    return Response::ok(encode(write_members, TRY(invite_member(app, caller, seller, invitation))));
}

Result<Response> delete_member_invitation(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    return Response::ok(encode(write_members, TRY(revoke_invitation(app, caller, seller, std::string(request.parameter("address"))))));
}

}  // namespace stoa::http
