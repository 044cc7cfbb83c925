#include "policy/match/account.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "policy/match/earlier_messages.h"

namespace stoa::policy {

namespace {

// Lengths of IBANs by country (SWIFT's IBAN Registry, release 99).
constexpr std::u32string_view iban_lengths =
    U"ad24 ae23 al28 at20 az28 ba20 be16 bg22 bh22 br29 by28 ch21 cr22 cy28 cz24 de22 dk18 do28 ee20 eg29 es24 fi18 fo18 fr27 gb22 ge22 "
    U"gi23 gl18 gr27 gt28 hr21 hu28 ie22 il23 iq23 is26 it27 jo30 kw30 kz20 lb28 lc32 li21 lt20 lu20 lv21 mc27 md24 me22 mk19 mr27 mt31 "
    U"mu30 nl18 no15 pk24 pl28 ps29 pt25 qa29 ro24 rs22 sa24 sc31 se24 si19 sk24 sm27 st25 sv28 tl23 tn24 tr26 ua29 va22 vg24 xk20";
constexpr std::size_t separators_max = 2;  // Between two characters of an IBAN.

constexpr std::u32string_view bech32_letters = U"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t bech32_length_max = 90;
constexpr std::size_t ethereum_digits = 40;
constexpr std::size_t base58_length_min = 26, base58_length_max = 35;

constexpr std::array<std::u32string_view, 16> currencies{U"btc",    U"bitcoin", U"bitcoins", U"usdt",  U"tether", U"trc",
                                                         U"tron",   U"trx",     U"litecoin", U"ltc",   U"doge",   U"xrp",
                                                         U"crypto", U"krypto",  U"cripto",   U"wallet"};

bool is_letter(char32_t c) { return c >= U'a' && c <= U'z'; }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_alphanumeric(char32_t c) { return is_letter(c) || is_digit(c); }
bool is_separator(char32_t c) { return std::u32string_view(U" -.\u2010\u2011\u00a0\u202f/").find(c) != std::u32string_view::npos; }

constexpr std::size_t letter_count = 26;
constexpr std::size_t place_of(char32_t first, char32_t second) { return (first - U'a') * letter_count + (second - U'a'); }

// Every word is asked for: a place for each pair of letters, 0 where they are no country's.
constexpr std::array<std::uint8_t, letter_count * letter_count> iban_lengths_by_letters = [] {
    std::array<std::uint8_t, letter_count * letter_count> lengths{};
    for (std::size_t at = 0; at < iban_lengths.size(); at += 5)
        lengths[place_of(iban_lengths[at], iban_lengths[at + 1])] =
            static_cast<std::uint8_t>(10 * (iban_lengths[at + 2] - U'0') + (iban_lengths[at + 3] - U'0'));
    return lengths;
}();

std::size_t iban_length(std::u32string_view country) {
    return is_letter(country[0]) && is_letter(country[1]) ? iban_lengths_by_letters[place_of(country[0], country[1])] : 0;
}

// ISO 13616-1 by ISO/IEC 7064: the first four behind the rest, letters as 10 to 35, is 1 modulo 97.
bool has_right_check(std::u32string_view iban) {
    std::uint32_t rest = 0;
    for (std::size_t at = 0; at < iban.size(); ++at) {
        const char32_t c = iban[(at + 4) % iban.size()];
        rest = is_digit(c) ? (rest * 10 + (c - U'0')) % 97 : (rest * 100 + (c - U'a' + 10)) % 97;
    }
    return rest == 1;
}

// BIP 173 and 350: the checksum over "bc" and the letters behind the "1".
bool has_right_bech32_check(std::u32string_view letters) {
    constexpr std::array<std::uint32_t, 5> generator{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    constexpr std::uint32_t bech32 = 1, bech32m = 0x2bc830a3;
    std::uint32_t sum = 1;
    const auto add = [&](std::uint32_t value) {
        const std::uint32_t top = sum >> 25U;
        sum = (sum & 0x1ffffffU) << 5U ^ value;
        for (std::size_t bit = 0; bit < generator.size(); ++bit) sum ^= (top >> bit & 1U) != 0 ? generator[bit] : 0;
    };
    for (const std::uint32_t value :
         {std::uint32_t{'b'} >> 5U, std::uint32_t{'c'} >> 5U, 0U, std::uint32_t{'b'} & 31U, std::uint32_t{'c'} & 31U})
        add(value);
    for (const char32_t c : letters) {
        const std::size_t value = bech32_letters.find(c);
        if (value == std::u32string_view::npos) return false;
        add(static_cast<std::uint32_t>(value));
    }
    return sum == bech32 || sum == bech32m;
}

// The letters and digits of an IBAN of that length from `at` on, of which `known` stood before, and where they end.
struct IbanPart {
    std::u32string characters{};
    std::size_t end = 0;
};
IbanPart read_iban_part(std::u32string_view text, std::size_t at, std::size_t known, std::size_t length) {
    IbanPart part{.end = at};
    std::size_t separators = 0;
    for (std::size_t i = at; i < text.size() && separators <= separators_max && known + part.characters.size() < length; ++i) {
        if (is_separator(text[i])) {
            ++separators;
            continue;
        }
        const std::size_t place = known + part.characters.size();
        const bool fits = place == 2 || place == 3 ? is_digit(text[i]) : is_alphanumeric(text[i]);
        if (!fits) break;
        separators = 0;
        part.characters += text[i];
        part.end = i + 1;
    }
    return part;
}

// What a message ends with if that is the beginning of an IBAN; empty where it is none.
std::u32string begun_iban(const Passage& message) {
    const std::u32string_view text = message.normalised.text();
    for (const Token& token : message.tokens) {
        if (token.kind != Token::Kind::Word || token.begin + 4 > text.size()) continue;
        const std::size_t length = iban_length(text.substr(token.begin, 2));
        if (length == 0 || !is_digit(text[token.begin + 2]) || !is_digit(text[token.begin + 3])) continue;
        const IbanPart part = read_iban_part(text, token.begin, 0, length);
        const bool ends_message = text.substr(part.end).find_first_not_of(U" .…-:,\n\r") == std::u32string_view::npos;
        if (ends_message && part.characters.size() < length) return part.characters;
    }
    return {};
}

class AccountFinder {
public:
    AccountFinder(const Passage& passage, std::u32string_view given) : passage_(passage), given_(given), text_(passage.normalised.text()) {}

    std::vector<Match> run() {
        for (const Token& token : passage_.tokens) {
            const std::size_t at = token.begin;
            const bool begins = at == 0 || !is_alphanumeric(text_[at - 1]);
            if (!begins || at < done_ || (token.kind != Token::Kind::Word && token.kind != Token::Kind::Number)) continue;
            std::size_t end = token.kind == Token::Kind::Word ? end_of_iban(at) : at;
            if (end == at) end = end_of_address(at);
            if (end == at) continue;
            matches_.push_back({at, end});
            done_ = end;
        }
        return std::move(matches_);
    }

private:
    // The end of the IBAN that begins at `at`; `at` where none does.
    std::size_t end_of_iban(std::size_t at) const {
        const std::size_t length = at + 2 < text_.size() ? iban_length(text_.substr(at, 2)) : 0;
        if (length == 0) return at;
        const IbanPart iban = read_iban_part(text_, at, 0, length);
        const bool ends = iban.end == text_.size() || !is_alphanumeric(text_[iban.end]);
        return iban.characters.size() == length && ends && has_right_check(iban.characters) ? iban.end : at;
    }

    std::size_t end_of_address(std::size_t at) {
        std::size_t end = at;
        while (end < text_.size() && is_alphanumeric(text_[end]) && end - at <= bech32_length_max) ++end;
        const std::u32string_view word = text_.substr(at, end - at);
        if (word.size() < base58_length_min || word.size() > bech32_length_max) return at;
        if (word.starts_with(U"bc1") && has_right_bech32_check(word.substr(3))) return end;
        const bool is_ethereum = word.size() == ethereum_digits + 2 && word.starts_with(U"0x") &&
                                 word.substr(2).find_first_not_of(U"0123456789abcdef") == std::u32string_view::npos;
        return is_ethereum || (is_base58(at, end) && tells_currency()) ? end : at;
    }

    // Bitcoin's and Tron's older way, in the letters as given: capitals, small letters and figures, none that look alike.
    bool is_base58(std::size_t begin, std::size_t end) const {
        const Span span = passage_.span(begin, end);
        const std::u32string_view word = given_.substr(span.begin, span.end - span.begin);
        if (word.size() < base58_length_min || word.size() > base58_length_max) return false;
        if (std::u32string_view(U"13TLDr").find(word[0]) == std::u32string_view::npos) return false;
        if (word.find_first_of(U"0OIl") != std::u32string_view::npos) return false;
        const auto has = [&](char32_t first, char32_t last) {
            return std::ranges::any_of(word, [&](char32_t c) { return c >= first && c <= last; });
        };
        return has(U'A', U'Z') && has(U'a', U'z') && has(U'0', U'9');
    }

    bool tells_currency() {
        if (!looked_for_currency_) {
            looked_for_currency_ = true;
            tells_currency_ = std::ranges::any_of(passage_.tokens, [&](const Token& token) {
                return token.kind == Token::Kind::Word &&
                       std::ranges::find(currencies, text_.substr(token.begin, token.size())) != currencies.end();
            });
        }
        return tells_currency_;
    }

    const Passage& passage_;
    std::u32string_view given_;
    std::u32string_view text_;
    std::vector<Match> matches_;
    std::size_t done_ = 0;
    bool looked_for_currency_ = false, tells_currency_ = false;
};

}  // namespace

std::optional<Match> find_completing_account(const Draft& draft, const Passage& passage) {
    constexpr std::size_t reach = 80;
    if (passage.part != Part::Body || passage.source != Passage::Source::Text) return std::nullopt;
    const std::u32string_view text = passage.normalised.text();
    for (const EarlierMessage* earlier : own_earlier_messages(draft)) {
        const std::u32string begun = begun_iban(make_passage(Part::Body, Passage::Source::Text, tail_of(earlier->body, reach)));
        if (begun.empty()) continue;
        const std::size_t length = iban_length(begun);
        for (const Token& token : passage.tokens) {
            if (token.begin > reach) break;
            if (token.kind != Token::Kind::Number && token.kind != Token::Kind::Word) continue;
            const IbanPart rest = read_iban_part(text, token.begin, begun.size(), length);
            if (begun.size() + rest.characters.size() == length && has_right_check(begun + rest.characters))
                return Match{token.begin, rest.end};
        }
    }
    return std::nullopt;
}

std::vector<Match> find_accounts(const Passage& passage, std::u32string_view given) { return AccountFinder(passage, given).run(); }

}  // namespace stoa::policy
