// What a live stream tells: read from the audit lines (sellers) or the buyer's index, so nothing is missed or doubled.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/app.h"
#include "domain/caller.h"

namespace stoa {

// What has changed beside a conversation's messages and its place in the inbox.
enum class LiveSubject {
    Mail,        // How far mails about its messages are, or what they carried.
    Reading,     // How far the other side has read, or a buyer who is told, on another device.
    OwnReading,  // How far the member who is told has read, on whatever device.
    Name,        // What its buyer is called.
};

struct LiveEvent {
    std::string id;  // For Last-Event-ID.
    ConversationId conversation{};
    std::int32_t version = 0;
    std::int32_t last_seq = 0;
    std::optional<LiveSubject> about{};  // Only this; the version is one that was told before.
};

struct LiveEvents {
    static constexpr int batch_max = 500;
    bool reset = false;  // The cursor is older than what is kept: load everything anew.
    std::vector<LiveEvent> events{};
    std::string cursor{};  // Where to go on.
};

// What came after `cursor`. No cursor: nothing yet, only where "now" is.
Result<LiveEvents> follow_seller(App& app, const Caller& caller, SellerId seller, const std::optional<std::string>& cursor);
Result<LiveEvents> follow_buyer(App& app, const Caller& caller, const std::optional<std::string>& cursor);

// The cursor of one who has loaded at `at` what is there, and heard of nothing since. Now, where `at` is still to come.
std::string seller_cursor_at(const App& app, Timestamp at);
Result<std::string> buyer_cursor_at(App& app, const Caller& caller, Timestamp at);

}  // namespace stoa
