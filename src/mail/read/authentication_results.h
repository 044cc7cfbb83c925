// Reads what a server that is trusted has found about where a mail is from (Authentication-Results, RFC 8601).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stoa::mail {

// The results of RFC 8601 section 2.7 for the three methods. `None`: nothing was said, or there was nothing to check.
enum class MethodResult { None, Pass, Fail, SoftFail, Neutral, Policy, TemporaryError, PermanentError };

// What one method found, and the domain that it is about, in small letters; empty where none was told.
struct MethodFinding {
    MethodResult result = MethodResult::None;
    std::string domain{};
};

struct AuthenticationResult {
    MethodFinding spf{};                // The domain of smtp.mailfrom, else of smtp.helo.
    std::vector<MethodFinding> dkim{};  // header.d, else that of header.i; one a signature.
    MethodFinding dmarc{};              // The domain of header.from.
};

inline constexpr std::size_t method_findings_max = 100;  // Of one field; what follows is not read.

// `value` is that of one field, unfolded or not. Nothing where it is not by `authserv_id` (compared without regard to
// case), in another version than 1, or not to be read as far as that: what others say must not be believed
// (RFC 8601 section 7.1). What comes twice for SPF and DMARC: the first counts.
std::optional<AuthenticationResult> parse_authentication_results(std::string_view value, std::string_view authserv_id);

}  // namespace stoa::mail
