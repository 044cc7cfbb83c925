#include "policy/match/claims.h"

#include <algorithm>

#include "policy/match/number_chain.h"
#include "policy/text/normalised.h"

namespace stoa::policy {

namespace {

constexpr std::size_t quantity_digits_max = 6;
constexpr std::size_t account_groups_max = 8;
constexpr std::size_t name_tokens_max = 16;

bool is_sign_of_quantity(char32_t c) { return std::u32string_view(U"€$£¥₩%‰°×").find(c) != std::u32string_view::npos; }

class Claimer {
public:
    Claimer(const Passage& passage, const Draft& draft)
        : tokens_(passage.tokens), text_(passage.normalised.text()), draft_(draft), claimed_(tokens_.size(), false) {
        tells_telephone_ =
            std::ranges::any_of(tokens_, [](const Token& token) { return token.is(Sense::Telephone) || token.is(Sense::NumberNoun); });
    }

    std::vector<bool> run() {
        claim_known_texts();
        for (std::size_t at = 0; at < tokens_.size();) {
            if (is_start_of_url(at)) {
                at = claim_to_blank(at);
            } else if (tokens_[at].kind == Token::Kind::Number) {
                at = read_numbers(at);
            } else {
                ++at;
            }
        }
        return std::move(claimed_);
    }

private:
    void claim(std::size_t begin, std::size_t end) { std::fill(claimed_.begin() + offset(begin), claimed_.begin() + offset(end), true); }
    static std::ptrdiff_t offset(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }

    char32_t sign(std::size_t at) const {
        return at < tokens_.size() && tokens_[at].kind == Token::Kind::Mark ? text_[tokens_[at].begin] : U'\0';
    }
    bool is_word(std::size_t at) const { return at < tokens_.size() && tokens_[at].kind == Token::Kind::Word; }
    bool is_blank(std::size_t at) const { return at < tokens_.size() && tokens_[at].kind == Token::Kind::Blank; }
    // Letters that make a code of the number beside them; kana and ideographs stand beside every number.
    bool is_letters(std::size_t at) const { return is_word(at) && text_[tokens_[at].begin] < 0x2e80; }

    // The order's own id, parcels and goods.
    void claim_known_texts() {
        if (!draft_.order) return;
        claim_text(draft_.order->id);
        for (const std::string& number : draft_.order->tracking_numbers) claim_text(number);
        for (const OrderItem& item : draft_.order->items) claim_text(item.sku);
    }

    void claim_text(std::string_view known) {
        constexpr std::size_t telling_length_min = 5;
        const MappedText wanted = normalise(MappedText::of(known));
        if (wanted.size() < telling_length_min) return;
        for (std::size_t at = text_.find(wanted.text()); at != std::u32string_view::npos;
             at = text_.find(wanted.text(), at + wanted.size())) {
            const auto begin = std::ranges::lower_bound(tokens_, at, {}, &Token::begin);
            const auto end = std::ranges::lower_bound(tokens_, at + wanted.size(), {}, &Token::begin);
            claim(static_cast<std::size_t>(begin - tokens_.begin()), static_cast<std::size_t>(end - tokens_.begin()));
        }
    }

    bool is_start_of_url(std::size_t at) const {
        if (!is_word(at)) return false;
        const std::u32string_view rest = text_.substr(tokens_[at].begin, 8);
        return rest.starts_with(U"http://") || rest.starts_with(U"https://") || rest.starts_with(U"www.");
    }

    std::size_t claim_to_blank(std::size_t at) {
        std::size_t end = at;
        while (end < tokens_.size() && tokens_[end].kind != Token::Kind::Blank && tokens_[end].kind != Token::Kind::Break) ++end;
        claim(at, end);
        return end;
    }

    std::size_t read_numbers(std::size_t at) {
        const NumberChain chain = read_chain(tokens_, text_, at);
        if (is_code(chain)) {
            claim(chain.first, chain.end);
            return is_start_of_account(chain) ? claim_account(chain.end) : chain.end;
        }
        if (is_never_dialled(chain) || is_quantity(chain)) claim(chain.first, chain.end);
        return chain.end;
    }

