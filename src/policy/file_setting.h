// What a pack says of files that go with messages, beside the rules on them.
#pragma once

#include <cstdint>
#include <string_view>

namespace stoa::policy {

// What becomes of a file as it came, when people see one that was made of it. Moderators may see it where it is kept.
enum class Originals { Keep, Drop };
// What becomes of a message whose files nobody could look into in time.
enum class OnLate { Hold, Block };
// What becomes of the pictures that the HTML of a mail would have loaded from elsewhere. No reader's browser ever loads them.
enum class RemoteImages { Remove, Fetch };

struct FileSetting {
    static constexpr std::int64_t checking_minutes_min = 1;
    static constexpr std::int64_t checking_minutes_max = 24 * 60;

    Originals originals = Originals::Keep;
    OnLate on_late = OnLate::Hold;
    std::int32_t checking_minutes = 10;  // So long a message waits for its files.
    RemoteImages remote_images = RemoteImages::Remove;
};

std::string_view to_text(Originals originals);
std::string_view to_text(OnLate on_late);
std::string_view to_text(RemoteImages remote_images);

}  // namespace stoa::policy
