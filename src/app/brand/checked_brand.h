// The library as the policy is asked about it.
#pragma once

#include <list>
#include <memory>
#include <mutex>

#include "app/app.h"
#include "policy/brand.h"
#include "policy/draft.h"

namespace stoa {

// The libraries of sellers that sent pictures of late, read and ready to be compared. Any thread.
class BrandCache {
public:
    static constexpr std::size_t pictures_max = 8'000;  // Of all of them; 16 kB each.

    // Of this version; null where it is not there.
    std::shared_ptr<const policy::Brand> find(SellerId seller, std::int64_t version);
    void keep(SellerId seller, std::int64_t version, std::shared_ptr<const policy::Brand> brand);

private:
    struct Entry {
        SellerId seller{};
        std::int64_t version = 0;
        std::shared_ptr<const policy::Brand> brand{};
    };
    std::mutex guard_{};
    std::list<Entry> entries_{};  // The last used first.
};

// Null where it is not needed: a buyer's draft, one without pictures, one whose pictures nobody has looked into.
std::shared_ptr<const policy::Brand> brand_for(const App& app, SellerId seller, const policy::Draft& draft);

}  // namespace stoa
