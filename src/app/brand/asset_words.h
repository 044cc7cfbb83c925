// What is said of a picture of the library, checked.
#pragma once

#include "app/brand/assets.h"

namespace stoa {

// Trimmed. invalid_value: no name, too long, a product's photo without a SKU, another with one.
Result<AssetWords> checked_words(AssetWords words);

AssetView view_of(const store::AssetRow& row);

// The library's change as the audit and the seller's live events tell it.
Result<void> note_change(App& app, store::Transaction& transaction, const Caller& caller, SellerId seller, Verb verb, AssetId id);

}  // namespace stoa
