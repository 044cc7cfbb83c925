// Addresses at which mails fail again and again: whose they are is told on the web.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/app.h"
#include "domain/caller.h"
#include "store/mails.h"

namespace stoa {

struct FailingMail {
    static constexpr std::int32_t told_from = 3;    // Mails that failed: one may be an accident.
    static constexpr Duration told_for = days(30);  // After the last of them.
    std::string address{};
    Timestamp failed_at{};
    std::string reply{};  // What the other server said last.
};

// A mail that went out will never arrive. One that was known to have failed is not counted twice.
Result<void> note_failure(App& app, store::Transaction& transaction, SellerId seller, const store::SentMail& mail,
                          const std::string& reply);

// The caller's own address, where mails to it fail again and again.
Result<std::optional<FailingMail>> find_failing_mail(const App& app, store::Reader& reader, const Caller& caller);
// Counts anew: the caller has seen to it.
Result<void> forget_failing_mail(App& app, const Caller& caller);

}  // namespace stoa
