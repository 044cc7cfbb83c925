#include "inspect/inspector.h"

#include <gmock/gmock.h>

#include "inspect/test_inspector.h"

namespace stoa::inspect {
namespace {

TEST(Inspector, ReadsPhotoAndWritesItAnew) {
    if (!has_shared_files()) GTEST_SKIP() << "../shared/data is missing";
    const auto [report, rebuilt, thumbnail, preview] = test_inspector().look(bytes_of(shared_files() / "jpg-odd/progressive.jpg"));
    EXPECT_EQ(report.kind, FileKind::Jpeg);
    EXPECT_FALSE(report.trouble) << name_of(report.trouble->kind) << report.trouble->detail;
    ASSERT_TRUE(report.rebuilt);
    EXPECT_THAT(rebuilt, testing::StartsWith("\xff\xd8\xff"));
    EXPECT_EQ(static_cast<std::int64_t>(rebuilt.size()), report.rebuilt->size_bytes);
    EXPECT_THAT(thumbnail, testing::StartsWith("\xff\xd8\xff"));
    EXPECT_EQ(preview, "");
}

}  // namespace
}  // namespace stoa::inspect
