// The closed sets of words: what they are called (API, files, screens) and which number the store keeps. Numbers are
// never given to another word and never changed; a new word gets the next one.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace stoa {

// Who uttered a message or draft.
enum class Author : std::int16_t { Buyer = 1, Seller = 2, Operator = 3, System = 4 };

// policy/rules.md: who opens, who answers.
enum class Kind : std::int16_t { Inquiry = 1, Reply = 2, Proactive = 3, Necessary = 4 };

// Why a seller opens a message; the pack says which there are and of which kind each is.
enum class Reason : std::int16_t {
    Customization = 1,
    ServiceAppointment = 2,
    DeliveryPlanning = 3,
    FeedbackRequest = 4,
    Invoice = 5,
    ReturnQuestion = 6,
    OrderInformation = 7,
    FulfilmentIssue = 8,
    ReturnIssue = 9,
    OrderProblem = 10,
    Warranty = 11,
    DigitalAccessKey = 12,
    OtherNeeded = 13,
    LegalDisclosure = 14,
};

enum class Topic : std::int16_t {
    DamagedOrMissing = 1,
    Delivery = 2,
    Return = 3,
    ProductQuestion = 4,
    Invoice = 5,
    Customization = 6,
    Other = 7,
};

// Where a conversation stands in its seller's inbox.
enum class Section : std::int16_t { NeedsReply = 1, Waiting = 2, NoReplyNeeded = 3, Resolved = 4 };

enum class DeliveryState : std::int16_t { Pending = 1, ToPlan = 2, NotShipped = 3, Shipped = 4, Delivered = 5, Cancelled = 6 };
enum class FulfilledBy : std::int16_t { Seller = 1, Marketplace = 2 };
enum class DraftState : std::int16_t { Writing = 1, Checking = 2, Held = 3, Blocked = 4, Rejected = 5 };
enum class Door : std::int16_t { Web = 1, Mail = 2, Api = 3, Import = 4 };
enum class TextFormat : std::int16_t { Text = 1, Html = 2 };

// The strength of a finding, ascending: the strongest finding makes the verdict.
enum class Outcome : std::int16_t { Pass = 0, Warn = 1, Modify = 2, Hold = 3, Block = 4 };

// Whom a user is; a seller's three roles come with its seller.
enum class Role : std::int16_t { Buyer = 1, Owner = 2, Manager = 3, Agent = 4, Moderator = 5, Administrator = 6, Token = 7, System = 8 };

// What an audit line tells, and with it a live event.
enum class Verb : std::int16_t {
    MessageDelivered = 1,
    MessageBlocked = 2,
    MessageHeld = 3,
    ConversationRead = 4,
    ConversationMoved = 5,
    OrderPut = 6,
    OrdersImported = 7,
    BuyerPut = 8,
    SellerCreated = 9,
    UserCreated = 10,
    PasswordReset = 11,
    SignedIn = 12,
    SignedOut = 13,
    SignInRefused = 14,
    InvitationMade = 15,
    InvitationUsed = 16,
    TokenCreated = 17,
    TokenRevoked = 18,
    DraftDiscarded = 19,
    SessionsRevoked = 20,
    ImportBegun = 21,
    ImportDeleted = 22,
    DraftReleased = 23,
    DraftRejected = 24,
    SenderDecided = 25,
    InvitationRevoked = 26,
    LinkMailed = 27,
    SenderConfirmed = 28,
    MailMoved = 29,
    MailRead = 30,
    MailRetried = 31,
    ReasonAsked = 32,
    MemberRoleChanged = 33,
    MemberRemoved = 34,
    AttachmentUploaded = 35,
    AttachmentInspected = 36,
    AttachmentRemoved = 37,
    AttachmentRead = 38,
    MessageChecking = 39,  // It waits until its files are looked into.
    AssetAdded = 40,
    AssetChanged = 41,
    AssetRemoved = 42,
};

