// Drafts of a conversation, on a real database.
#include "store/drafts.h"

#include <gtest/gtest.h>

#include "base/digest.h"
#include "base/temporary_folder.h"
#include "base/test_must.h"
#include "store/database.h"

namespace stoa::store {
namespace {

TEST(Drafts, OfMoreThanAreShownTheNewestAreOldestFirst) {
    start_crypto();
    const TemporaryFolder folder = must(TemporaryFolder::make());
    const auto database = must(Database::open(folder.path() + "/stoa.db"));
    constexpr SellerId seller{1};
    const auto conversation = ConversationId::make();
    std::vector<std::string> bodies;
    must(database->write([&](Transaction& transaction) -> Result<void> {
        for (int i = 0; i < 25; ++i) {
            DraftRow draft{.id = DraftId::make(), .conversation = conversation, .author = Author::Seller, .author_id = UserId::make()};
            draft.state = DraftState::Blocked;
            draft.body = "Draft " + std::to_string(i);
            if (i >= 5) bodies.push_back(draft.body);
            TRY(put_draft(transaction, seller, draft));
        }
        return {};
    }));
    std::vector<std::string> shown;
    const DraftPlace place{.seller = seller, .conversation = conversation};
    for (const DraftRow& draft : must(database->read([&](Reader& reader) { return list_drafts(reader, place, Author::Seller, 20); })))
        shown.push_back(draft.body);
    EXPECT_EQ(shown, bodies);
}

}  // namespace
}  // namespace stoa::store
