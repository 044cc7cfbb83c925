// Which policy rules could not be asked of late, for GET /healthz and the log.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "base/clock.h"
#include "policy/verdict.h"

namespace stoa {

struct UnavailableRule {
    std::string rule;    // "format.spelling"
    std::string reason;  // A sentence for operators.
};

// Any thread.
class UnavailableRules {
public:
    static constexpr Duration shown_for = hours(1);  // After a rule could not be asked for the last time.

    // Each new reason goes into the log, once as long as it is shown.
    void note(const std::vector<policy::Unavailable>& rules, Timestamp now);
    std::vector<UnavailableRule> list(Timestamp now) const;

private:
    mutable std::mutex guard_;
    std::map<std::pair<std::string, std::string>, Timestamp> last_;  // By rule and reason.
};

}  // namespace stoa
