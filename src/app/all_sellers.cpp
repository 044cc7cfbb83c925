#include "app/all_sellers.h"

#include "store/people.h"

namespace stoa {

namespace {

constexpr int sellers_a_read = 1000;

}  // namespace

Result<bool> for_each_seller(App& app, SellerId after, const std::function<Result<bool>(SellerId)>& step) {
    for (;;) {
        const auto sellers =
            TRY(app.database.read([&](store::Reader& reader) { return store::list_sellers(reader, after, sellers_a_read); }));
        for (const store::SellerRow& seller : sellers)
            if (!TRY(step(seller.id))) return false;
        if (sellers.size() < sellers_a_read) return true;
        after = sellers.back().id;
    }
}

}  // namespace stoa
