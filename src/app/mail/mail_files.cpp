#include "app/mail/mail_files.h"

#include <algorithm>

#include "app/attachments/attachments.h"
#include "app/attachments/blob_names.h"
#include "base/log.h"
#include "store/attachments.h"

namespace stoa {

namespace {

Result<std::string> read_all(App& app, SellerId seller, const store::AttachmentFile& file) {
    constexpr std::size_t piece_bytes = 256UL << 10U;
    const auto reader = TRY(open_blob(app, blob_name(seller, file)));
    std::string all, piece(piece_bytes, '\0');
    for (;;) {
        const std::size_t size = TRY(reader->read(piece));
        if (size == 0) return all;
        all.append(piece, 0, size);
    }
}

}  // namespace

Result<MailFiles> collect_mail_files(App& app, const Conversation& conversation, const std::vector<Message>& messages) {
    MailFiles collected;
    if (messages.empty()) return collected;
    const SellerId seller = conversation.seller;
    const auto views = TRY(app.database.read([&](store::Reader& reader) {
        return list_attachments_of_messages(reader, seller, conversation.id, messages.front().seq, messages.back().seq);
    }));
    std::int64_t room = MailFiles::bytes_max;
    for (const Message& message : messages) {
        const auto found = views.find(message.seq);
        if (found == views.end()) continue;
        for (const AttachmentView& view : found->second) {
            const auto file = TRY(app.database.read(
                [&](store::Reader& reader) { return store::find_attachment_file(reader, seller, view.id, AttachmentPart::Rebuilt); }));
            auto bytes = file && file->size_bytes <= room ? read_all(app, seller, *file) : fail(problems::file_too_large, "no room");
            if (!bytes) {
                collected.left_out[message.seq].push_back(view.name);
                continue;
            }
            room -= file->size_bytes;
            collected.attached[message.seq].push_back(view.name);
            collected.files.push_back({.name = view.name, .media_type = file->media_type, .bytes = *std::move(bytes)});
        }
    }
    return collected;
}

}  // namespace stoa
