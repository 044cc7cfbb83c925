// What a pack says of mails that come in.
#pragma once

#include <cstdint>
#include <string_view>

namespace stoa::policy {

// What becomes of a mail from one who may write, where neither SPF nor DKIM nor DMARC say that it is from there.
enum class OnUnproven { Refuse, Hold, Pass };

struct MailSetting {
    // No server tries to deliver a mail for longer than five days (RFC 5321 section 4.5.4.1): one that comes again is known until then.
    static constexpr std::int64_t raw_days_min = 7;
    static constexpr std::int64_t raw_days_max = 3650;

    OnUnproven on_unproven = OnUnproven::Refuse;
    std::int32_t raw_days = 90;  // So long a mail is kept as it came.
};

std::string_view to_text(OnUnproven on_unproven);

}  // namespace stoa::policy
