// The files of messages that go out by mail: as people see them, and as far as a mail has room.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "app/app.h"
#include "domain/conversation.h"
#include "mail/compose/outgoing_mail.h"

namespace stoa {

struct MailFiles {
    // As they leave here; base64 makes a third more of them. Many servers take 25 MB, some 10.
    static constexpr std::int64_t bytes_max = 7'000'000;

    // By the message's seq: their names.
    std::map<std::int32_t, std::vector<std::string>> attached{};
    std::map<std::int32_t, std::vector<std::string>> left_out{};  // They are on the page only.
    std::vector<mail::OutgoingFile> files{};
};

// Of `messages`, in their order, which are some of the conversation. A file that cannot be read now is left out.
Result<MailFiles> collect_mail_files(App& app, const Conversation& conversation, const std::vector<Message>& messages);

}  // namespace stoa
