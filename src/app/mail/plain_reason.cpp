#include "app/mail/plain_reason.h"

#include <algorithm>
#include <array>
#include <set>

#include "app/messages/submit.h"
#include "base/ascii.h"
#include "base/text.h"

namespace stoa {

namespace {

struct Phrase {
    std::string_view words;  // In small letters, with single blanks.
    std::optional<Reason> reason{};
};

// Those without a reason are heard in messages of several reasons: with them nothing is plain.
constexpr std::array phrases{
    Phrase{"invoice is attached", Reason::Invoice},
    Phrase{"invoice attached", Reason::Invoice},
    Phrase{"attached is the invoice", Reason::Invoice},
    Phrase{"attached the invoice", Reason::Invoice},
    Phrase{"attached is your invoice", Reason::Invoice},
    Phrase{"here is the invoice", Reason::Invoice},
    Phrase{"here is your invoice", Reason::Invoice},
    Phrase{"here's the invoice", Reason::Invoice},
    Phrase{"here's your invoice", Reason::Invoice},
    Phrase{"find the invoice", Reason::Invoice},
    Phrase{"find your invoice", Reason::Invoice},
    Phrase{"the corrected invoice", Reason::Invoice},
    Phrase{"a corrected invoice", Reason::Invoice},
    Phrase{"invoice for order", Reason::Invoice},
    Phrase{"invoice for your order", Reason::Invoice},
    Phrase{"anbei die rechnung", Reason::Invoice},
    Phrase{"anbei ihre rechnung", Reason::Invoice},
    Phrase{"hier ist die rechnung", Reason::Invoice},
    Phrase{"hier ist ihre rechnung", Reason::Invoice},
    Phrase{"rechnung im anhang", Reason::Invoice},
    Phrase{"die korrigierte rechnung", Reason::Invoice},
    Phrase{"eine korrigierte rechnung", Reason::Invoice},
    Phrase{"warranty claim", Reason::Warranty},
    Phrase{"guarantee claim", Reason::Warranty},
    Phrase{"your warranty", Reason::Warranty},
    Phrase{"the warranty for", Reason::Warranty},
    Phrase{"the warranty on", Reason::Warranty},
    Phrase{"guarantee on your", Reason::Warranty},
    Phrase{"guarantee for your", Reason::Warranty},
    Phrase{"under guarantee", Reason::Warranty},
    Phrase{"under warranty", Reason::Warranty},
    Phrase{"garantiefall", Reason::Warranty},
    Phrase{"garantie auf", Reason::Warranty},
    Phrase{"garantie für", Reason::Warranty},
    Phrase{"ihre garantie", Reason::Warranty},
    Phrase{"licence key for", Reason::DigitalAccessKey},
    Phrase{"license key for", Reason::DigitalAccessKey},
    Phrase{"your licence key", Reason::DigitalAccessKey},
    Phrase{"your license key", Reason::DigitalAccessKey},
    Phrase{"activation code for", Reason::DigitalAccessKey},
    Phrase{"activation key for", Reason::DigitalAccessKey},
    Phrase{"your activation code", Reason::DigitalAccessKey},
    Phrase{"your activation key", Reason::DigitalAccessKey},
    Phrase{"product key for", Reason::DigitalAccessKey},
    Phrase{"your product key", Reason::DigitalAccessKey},
    Phrase{"lizenzschlüssel für", Reason::DigitalAccessKey},
    Phrase{"ihr lizenzschlüssel", Reason::DigitalAccessKey},
    Phrase{"aktivierungscode für", Reason::DigitalAccessKey},
    Phrase{"ihr aktivierungscode", Reason::DigitalAccessKey},
    Phrase{"ihr produktschlüssel", Reason::DigitalAccessKey},
    Phrase{"by law we", Reason::LegalDisclosure},
    Phrase{"we are legally required", Reason::LegalDisclosure},
    Phrase{"product recall", Reason::LegalDisclosure},
    Phrase{"safety recall", Reason::LegalDisclosure},
    Phrase{"we must recall", Reason::LegalDisclosure},
    Phrase{"recall of the", Reason::LegalDisclosure},
    Phrase{"rückruf des", Reason::LegalDisclosure},
    Phrase{"rückruf der", Reason::LegalDisclosure},
    Phrase{"produktrückruf", Reason::LegalDisclosure},
    Phrase{"gesetzlich verpflichtet", Reason::LegalDisclosure},
    Phrase{"your engraving", Reason::Customization},
    Phrase{"shall we engrave", Reason::Customization},
    Phrase{"should we engrave", Reason::Customization},
    Phrase{"may we engrave", Reason::Customization},
    Phrase{"ihre gravur", Reason::Customization},
    Phrase{"sollen wir gravieren", Reason::Customization},
    Phrase{"dürfen wir gravieren", Reason::Customization},
    Phrase{"out of stock"},
    Phrase{"sold out"},
    Phrase{"no longer available"},
    Phrase{"ausverkauft"},
    Phrase{"vergriffen"},
    Phrase{"nicht auf lager"},
    Phrase{"nicht mehr lieferbar"},
    Phrase{"customs"},
    Phrase{"your return"},
    Phrase{"returned"},
    Phrase{"return request"},
    Phrase{"ihre rücksendung"},
    Phrase{"rückgabe"},
    Phrase{"retoure"},
    Phrase{"review"},
    Phrase{"rate"},
    Phrase{"rating"},
    Phrase{"feedback"},
    Phrase{"bewerten"},
    Phrase{"bewertung"},
    Phrase{"rezension"},
};

// In small letters, with single blanks for all white space.
std::string plain(const std::string& text) {
    std::string folded;
    for (const char c : fold_case(text)) {
        if (!is_blank(c))
            folded += c;
        else if (!folded.ends_with(' '))
            folded += ' ';
    }
    return folded;
}

// Letters beyond ASCII have bytes above 0x7f in UTF-8.
bool is_of_word(char c) { return is_letter(c) || is_digit(c) || !is_ascii(c); }

bool holds(std::string_view text, std::string_view words) {
    for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
        const std::size_t end = at + words.size();
        const bool begins = at == 0 || !is_of_word(text[at - 1]);
        if (begins && (end == text.size() || !is_of_word(text[end]))) return true;
    }
    return false;
}

bool speaks_against(const policy::Verdict& verdict) {
    return std::ranges::any_of(verdict.findings, [](const policy::Finding& finding) { return finding.rule_id == "purpose.mismatch"; });
}

}  // namespace

std::optional<Reason> read_plain_reason(const std::string& subject, const std::string& text) {
    const std::string all = plain(subject + "\n" + text);
    std::set<std::optional<Reason>> heard;
    for (const Phrase& phrase : phrases) {
        if (holds(all, phrase.words)) heard.insert(phrase.reason);
    }
    return heard.size() == 1 ? *heard.begin() : std::nullopt;
}

std::optional<Reason> find_plain_reason(const App& app, const Caller& caller, const OpenReasons& open, const TaggedWords& words) {
    const auto reason = read_plain_reason(words.subject, words.text);
    if (!reason || std::ranges::find(open.reasons, *reason) == open.reasons.end()) return std::nullopt;
    const Submission submission{.caller = caller,
                                .target = open.target,
                                .author = Author::Seller,
                                .kind = kind_of(*reason),
                                .reason = reason,
                                .subject = words.subject,
                                .text = words.text};
    return speaks_against(check(app, submission)) ? std::nullopt : reason;
}

}  // namespace stoa
