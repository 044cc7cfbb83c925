#include "app/attachments/upload_limits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/attachments/attachments_world.h"
#include "app/attachments/keep_file.h"

namespace stoa {
namespace {

class UploadSizes : public AttachmentsWorld {
protected:
    UploadSizes() {
        let_pack_say_of_attachments("size_bytes_max = 1_000\nsize_bytes_max_of = { picture = 500, buyer = { pdf = 2_000 } }\n");
    }

    void let_pack_say_of_attachments(const std::string& parameters) {
        *pack_ = load_pack("[rule.\"content.attachment\".parameters]\n" + parameters);
    }

    // "500 picture": the limit and the kind that the refusal names.
    std::string refusal(const Caller& caller, const std::string& name, const std::string& type, std::size_t size) {
        const auto begun = begin_upload(app(), caller, named(name, type, size));
        if (begun) return "";
        EXPECT_EQ(begun.error().code(), "file_too_large");
        EXPECT_EQ(begun.error().pointer, "/size_bytes");
        std::string said;
        for (const auto& [argument, value] : begun.error().arguments) said += (said.empty() ? "" : " ") + value;
        return said;
    }
};

TEST_F(UploadSizes, AreToldByKindBefore) {
    const AllowedFiles buyer = allowed_files(app(), Author::Buyer), seller = allowed_files(app(), Author::Seller);
    EXPECT_EQ(buyer.size_bytes_max(), 2'000);
    EXPECT_EQ(seller.size_bytes_max(), 1'000);
    EXPECT_EQ(buyer.size_bytes_max_of("image/png"), 500);
    EXPECT_EQ(buyer.size_bytes_max_of("application/pdf"), 2'000);
    std::vector<std::string_view> kinds;
    for (const AllowedFiles::Size& size : seller.sizes) kinds.push_back(size.kind);
    EXPECT_THAT(kinds, testing::ElementsAre("picture", "pdf", "text", "document", "sheet", "slides"))
        << "no archives, which may not be sent";
    let_pack_say_of_attachments("media_types = []\n");
    EXPECT_EQ(allowed_files(app(), Author::Buyer).sizes.size(), 8U);
}

TEST_F(UploadSizes, AreKeptWhenAnUploadBegins) {
    EXPECT_EQ(refusal(luis_, "mug.jpg", "image/jpeg", 500), "");
    EXPECT_EQ(refusal(luis_, "mug.jpg", "image/jpeg", 501), "500 picture");
    EXPECT_EQ(refusal(luis_, "manual.pdf", "", 2'000), "");
    EXPECT_EQ(refusal(luis_, "manual.pdf", "", 2'001), "2000 pdf");
    EXPECT_EQ(refusal(mira_, "manual.pdf", "application/pdf", 1'001), "1000 pdf");
    EXPECT_EQ(refusal(mira_, "list.csv", "text/csv", 1'001), "1000 sheet");
}

TEST_F(UploadSizes, AreThoseOfTheContentOnceItIsKnown) {
    const auto looks_like = [](const char* type) {
        return [type](InspectionTask&, const std::stop_token&) -> Result<Inspection> {
            Inspection inspection{.detected_type = type};
            inspection.made.push_back({.part = AttachmentPart::Rebuilt, .media_type = type});
            return inspection;
        };
    };
    const std::string bytes(800, 'x');
    const AttachmentId paper = upload(luis_, bytes, "scan.pdf", "application/pdf");
    must(inspect(paper, looks_like("image/jpeg")));
    const auto view = must(get_attachment(app(), luis_, oak_, paper));
    EXPECT_EQ(view.state, AttachmentState::Refused);
    EXPECT_EQ(view.refusal, "size");
    const AttachmentId right = upload(luis_, bytes, "scan.pdf", "application/pdf");
    must(inspect(right, looks_like("application/pdf")));
    EXPECT_EQ(must(get_attachment(app(), luis_, oak_, right)).state, AttachmentState::Ready);
}

TEST_F(UploadSizes, HoldForFilesOfMailsToo) {
    const std::string bytes(800, 'x');
    const auto keep = [&](const char* name, const char* type) {
        return keep_file(app(), luis_, {.seller = oak_, .name = name, .declared_type = type, .bytes = bytes});
    };
    EXPECT_EQ(code_of(keep("mug.jpg", "image/jpeg")), "file_too_large");
    EXPECT_EQ(code_of(keep("", "image/png")), "file_too_large");
    EXPECT_TRUE(keep("scan.pdf", "application/pdf"));
}

}  // namespace
}  // namespace stoa
