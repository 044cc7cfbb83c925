// Accounts that money goes to outside the marketplace: IBANs and addresses of crypto currencies, as they are written.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "policy/match/match.h"
#include "policy/view.h"

namespace stoa::policy {

// In the order of the text. IBANs and Bitcoin's addresses of today count only with the right check digits (ISO 13616-1;
// BIP 173 and 350); Ethereum's by their shape; the older ones, whose capitals matter, beside a word for such a currency.
// `given` is the part's text as it was given. The cost is linear.
std::vector<Match> find_accounts(const Passage& passage, std::u32string_view given);

// The part of the body `passage` that completes an IBAN which an earlier message of the same author began, or nothing. Only the
// ends of the last few messages and the draft's beginning are read.
std::optional<Match> find_completing_account(const Draft& draft, const Passage& passage);

}  // namespace stoa::policy
