#include "domain/words.h"

namespace stoa {

namespace {

template <class E, std::size_t Size>
using Table = std::array<Word<E>, Size>;

constexpr Table<Author, 4> author_words{{
    {Author::Buyer, "buyer"},
    {Author::Seller, "seller"},
    {Author::Operator, "operator"},
    {Author::System, "system"},
}};

constexpr Table<Kind, 4> kind_words{{
    {Kind::Inquiry, "inquiry"},
    {Kind::Reply, "reply"},
    {Kind::Proactive, "proactive"},
    {Kind::Necessary, "necessary"},
}};

constexpr Table<Reason, 14> reason_words{{
    {Reason::Customization, "customization"},
    {Reason::ServiceAppointment, "service_appointment"},
    {Reason::DeliveryPlanning, "delivery_planning"},
    {Reason::FeedbackRequest, "feedback_request"},
    {Reason::Invoice, "invoice"},
    {Reason::ReturnQuestion, "return_question"},
    {Reason::OrderInformation, "order_information"},
    {Reason::FulfilmentIssue, "fulfilment_issue"},
    {Reason::ReturnIssue, "return_issue"},
    {Reason::OrderProblem, "order_problem"},
    {Reason::Warranty, "warranty"},
    {Reason::DigitalAccessKey, "digital_access_key"},
    {Reason::OtherNeeded, "other_needed"},
    {Reason::LegalDisclosure, "legal_disclosure"},
}};

constexpr Table<Topic, 7> topic_words{{
    {Topic::DamagedOrMissing, "damaged_or_missing"},
    {Topic::Delivery, "delivery"},
    {Topic::Return, "return"},
    {Topic::ProductQuestion, "product_question"},
    {Topic::Invoice, "invoice"},
    {Topic::Customization, "customization"},
    {Topic::Other, "other"},
}};

constexpr Table<Section, 4> section_words{{
    {Section::NeedsReply, "needs_reply"},
    {Section::Waiting, "waiting"},
    {Section::NoReplyNeeded, "no_reply_needed"},
    {Section::Resolved, "resolved"},
}};

constexpr Table<DeliveryState, 6> delivery_state_words{{
    {DeliveryState::Pending, "pending"},
    {DeliveryState::ToPlan, "to_plan"},
    {DeliveryState::NotShipped, "not_shipped"},
    {DeliveryState::Shipped, "shipped"},
    {DeliveryState::Delivered, "delivered"},
    {DeliveryState::Cancelled, "cancelled"},
}};

constexpr Table<FulfilledBy, 2> fulfilled_by_words{{
    {FulfilledBy::Seller, "seller"},
    {FulfilledBy::Marketplace, "marketplace"},
}};

constexpr Table<DraftState, 5> draft_state_words{{
    {DraftState::Writing, "writing"},
    {DraftState::Checking, "checking"},
    {DraftState::Held, "held"},
    {DraftState::Blocked, "blocked"},
    {DraftState::Rejected, "rejected"},
}};

constexpr Table<Door, 4> door_words{{
    {Door::Web, "web"},
    {Door::Mail, "email"},
    {Door::Api, "api"},
    {Door::Import, "import"},
}};

constexpr Table<TextFormat, 2> text_format_words{{
    {TextFormat::Text, "text"},
    {TextFormat::Html, "html"},
}};

constexpr Table<Outcome, 5> outcome_words{{
    {Outcome::Pass, "pass"},
    {Outcome::Warn, "warn"},
    {Outcome::Modify, "modify"},
    {Outcome::Hold, "hold"},
    {Outcome::Block, "block"},
}};

constexpr Table<Role, 8> role_words{{
    {Role::Buyer, "buyer"},
    {Role::Owner, "owner"},
    {Role::Manager, "manager"},
    {Role::Agent, "agent"},
    {Role::Moderator, "moderator"},
    {Role::Administrator, "administrator"},
    {Role::Token, "token"},
    {Role::System, "system"},
}};

constexpr Table<Verb, 42> verb_words{{
    {Verb::MessageDelivered, "message_delivered"},
    {Verb::MessageBlocked, "message_blocked"},
    {Verb::MessageHeld, "message_held"},
    {Verb::ConversationRead, "conversation_read"},
    {Verb::ConversationMoved, "conversation_moved"},
    {Verb::OrderPut, "order_put"},
    {Verb::OrdersImported, "orders_imported"},
    {Verb::BuyerPut, "buyer_put"},
    {Verb::SellerCreated, "seller_created"},
    {Verb::UserCreated, "user_created"},
    {Verb::PasswordReset, "password_reset"},
    {Verb::SignedIn, "signed_in"},
    {Verb::SignedOut, "signed_out"},
    {Verb::SignInRefused, "sign_in_refused"},
    {Verb::InvitationMade, "invitation_made"},
    {Verb::InvitationUsed, "invitation_used"},
    {Verb::TokenCreated, "token_created"},
    {Verb::TokenRevoked, "token_revoked"},
    {Verb::DraftDiscarded, "draft_discarded"},
    {Verb::SessionsRevoked, "sessions_revoked"},
    {Verb::ImportBegun, "import_begun"},
    {Verb::ImportDeleted, "import_deleted"},
    {Verb::DraftReleased, "draft_released"},
    {Verb::DraftRejected, "draft_rejected"},
    {Verb::SenderDecided, "sender_decided"},
    {Verb::InvitationRevoked, "invitation_revoked"},
    {Verb::LinkMailed, "link_mailed"},
    {Verb::SenderConfirmed, "sender_confirmed"},
    {Verb::MailMoved, "mail_moved"},
    {Verb::MailRead, "mail_read"},
    {Verb::MailRetried, "mail_retried"},
    {Verb::ReasonAsked, "reason_asked"},
    {Verb::MemberRoleChanged, "member_role_changed"},
    {Verb::MemberRemoved, "member_removed"},
    {Verb::AttachmentUploaded, "attachment_uploaded"},
    {Verb::AttachmentInspected, "attachment_inspected"},
    {Verb::AttachmentRemoved, "attachment_removed"},
    {Verb::AttachmentRead, "attachment_read"},
    {Verb::MessageChecking, "message_checking"},
    {Verb::AssetAdded, "asset_added"},
    {Verb::AssetChanged, "asset_changed"},
    {Verb::AssetRemoved, "asset_removed"},
}};

constexpr Table<AssetKind, 3> asset_kind_words{{
    {AssetKind::Logo, "logo"},
    {AssetKind::BrandImage, "brand_image"},
    {AssetKind::ProductPhoto, "product_photo"},
}};

constexpr Table<AttachmentState, 4> attachment_state_words{{
    {AttachmentState::Uploading, "uploading"},
    {AttachmentState::Checking, "checking"},
    {AttachmentState::Ready, "ready"},
    {AttachmentState::Refused, "refused"},
}};

constexpr Table<AttachmentPart, 4> attachment_part_words{{
    {AttachmentPart::Original, "original"},
    {AttachmentPart::Rebuilt, "rebuilt"},
    {AttachmentPart::Thumbnail, "thumbnail"},
    {AttachmentPart::Preview, "preview"},
}};

constexpr Table<SenderState, 4> sender_state_words{{
    {SenderState::Refused, "refused"},
    {SenderState::Approved, "approved"},
    {SenderState::Blocked, "blocked"},
    {SenderState::Waiting, "waiting"},
}};

constexpr Table<MailState, 5> mail_state_words{{
    {MailState::Queued, "queued"},
    {MailState::Sent, "sent"},
    {MailState::Failed, "failed"},
    {MailState::Delivered, "delivered"},
    {MailState::Bounced, "bounced"},
}};

constexpr Table<ImportState, 5> import_state_words{{
    {ImportState::Uploading, "uploading"},
    {ImportState::Waiting, "waiting"},
    {ImportState::Running, "running"},
    {ImportState::Done, "done"},
    {ImportState::Failed, "failed"},
}};

}  // namespace

template <>
std::span<const Word<AttachmentState>> words<AttachmentState>() {
    return attachment_state_words;
}
template <>
std::span<const Word<AssetKind>> words<AssetKind>() {
    return asset_kind_words;
}
template <>
std::span<const Word<AttachmentPart>> words<AttachmentPart>() {
    return attachment_part_words;
}
template <>
std::span<const Word<SenderState>> words<SenderState>() {
    return sender_state_words;
}
template <>
std::span<const Word<MailState>> words<MailState>() {
    return mail_state_words;
}
template <>
std::span<const Word<Author>> words<Author>() {
    return author_words;
}
template <>
std::span<const Word<Kind>> words<Kind>() {
    return kind_words;
}
template <>
std::span<const Word<Reason>> words<Reason>() {
    return reason_words;
}
template <>
std::span<const Word<Topic>> words<Topic>() {
    return topic_words;
}
template <>
std::span<const Word<ImportState>> words<ImportState>() {
    return import_state_words;
}
template <>
std::span<const Word<Section>> words<Section>() {
    return section_words;
}
template <>
std::span<const Word<DeliveryState>> words<DeliveryState>() {
    return delivery_state_words;
}
template <>
std::span<const Word<FulfilledBy>> words<FulfilledBy>() {
    return fulfilled_by_words;
}
template <>
std::span<const Word<DraftState>> words<DraftState>() {
    return draft_state_words;
}
template <>
std::span<const Word<Door>> words<Door>() {
    return door_words;
}
template <>
std::span<const Word<TextFormat>> words<TextFormat>() {
    return text_format_words;
}
template <>
std::span<const Word<Outcome>> words<Outcome>() {
    return outcome_words;
}
template <>
std::span<const Word<Role>> words<Role>() {
    return role_words;
}
template <>
std::span<const Word<Verb>> words<Verb>() {
    return verb_words;
}

}  // namespace stoa
