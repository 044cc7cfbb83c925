// Files of messages, as their authors and readers see them.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/app.h"
#include "domain/caller.h"
#include "store/attachments.h"

namespace stoa {

// A file that can be opened.
struct AttachmentPartView {
    AttachmentPart part = AttachmentPart::Rebuilt;
    std::string media_type{};
    std::int64_t size_bytes = 0;
    std::optional<std::int32_t> width{};  // Of a picture, in pixels.
    std::optional<std::int32_t> height{};
    friend bool operator==(const AttachmentPartView&, const AttachmentPartView&) = default;
};

struct AttachmentView {
    SellerId seller{};
    AttachmentId id{};
    std::string name{};        // Safe to be shown and to be saved under.
    std::string media_type{};  // By its content where somebody has looked, otherwise as it was declared.
    std::int64_t size_bytes = 0;
    AttachmentState state = AttachmentState::Uploading;
    std::optional<std::string> refusal{};        // Why it was refused: a code.
    std::optional<std::string> refused_entry{};  // The file inside of it that this is about.
    std::vector<AttachmentPartView> parts{};
    friend bool operator==(const AttachmentView&, const AttachmentView&) = default;
};

// Within somebody else's transaction: those of a draft, or of a message, in their order. Who may see them is the caller's business.
Result<std::vector<AttachmentView>> list_attachments_of_draft(store::Reader& reader, SellerId seller, DraftId draft);
Result<std::vector<AttachmentView>> list_attachments_of_message(store::Reader& reader, SellerId seller, ConversationId conversation,
                                                                std::int32_t seq);
// Of all messages from the first to the last, both included, by the message's seq.
Result<std::map<std::int32_t, std::vector<AttachmentView>>> list_attachments_of_messages(store::Reader& reader, SellerId seller,
                                                                                         ConversationId conversation,
                                                                                         std::int32_t first_seq, std::int32_t last_seq);

// For moderators: adds of each file the original, where it is kept beside what was made of it.
Result<void> add_originals(store::Reader& reader, std::vector<AttachmentView>& views);

struct PlaceAttachments {
    SellerId seller{};
    DraftId draft{};
    std::vector<AttachmentId> files{};  // All that the draft is to have, in their order.
};
// Puts the caller's own files on the caller's own draft that is being written or was blocked; others that were on it are on nothing then.
// NotFound where the draft or a file is not the caller's; file_not_ready where one is not wholly sent, or was refused.
Result<std::vector<AttachmentView>> place_attachments(App& app, const Caller& caller, const PlaceAttachments& request);

// Within somebody else's transaction, the same behind those that are on the draft; whose the draft is, is the caller's business.
Result<void> add_attachments(App& app, store::Transaction& transaction, const Caller& caller, const PlaceAttachments& request);

// Of a draft: for its author, and for moderators while it is held.
Result<std::vector<AttachmentView>> list_draft_attachments(App& app, const Caller& caller, SellerId seller, DraftId draft);

// Throws away the caller's own file that is on no message, also while it is still sent.
Result<void> remove_attachment(App& app, const Caller& caller, SellerId seller, AttachmentId id);

// Within the delivery of a draft: its files become the message's. file_not_ready where one of them was not looked into yet, or refused:
// nothing that nobody has looked into is ever delivered.
Result<std::vector<AttachmentView>> deliver_attachments(store::Transaction& transaction, SellerId seller, DraftId draft,
                                                        ConversationId conversation, std::int32_t seq);

// For those who may open it.
Result<AttachmentView> get_attachment(App& app, const Caller& caller, SellerId seller, AttachmentId id);

struct OpenAttachment {
    SellerId seller{};
    AttachmentId id{};
    AttachmentPart part = AttachmentPart::Rebuilt;
    blobs::ByteRange range{};  // Within the part's size; beyond it there is nothing.
};
struct OpenedAttachment {
    std::string name{};
    std::string media_type{};                     // The part's.
    std::int64_t size_bytes = 0;                  // Of the whole part.
    std::string sha256{};                         // Of the whole part, raw: the same bytes have the same.
    std::unique_ptr<blobs::BlobReader> reader{};  // Gives the range; with little memory, from one thread at a time.
};
// What open_attachment() would open, with the same refusals, unopened: the range is still to be chosen.
struct FoundPart {
    std::string name{};
    std::string media_type{};
    std::int64_t size_bytes = 0;
    std::string sha256{};  // Raw.
};
Result<FoundPart> find_attachment_part(App& app, const Caller& caller, SellerId seller, AttachmentId id, AttachmentPart part);

// For those who may see its message: the seller's members and tokens, the buyer of the conversation, operators. Before it is delivered for
// its author, and for moderators while the draft is held. The original is for moderators alone. file_not_ready where it was not looked
// into yet, or refused; file_damaged where its bytes are not all there. That an operator looked is in the audit.
Result<OpenedAttachment> open_attachment(App& app, const Caller& caller, const OpenAttachment& request);

}  // namespace stoa
