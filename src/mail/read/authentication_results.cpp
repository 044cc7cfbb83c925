#include "mail/read/authentication_results.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"

namespace stoa::mail {

namespace {

constexpr std::array<std::pair<std::string_view, MethodResult>, 11> results{{
    {"pass", MethodResult::Pass},
    {"fail", MethodResult::Fail},
    {"hardfail", MethodResult::Fail},  // RFC 5451, obsolete.
    {"softfail", MethodResult::SoftFail},
    {"neutral", MethodResult::Neutral},
    {"policy", MethodResult::Policy},
    {"temperror", MethodResult::TemporaryError},
    {"permerror", MethodResult::PermanentError},
    {"bestguesspass", MethodResult::Neutral},  // Exchange Online for a domain without DMARC: no pass.
    {"none", MethodResult::None},
    {"nxdomain", MethodResult::None},
}};

// Takes tokens from the left of a value; comments and blanks between them are nothing.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    // The next word up to a blank or one of "=;()", or what a quoted string holds. Empty where there is none.
    std::string take_word() {
        skip_blanks();
        if (rest_.starts_with('"')) return take_quoted();
        const std::size_t length = std::min(rest_.find_first_of(" \t\r\n=;()\""), rest_.size());
        std::string out(rest_.substr(0, length));
        rest_.remove_prefix(length);
        return out;
    }

    // A property's value may hold "=", and quoted pieces: `"a b"@c.example` is all one, or its domain would be lost.
    std::string take_value() {
        skip_blanks();
        std::string out;
        while (!rest_.empty() && !is_blank(rest_.front()) && rest_.front() != ';' && rest_.front() != '(') {
            if (rest_.front() == '"') {
                out += take_quoted();
            } else {
                out += rest_.front();
                skip();
            }
        }
        return out;
    }

    bool take(char wanted) {
        skip_blanks();
        if (!rest_.starts_with(wanted)) return false;
        rest_.remove_prefix(1);
        return true;
    }

    // Leaves one character out, so that nothing stands still.
    void skip() {
        if (!rest_.empty()) rest_.remove_prefix(1);
    }

    bool is_end() {
        skip_blanks();
        return rest_.empty();
    }

private:
    void skip_blanks() {
        std::size_t depth = 0;
        while (!rest_.empty()) {
            const char c = rest_.front();
            if (c == '(') {
                ++depth;
            } else if (c == ')' && depth > 0) {
                --depth;
            } else if (c == '\\' && depth > 0) {
                rest_.remove_prefix(1);
                if (rest_.empty()) return;
            } else if (depth == 0 && !is_blank(c)) {
                return;
            }
            rest_.remove_prefix(1);
        }
    }

    std::string take_quoted() {
        std::string out;
        for (rest_.remove_prefix(1); !rest_.empty() && rest_.front() != '"'; rest_.remove_prefix(1)) {
            if (rest_.front() == '\\' && rest_.size() > 1) rest_.remove_prefix(1);
            out += rest_.front();
        }
        skip();
        return out;
    }

    std::string_view rest_;
};

struct ResultInfo {
    std::string method{};  // In small letters.
    MethodResult result = MethodResult::None;
    std::vector<std::pair<std::string, std::string>> properties{};  // "header.d" and its value.

    std::string domain(std::string_view property) const {
        for (const auto& [name, value] : properties) {
            if (name == property) return to_lower(value.substr(value.rfind('@') + 1));
        }
        return {};
    }
};

MethodResult read_result(std::string_view word) {
    for (const auto& [name, result] : results) {
        if (equal_ignoring_case(word, name)) return result;
    }
    return MethodResult::None;
}

// One resinfo: `method[/version] = result [reason = …] *(ptype . property = value)`.
std::optional<ResultInfo> read_result_info(Scanner& scanner) {
    const std::string method = to_lower(scanner.take_word());
    if (method.empty() || !scanner.take('=')) return std::nullopt;
    ResultInfo out{.method = method.substr(0, method.find('/')), .result = read_result(scanner.take_word())};
    while (!scanner.is_end() && !scanner.take(';')) {
        const std::string name = to_lower(scanner.take_word());
        if (name.empty()) {
            scanner.skip();
        } else if (scanner.take('=')) {
            out.properties.emplace_back(name, scanner.take_value());
        }
    }
    return out;
}

void keep(AuthenticationResult& out, const ResultInfo& found) {
    const auto either = [&](std::string_view first, std::string_view second) {
        std::string domain = found.domain(first);
        return domain.empty() ? found.domain(second) : domain;
    };
    if (found.method == "dkim") out.dkim.push_back({.result = found.result, .domain = either("header.d", "header.i")});
    if (found.method == "spf" && out.spf.result == MethodResult::None) {
        out.spf = {.result = found.result, .domain = either("smtp.mailfrom", "smtp.helo")};
    }
    if (found.method == "dmarc" && out.dmarc.result == MethodResult::None)
        out.dmarc = {.result = found.result, .domain = found.domain("header.from")};
}

}  // namespace

std::optional<AuthenticationResult> parse_authentication_results(std::string_view value, std::string_view authserv_id) {
    Scanner scanner(value);
    if (!equal_ignoring_case(scanner.take_word(), authserv_id)) return std::nullopt;
    const std::string version = scanner.take_word();
    if (!version.empty() && version != "1") return std::nullopt;
    AuthenticationResult out;
    std::size_t count = 0;
    while (!scanner.is_end() && count++ < method_findings_max) {
        if (scanner.take(';')) continue;
        const auto found = read_result_info(scanner);
        if (found) keep(out, *found);
        if (!found) scanner.skip();
    }
    return out;
}

}  // namespace stoa::mail
