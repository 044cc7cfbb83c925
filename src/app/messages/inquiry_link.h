// The marketplace's links by which a buyer asks a seller about an item before a sale: signed with a key that it shares with
// Stoa, and good until they expire.
#pragma once

#include <string>
#include <vector>

#include "app/app.h"
#include "app/conversations/conversations.h"
#include "app/messages/draft_view.h"
#include "app/messages/messages.h"
#include "domain/caller.h"
#include "domain/order.h"

namespace stoa {

struct InquiryLink {
    static constexpr std::size_t length_max = 4'096;  // Of the whole text of a link, bytes.
    std::string buyer_external_id;
    SellerId seller{};
    std::string sku;
    std::string title;  // Of the item.
    Timestamp expires_at{};
};

// PAYLOAD~SIGNATURE: base64url of a JSON object {"buyer", "seller", "sku", "title", "expires" (Unix seconds)}, and base64url
// of the HMAC-SHA256 (RFC 2104) of those characters under the key of the configuration. InvalidValue where there is no key.
Result<std::string> sign_inquiry_link(const App& app, const InquiryLink& link);
// LinkInvalid where it is not whole and signed so; LinkExpired where its time is over.
Result<InquiryLink> read_inquiry_link(const App& app, const std::string& text);

struct InquiryLinkView {
    SellerView seller;
    std::string sku;
    std::string title;
    Timestamp expires_at{};
    std::optional<ConversationId> conversation{};  // That there is already.
    std::optional<std::int32_t> answers_within_minutes{};
    std::vector<DraftView> drafts{};  // The caller's questions about the item that were submitted and not delivered.
};
// LinkForAnother where it was made for another buyer than the one who asks.
Result<InquiryLinkView> get_inquiry_link(App& app, const Caller& caller, const std::string& text);

struct OpenLinkInquiry {
    std::string link;
    std::string text;
    std::optional<IdempotencyKey> idempotency{};
    Seen seen{};
};
// Opens the conversation of this buyer with this seller about the SKU, or adds to it.
Result<SendResult> open_link_inquiry(App& app, const Caller& caller, const OpenLinkInquiry& request);

}  // namespace stoa