// Whether an address may write mails for a seller; one that waits is approved as soon as a link in a mail to it was opened.
enum class SenderState : std::int16_t { Refused = 1, Approved = 2, Blocked = 3, Waiting = 4 };
// What a mail that goes out is, and how far: queued until the next server has taken it, failed where none will. A server behind
// that one may have told since that the mail lies in the mailbox (delivered), or that it never will (bounced).
enum class MailKind : std::int16_t {
    Message = 1,
    Refusal = 2,
    Invitation = 3,
    PasswordReset = 4,
    PasswordChanged = 5,
    SignIn = 6,
    SenderConfirmation = 7,
    ReasonQuestion = 8,
    AnswerTooLate = 9,
};
enum class MailState : std::int16_t { Queued = 1, Sent = 2, Failed = 3, Delivered = 4, Bounced = 5 };

// How far an order report is that a browser brings.
enum class ImportState : std::int16_t { Uploading = 1, Waiting = 2, Running = 3, Done = 4, Failed = 5 };

// A file that somebody adds to a message: it comes in, is looked into, and may then be seen or not.
enum class AttachmentState : std::int16_t { Uploading = 1, Checking = 2, Ready = 3, Refused = 4 };
// The files of an attachment: as it came; made anew without what could do harm, which people see; small; its first page.
enum class AttachmentPart : std::int16_t { Original = 1, Rebuilt = 2, Thumbnail = 3, Preview = 4 };

// What a picture of a seller's library shows: its mark, something else of its brand, or a product that it sells.
enum class AssetKind : std::int16_t { Logo = 1, BrandImage = 2, ProductPhoto = 3 };

template <class E>
struct Word {
    E value;
    std::string_view text;
};

// Each set's table, in the order of its numbers; specialised in words.cpp.
template <class E>
std::span<const Word<E>> words();

template <class E>
std::string_view to_text(E value) {
    for (const Word<E>& word : words<E>()) {
        if (word.value == value) return word.text;
    }
    return "unknown";
}

template <class E>
std::optional<E> parse_word(std::string_view text) {
    for (const Word<E>& word : words<E>()) {
        if (word.text == text) return word.value;
    }
    return std::nullopt;
}

template <>
std::span<const Word<AssetKind>> words<AssetKind>();
template <>
std::span<const Word<AttachmentState>> words<AttachmentState>();
template <>
std::span<const Word<AttachmentPart>> words<AttachmentPart>();
template <>
std::span<const Word<SenderState>> words<SenderState>();
template <>
std::span<const Word<MailState>> words<MailState>();
template <>
std::span<const Word<Author>> words<Author>();
template <>
std::span<const Word<Kind>> words<Kind>();
template <>
std::span<const Word<Reason>> words<Reason>();
template <>
std::span<const Word<Topic>> words<Topic>();
template <>
std::span<const Word<Section>> words<Section>();
template <>
std::span<const Word<DeliveryState>> words<DeliveryState>();
template <>
std::span<const Word<FulfilledBy>> words<FulfilledBy>();
template <>
std::span<const Word<DraftState>> words<DraftState>();
template <>
std::span<const Word<Door>> words<Door>();
template <>
std::span<const Word<TextFormat>> words<TextFormat>();
template <>
std::span<const Word<Outcome>> words<Outcome>();
template <>
std::span<const Word<Role>> words<Role>();
template <>
std::span<const Word<Verb>> words<Verb>();

// Proactive and necessary messages are those that a seller opens.
constexpr bool is_seller_opened(Kind kind) { return kind == Kind::Proactive || kind == Kind::Necessary; }
constexpr bool is_seller_role(Role role) { return role == Role::Owner || role == Role::Manager || role == Role::Agent; }
constexpr bool is_operator_role(Role role) { return role == Role::Moderator || role == Role::Administrator; }

// policy/rules.md: return_issue, order_problem and legal_disclosure complete the order; the others are permitted.
constexpr Kind kind_of(Reason reason) {
    const bool necessary = reason == Reason::ReturnIssue || reason == Reason::OrderProblem || reason == Reason::LegalDisclosure;
    return necessary ? Kind::Necessary : Kind::Proactive;
}

}  // namespace stoa
