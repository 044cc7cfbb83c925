// Whose file is looked into next.
#include "app/attachments/attachments_world.h"

namespace stoa {
namespace {

class InspectionTurns : public AttachmentsWorld {
protected:
    std::string upload_next(const Caller& caller, const std::string& bytes) {
        now_ = now_ + seconds(1);
        return upload(caller, bytes).text();
    }
    std::optional<Job> take() {
        now_ = now_ + seconds(1);
        return must(take_job(app(), std::array{JobKind::InspectAttachment}));
    }
};

TEST_F(InspectionTurns, NobodyHasTwoWhereAnotherWaits) {
    const std::string first = upload_next(luis_, "1"), second = upload_next(luis_, "2"), third = upload_next(luis_, "3");
    EXPECT_EQ(take()->payload, first);
    const std::string others = upload_next(mira_, "4");
    EXPECT_EQ(take()->payload, others) << "it came last, and its author has none under a look";
    EXPECT_EQ(take()->payload, second);
    EXPECT_EQ(take()->payload, third) << "nobody else waits";
    EXPECT_FALSE(take());
}

TEST_F(InspectionTurns, OneWorkerGoesFromOneAuthorToTheNext) {
    const std::string first = upload_next(luis_, "1"), second = upload_next(luis_, "2"), third = upload_next(luis_, "3");
    const std::string others = upload_next(mira_, "4"), others_next = upload_next(mira_, "5");
    for (const std::string& expected : {first, others, second, others_next, third}) {
        const auto job = take();
        ASSERT_TRUE(job);
        EXPECT_EQ(job->payload, expected);
        must(finish_job(app(), *job));
    }
}

TEST_F(InspectionTurns, AFileWhoseWorkerWasLostIsDueAgain) {
    const std::string first = upload_next(luis_, "1"), second = upload_next(luis_, "2");
    EXPECT_EQ(take()->payload, first);
    now_ = now_ + job_lease;
    const std::string others = upload_next(mira_, "3");
    EXPECT_EQ(take()->payload, second);
    EXPECT_EQ(take()->payload, others);
    EXPECT_EQ(take()->payload, first);
}

}  // namespace
}  // namespace stoa
