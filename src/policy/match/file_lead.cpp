#include "policy/match/file_lead.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "policy/file_view.h"
#include "policy/match/account.h"
#include "policy/match/address.h"
#include "policy/match/domain.h"
#include "policy/match/file_contact.h"
#include "policy/match/link.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

using Kind = FileLead::Kind;

// What programs do with these beginnings, in links and in codes (RFC 3966, 6068; what readers of codes agree on).
struct Beginning {
    std::string_view text;
    std::optional<Kind> kind;
};
constexpr std::array beginnings{
    Beginning{"tel:", Kind::Phone},       Beginning{"sms:", Kind::Phone},        Beginning{"smsto:", Kind::Phone},
    Beginning{"mms:", Kind::Phone},       Beginning{"mmsto:", Kind::Phone},      Beginning{"begin:vcard", Kind::Phone},
    Beginning{"mecard:", Kind::Phone},    Beginning{"bizcard:", Kind::Phone},    Beginning{"mailto:", Kind::Address},
    Beginning{"matmsg:", Kind::Address},  Beginning{"smtp:", Kind::Address},     Beginning{"bcd\n", Kind::Account},
    Beginning{"bcd\r", Kind::Account},    Beginning{"spc\n", Kind::Account},     Beginning{"spc\r", Kind::Account},
    Beginning{"bitcoin:", Kind::Account}, Beginning{"ethereum:", Kind::Account}, Beginning{"upi:", Kind::Account},
    Beginning{"000201", Kind::Account},  // A payment by EMV's QR codes.
    Beginning{"whatsapp:", Kind::Link},   Beginning{"tg:", Kind::Link},          Beginning{"market:", Kind::Link},
    Beginning{"wifi:", std::nullopt},
};

std::optional<FileLead> read_lead(const std::string& words, Passage::Source source) {
    const std::string folded = fold_case(trim(words));
    const auto* const known =
        std::ranges::find_if(beginnings, [&](const Beginning& beginning) { return folded.starts_with(beginning.text); });
    if (known != beginnings.end()) return known->kind ? std::optional(FileLead{.kind = *known->kind, .words = words}) : std::nullopt;
    const Passage passage = make_passage(Part::Message, source, MappedText::of(words));
    if (source == Passage::Source::Text) {
        if (!find_accounts(passage, passage.given.text()).empty()) return FileLead{.kind = Kind::Account, .words = words};
        if (!find_addresses(passage, passage.given.text()).empty()) return FileLead{.kind = Kind::Address, .words = words};
    }
    const std::vector<Link> links = find_links(passage, passage.given.text());
    if (links.empty()) return std::nullopt;
    return FileLead{.kind = Kind::Link, .host = links[0].host, .is_https = links[0].is_https, .words = words};
}

// Letters and digits only, in small letters.
std::string bare(std::string_view text) {
    std::string out;
    for (const char c : fold_case(text)) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80U) != 0) out += c;
    }
    return out;
}

// What a link's target says when it is printed: the host, the address, the number.
std::string printed_form(const FileLead& lead) {
    constexpr std::string_view world_wide = "www.";
    if (lead.kind == Kind::Link) return bare(lead.host.starts_with(world_wide) ? lead.host.substr(world_wide.size()) : lead.host);
    const std::string folded = fold_case(trim(lead.words));
    const std::size_t begin = folded.find(':') + 1;
    return bare(std::string_view(folded).substr(begin, folded.find('?') - begin));
}

}  // namespace

std::vector<FileLead> leads_of(const FileView& file) {
    std::vector<FileLead> leads;
    const FileFacts& facts = file.facts();
    const auto add = [&](const std::string& words, Passage::Source source, const FilePlace& place, bool is_code) {
        auto lead = read_lead(words, source);
        if (!lead) return;
        lead->place = place;
        lead->is_code = is_code;
        leads.push_back(*std::move(lead));
    };
    for (const FileLink& link : facts.links) add(link.target, Passage::Source::Link, link.place, false);
    for (const FileCode& code : facts.codes) add(code.text, Passage::Source::Text, code.place, true);
    if (leads.empty() || !names_its_issuer(file)) return leads;
    const std::string printed = bare(to_utf8(file.given()));
    std::erase_if(leads, [&](const FileLead& lead) {
        if (lead.is_code) return lead.kind == Kind::Link && is_of_authority(lead.host);
        const std::string form = printed_form(lead);
        return !form.empty() && printed.contains(form);
    });
    return leads;
}

bool has_leading_code(const FileFacts& facts) {
    return std::ranges::any_of(facts.codes, [](const FileCode& code) { return read_lead(code.text, Passage::Source::Text).has_value(); });
}

bool is_allowed(std::string_view host, bool is_https, const Pack& pack) {
    const auto within = [&](const std::string& owner) { return is_within(host, owner); };
    if (std::ranges::any_of(pack.hosts(), within)) return true;
    const RuleSetting* setting = pack.find_rule("content.link");
    return is_https && setting && std::ranges::any_of(setting->list("carriers"), within);
}

bool is_of_authority(std::string_view host) {
    const std::vector<std::string_view> labels = split(host, '.');
    if (labels.size() < 2) return false;
    constexpr std::array<std::string_view, 6> of_states{"gov", "gob", "gouv", "gv", "go", "govt"};
    const bool has_country = labels.back().size() == 2 && labels.size() >= 3;
    const std::string_view last = has_country ? labels[labels.size() - 2] : labels.back();
    return std::ranges::find(of_states, last) != of_states.end();
}

}  // namespace stoa::policy