    // Letters directly beside figures, or behind a hyphen: TBA305562, 555-0142-US, RE-2026-11873, GB99.
    bool is_code(const NumberChain& chain) const {
        const bool before = chain.first > 0 && is_code_letters(chain.first - 1, true);
        const bool hyphen_before = chain.first > 1 && is_hyphen(chain.first - 1) && is_code_letters(chain.first - 2, false);
        const bool after = is_code_letters(chain.end, true);
        const bool hyphen_after = is_hyphen(chain.end) && is_code_letters(chain.end + 1, false);
        return before || hyphen_before || after || hyphen_after || sign(chain.end) == U'@' || is_part_of_name(chain) ||
               (chain.first > 0 && sign(chain.first - 1) == U'#');
    }

    // "IMG_0171_555": letters somewhere in what underscores join.
    bool is_part_of_name(const NumberChain& chain) const {
        const auto joins = [&](std::size_t at) { return sign(at) == U'_' || tokens_[at].kind == Token::Kind::Number; };
        std::size_t first = chain.first, end = chain.end;
        if (sign(end) != U'_' && (first == 0 || sign(first - 1) != U'_')) return false;
        for (std::size_t steps = 0; first > 0 && joins(first - 1) && steps < name_tokens_max; ++steps) --first;
        for (std::size_t steps = 0; end < tokens_.size() && joins(end) && steps < name_tokens_max; ++steps) ++end;
        return (first > 0 && is_letters(first - 1)) || is_letters(end);
    }

    bool is_hyphen(std::size_t at) const { return sign(at) == U'-' || sign(at) == U'‐'; }

    // Not "Tel0171" or "fax-0171"; and letters that stand for figures ("O171") are no code.
    bool is_code_letters(std::size_t at, bool beside) const {
        if (!is_letters(at) || tokens_[at].is(Sense::Telephone) || tokens_[at].is(Sense::Calling) || tokens_[at].is(Sense::Joiner))
            return false;
        if (tokens_[at].meaning && tokens_[at].meaning->form != NumberForm::None) return false;
        const std::u32string_view word = text_.substr(tokens_[at].begin, tokens_[at].size());
        if (word.size() > 2) return true;
        if (tells_telephone_) return word.find_first_not_of(U"oilszb") != std::u32string_view::npos;
        return !beside || word.find_first_not_of(U"oil") != std::u32string_view::npos;
    }

    bool is_quantity(const NumberChain& chain) const {
        const char32_t before = chain.first > 0 ? sign(chain.first - 1) : U'\0';
        const std::size_t next = is_blank(chain.end) ? chain.end + 1 : chain.end;
        if (is_sign_of_quantity(before) || is_sign_of_quantity(sign(next))) return true;
        if (chain.digits() > quantity_digits_max || chain.numbers[0].starts_with(U'0') || goes_on_from_number(chain.first)) return false;
        return next < tokens_.size() && tokens_[next].is(Sense::Unit) && (next == chain.end || tokens_[next].size() > 1);
    }

    // "+376 712 345 times": the last group of a longer number, no quantity of its own.
    bool goes_on_from_number(std::size_t first) const {
        std::size_t at = first;
        while (at > 0 && first - at < 3 && (is_blank(at - 1) || sign(at - 1) == U')' || sign(at - 1) == U'/')) --at;
        return at < first && at > 0 && tokens_[at - 1].kind == Token::Kind::Number;
    }

    // DE89 3704 0044 0532 0130 00: two letters, two figures, then groups of four.
    bool is_start_of_account(const NumberChain& chain) const {
        return chain.numbers.size() == 1 && chain.numbers[0].size() == 2 && chain.first > 0 && is_letters(chain.first - 1) &&
               tokens_[chain.first - 1].size() == 2;
    }

    std::size_t claim_account(std::size_t at) {
        for (std::size_t groups = 0; groups < account_groups_max && is_blank(at) && at + 1 < tokens_.size(); ++groups) {
            if (tokens_[at + 1].kind != Token::Kind::Number || tokens_[at + 1].size() > 4) break;
            claim(at, at + 2);
            at += 2;
        }
        return at;
    }

    const std::vector<Token>& tokens_;
    std::u32string_view text_;
    const Draft& draft_;
    std::vector<bool> claimed_;
    bool tells_telephone_;  // Somewhere in the passage: then S, Z and B may be meant for figures.
};

}  // namespace

std::vector<bool> claim_other_numbers(const Passage& passage, const Draft& draft) { return Claimer(passage, draft).run(); }

}  // namespace stoa::policy
