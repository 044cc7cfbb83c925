// The job of an import that a browser brought, on a real database.
#include "app/reports/order_imports.h"

#include <filesystem>
#include <fstream>

#include "app/test_world.h"
#include "app/upkeep/jobs.h"

namespace stoa::reports {
namespace {

constexpr std::string_view report =
    "order-id\torder-item-id\tpurchase-date\tbuyer-email\tbuyer-name\tsku\tproduct-name\tquantity-purchased\n"
    "302-0000001-1234567\t1\t2026-11-20T10:00:00+00:00\tk3@market.example\tJo March\tOI-CH4\tOak chest\t1\n";

class OrderImports : public World {
protected:
    ImportId bring() {
        const ImportId id = ImportId::make();
        must(put_order_import(app(), olga_, {oak_, id, "orders.txt", "utf-8", static_cast<std::int64_t>(report.size())}));
        must(put_order_import_part(app(), olga_, {.seller = oak_, .id = id, .bytes = std::string(report)}));
        return id;
    }
    Result<void> run(ImportId id, std::int16_t attempt) {
        const Job job{.seller = oak_, .kind = JobKind::OrderImport, .attempts = attempt, .payload = id.text()};
        return run_order_import(app(), job, {});
    }
    OrderImportView seen(ImportId id) { return must(get_order_import(app(), olga_, oak_, id)); }

    Caller olga_{.user = UserId::make(), .role = Role::Owner, .name = "Olga", .language = "en", .seller = oak_};
};

TEST_F(OrderImports, TheCopyOfAReportLiesWhereFilesOnTheirWayInDo) {
    ::setenv("TMPDIR", "/nowhere", 1);
    const ImportId id = bring();
    const auto done = run(id, 1);
    ::unsetenv("TMPDIR");
    must(done);
    EXPECT_EQ(seen(id).state, ImportState::Done);
    EXPECT_EQ(seen(id).orders_changed, 1);
    EXPECT_TRUE(std::filesystem::is_empty(blobs_->incoming_folder()));
}

TEST_F(OrderImports, WhatNeverSucceedsEndsAndLocksNobodyOut) {
    std::filesystem::remove_all(blobs_->incoming_folder());
    const std::array ids{bring(), bring(), bring()};
    EXPECT_EQ(put_order_import(app(), olga_, {oak_, ImportId::make(), "a", "utf-8", 5}).error().code(), "too_many_imports");
    for (const ImportId id : ids) {
        EXPECT_FALSE(run(id, 1));
        EXPECT_EQ(seen(id).state, ImportState::Running) << "it may succeed the next time";
        must(run(id, 6));
        const auto view = seen(id);
        EXPECT_EQ(view.state, ImportState::Failed);
        EXPECT_EQ(view.ended_at, now_);
        ASSERT_EQ(view.refusals.size(), 1U);
        EXPECT_EQ(view.refusals[0].code, "not_read");
        must(run(id, 7));
    }
    must(put_order_import(app(), olga_, {oak_, ImportId::make(), "a", "utf-8", 5}));
}

TEST_F(OrderImports, WhatSucceedsInTheEndIsDone) {
    const std::string folder = blobs_->incoming_folder();
    std::filesystem::remove_all(folder);
    const ImportId id = bring();
    EXPECT_FALSE(run(id, 5));
    std::filesystem::create_directory(folder);
    must(run(id, 6));
    EXPECT_EQ(seen(id).state, ImportState::Done);
    EXPECT_TRUE(seen(id).refusals.empty());
}

}  // namespace
}  // namespace stoa::reports
