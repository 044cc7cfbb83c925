// Every way in which Stoa says no, by its stable code. The code is public: it ends the problem's `type` URI (RFC 9457),
// names the catalogue's words (`problem.<code>.title`, `.detail`) and never changes. A new refusal is a new row here.
#pragma once

#include <array>
#include <string_view>

namespace stoa {

// What kind of no it is; the doors map it to an HTTP status or an SMTP reply in one switch each.
enum class ErrorKind {
    Malformed,        // The request cannot be read at all.
    Unauthenticated,  // Nobody is signed in, or not rightly.
    Forbidden,        // Known who asks; this is not theirs to do.
    NotFound,         // Missing, or another's: both answer alike.
    Conflict,         // The state has moved on.
    TooLarge,         // Over a named limit of size.
    Refused,          // Read and understood, but not acceptable.
    Throttled,        // Too often; later it may pass.
    Unavailable,      // A part of the machine is broken or busy; the same request may pass later.
    Internal,         // A bug.
};

struct Problem {
    std::string_view code;
    ErrorKind kind;
};

namespace problems {
inline constexpr Problem malformed_json{"malformed_json", ErrorKind::Malformed};
inline constexpr Problem malformed_request{"malformed_request", ErrorKind::Malformed};
inline constexpr Problem invalid_encoding{"invalid_encoding", ErrorKind::Malformed};
inline constexpr Problem invalid_cursor{"invalid_cursor", ErrorKind::Malformed};
inline constexpr Problem unknown_field{"unknown_field", ErrorKind::Refused};
inline constexpr Problem missing_field{"missing_field", ErrorKind::Refused};
inline constexpr Problem wrong_type{"wrong_type", ErrorKind::Refused};
inline constexpr Problem invalid_value{"invalid_value", ErrorKind::Refused};
inline constexpr Problem text_too_long{"text_too_long", ErrorKind::Refused};
inline constexpr Problem text_empty{"text_empty", ErrorKind::Refused};
inline constexpr Problem not_signed_in{"not_signed_in", ErrorKind::Unauthenticated};
inline constexpr Problem wrong_credentials{"wrong_credentials", ErrorKind::Unauthenticated};
inline constexpr Problem forbidden{"forbidden", ErrorKind::Forbidden};
inline constexpr Problem cross_site{"cross_site", ErrorKind::Forbidden};
inline constexpr Problem not_found{"not_found", ErrorKind::NotFound};
inline constexpr Problem method_not_allowed{"method_not_allowed", ErrorKind::Malformed};
inline constexpr Problem unsupported_media_type{"unsupported_media_type", ErrorKind::Malformed};
inline constexpr Problem body_too_large{"body_too_large", ErrorKind::TooLarge};
inline constexpr Problem headers_too_large{"headers_too_large", ErrorKind::TooLarge};
inline constexpr Problem request_timeout{"request_timeout", ErrorKind::Malformed};
inline constexpr Problem idempotency_key_reused{"idempotency_key_reused", ErrorKind::Conflict};
inline constexpr Problem conversation_busy{"conversation_busy", ErrorKind::Conflict};
inline constexpr Problem conversation_moved_on{"conversation_moved_on", ErrorKind::Conflict};
inline constexpr Problem draft_changed{"draft_changed", ErrorKind::Conflict};
inline constexpr Problem import_part_misplaced{"import_part_misplaced", ErrorKind::Conflict};
inline constexpr Problem too_many_imports{"too_many_imports", ErrorKind::Conflict};
inline constexpr Problem order_has_conversation{"order_has_conversation", ErrorKind::Conflict};
inline constexpr Problem already_exists{"already_exists", ErrorKind::Conflict};
inline constexpr Problem message_blocked{"message_blocked", ErrorKind::Refused};
inline constexpr Problem message_held{"message_held", ErrorKind::Refused};
inline constexpr Problem unknown_buyer{"unknown_buyer", ErrorKind::Refused};
inline constexpr Problem reason_required{"reason_required", ErrorKind::Refused};
inline constexpr Problem reason_not_open{"reason_not_open", ErrorKind::Refused};
inline constexpr Problem order_without_buyer{"order_without_buyer", ErrorKind::Refused};
inline constexpr Problem password_too_weak{"password_too_weak", ErrorKind::Refused};
inline constexpr Problem invitation_invalid{"invitation_invalid", ErrorKind::NotFound};
inline constexpr Problem link_invalid{"link_invalid", ErrorKind::NotFound};
inline constexpr Problem link_expired{"link_expired", ErrorKind::NotFound};
inline constexpr Problem link_for_another{"link_for_another", ErrorKind::Forbidden};
inline constexpr Problem mail_link_invalid{"mail_link_invalid", ErrorKind::NotFound};
inline constexpr Problem mail_off{"mail_off", ErrorKind::Refused};
inline constexpr Problem address_has_account{"address_has_account", ErrorKind::Conflict};
inline constexpr Problem last_owner{"last_owner", ErrorKind::Conflict};
inline constexpr Problem alias_unknown{"alias_unknown", ErrorKind::NotFound};
inline constexpr Problem sender_not_authorised{"sender_not_authorised", ErrorKind::Forbidden};
inline constexpr Problem sender_not_believed{"sender_not_believed", ErrorKind::Forbidden};
inline constexpr Problem too_many_mails{"too_many_mails", ErrorKind::Forbidden};
inline constexpr Problem mail_goes_round{"mail_goes_round", ErrorKind::Forbidden};
inline constexpr Problem mail_too_large{"mail_too_large", ErrorKind::TooLarge};
inline constexpr Problem mail_headers_too_large{"mail_headers_too_large", ErrorKind::TooLarge};
inline constexpr Problem mail_text_too_large{"mail_text_too_large", ErrorKind::TooLarge};
inline constexpr Problem mail_too_many_parts{"mail_too_many_parts", ErrorKind::Refused};
inline constexpr Problem mail_nested_too_deeply{"mail_nested_too_deeply", ErrorKind::Refused};
inline constexpr Problem mail_empty{"mail_empty", ErrorKind::Refused};
inline constexpr Problem attachment_refused{"attachment_refused", ErrorKind::Refused};
inline constexpr Problem upload_misplaced{"upload_misplaced", ErrorKind::Conflict};
inline constexpr Problem upload_busy{"upload_busy", ErrorKind::Conflict};
inline constexpr Problem too_many_uploads{"too_many_uploads", ErrorKind::Conflict};
inline constexpr Problem file_too_large{"file_too_large", ErrorKind::TooLarge};
inline constexpr Problem file_type_refused{"file_type_refused", ErrorKind::Refused};
inline constexpr Problem too_many_files{"too_many_files", ErrorKind::Refused};
inline constexpr Problem file_not_ready{"file_not_ready", ErrorKind::Conflict};
inline constexpr Problem file_damaged{"file_damaged", ErrorKind::Unavailable};
inline constexpr Problem storage_full{"storage_full", ErrorKind::Unavailable};
inline constexpr Problem too_many_assets{"too_many_assets", ErrorKind::Conflict};
inline constexpr Problem picture_refused{"picture_refused", ErrorKind::Refused};
inline constexpr Problem throttled{"throttled", ErrorKind::Throttled};
inline constexpr Problem unavailable{"unavailable", ErrorKind::Unavailable};
inline constexpr Problem internal{"internal", ErrorKind::Internal};

// All of them, for the tests that hold the catalogues against this list.
inline constexpr std::array all{
    malformed_json,
    malformed_request,
    invalid_encoding,
    invalid_cursor,
    unknown_field,
    missing_field,
    wrong_type,
    invalid_value,
    text_too_long,
    text_empty,
    not_signed_in,
    wrong_credentials,
    forbidden,
    cross_site,
    not_found,
    method_not_allowed,
    unsupported_media_type,
    body_too_large,
    headers_too_large,
    request_timeout,
    idempotency_key_reused,
    conversation_busy,
    conversation_moved_on,
    draft_changed,
    import_part_misplaced,
    too_many_imports,
    order_has_conversation,
    already_exists,
    message_blocked,
    message_held,
    unknown_buyer,
    reason_required,
    reason_not_open,
    order_without_buyer,
    password_too_weak,
    invitation_invalid,
    link_invalid,
    link_expired,
    link_for_another,
    mail_link_invalid,
    mail_off,
    address_has_account,
    last_owner,
    alias_unknown,
    sender_not_authorised,
    sender_not_believed,
    too_many_mails,
    mail_goes_round,
    mail_too_large,
    mail_headers_too_large,
    mail_text_too_large,
    mail_too_many_parts,
    mail_nested_too_deeply,
    mail_empty,
    attachment_refused,
    upload_misplaced,
    upload_busy,
    too_many_uploads,
    file_too_large,
    file_type_refused,
    too_many_files,
    file_not_ready,
    file_damaged,
    storage_full,
    too_many_assets,
    picture_refused,
    throttled,
    unavailable,
    internal,
};
}  // namespace problems

}  // namespace stoa
