#include <gmock/gmock.h>

#include <algorithm>

#include "app/attachments/attachments_world.h"
#include "app/brand/assets.h"
#include "app/messages/submit.h"
#include "base/fingerprint.h"
#include "store/assets.h"
#include "store/blobs.h"

namespace stoa {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// The picture of a number: corners that no other has.
std::string fingerprint_of(std::uint64_t number) {
    std::uint64_t state = number * 977 + 3;
    const auto next = [&] { return state = state * 6364136223846793005U + 1442695040888963407U, state ^ state >> 29U; };
    Fingerprint made{.width = 400, .height = 300, .whole = next(), .trimmed = next(), .inner_width = 400, .inner_height = 300};
    for (int at = 0; at < small_side * small_side; ++at) made.small += static_cast<char>(next() >> 56U);
    for (int at = 0; at < 100; ++at) {
        Corner corner{.x = static_cast<std::uint16_t>(next() % (400 * 64)), .y = static_cast<std::uint16_t>(next() % (300 * 64))};
        for (auto& part : corner.look) part = next();
        made.corners.push_back(corner);
    }
    return encode(made);
}

class BrandLibrary : public AttachmentsWorld {
protected:
    BrandLibrary() {
        app().inspect = [this](InspectionTask& task, const std::stop_token&) { return look(task); };
        boss_ = mira_;
        boss_.role = Role::Manager;
    }

    // "picture 7" is one, "text" is none, "worm" is refused.
    Result<Inspection> look(InspectionTask& task) {
        std::string bytes(100, '\0');
        bytes.resize(must(task.original.read(bytes)));
        if (bytes == "worm") return Inspection{.refusal = "malware"};
        Inspection inspection{.detected_type = "image/jpeg"};
        if (bytes.starts_with("picture ")) {
            inspection.facts.picture = policy::FilePicture{.width = 800, .height = 600};
            inspection.facts.fingerprint = fingerprint_of(std::stoull(bytes.substr(8)));
        }
        for (const auto part : {AttachmentPart::Rebuilt, AttachmentPart::Thumbnail}) {
            auto made = must(blobs::BlobWriter::begin(app().blobs.incoming_folder(), 1'000));
            must(made.add(std::string(to_text(part)) + " of " + bytes));
            inspection.made.push_back({.bytes = std::move(made), .part = part, .media_type = "image/jpeg"});
        }
        return inspection;
    }

    Result<AssetView> add(int number, const AssetWords& words = {.name = "North"}) {
        return add_asset(app(), boss_, oak_, words, "picture " + std::to_string(number));
    }
    std::vector<AssetView> list() { return must(list_assets(app(), mira_, oak_)); }

    // What is found in a seller's message with such a picture.
    std::vector<policy::Finding> findings_on(int number, const std::string& name, const std::string& text) {
        const Order row = must(app().database.read([&](store::Reader& reader) {
                              return load_order_target(reader, oak_, order("114-2"), Topic::Other, Author::Seller);
                          })).order.value();
        Submission submission{.caller = boss_, .target = {.order = row}, .author = Author::Seller, .text = text};
        submission.target.conversation.seller = oak_;
        CheckedFile file{.file = {.name = name, .media_type = "image/jpeg"}};
        file.file.facts = policy::FileFacts{.picture = policy::FilePicture{.width = 800, .height = 600},
                                            .fingerprint = fingerprint_of(static_cast<std::uint64_t>(number))};
        submission.files.push_back(file);
        return check(app(), submission).findings;
    }
    // What the rules on pictures say of it.
    std::vector<std::string> rules_on(int number, const std::string& name = "dog.jpg", const std::string& text = "Look at this.") {
        std::vector<std::string> rules;
        for (const policy::Finding& finding : findings_on(number, name, text)) {
            if (!finding.rule_id.starts_with("image.")) continue;
            rules.emplace_back(finding.rule_id);
            box_ = finding.place ? finding.place->box : std::nullopt;
        }
        return rules;
    }
    // What becomes of it as a file that is none of those that an order needs.
    std::optional<Outcome> outcome_as_file(int number, const std::string& name = "dog.jpg", const std::string& text = "Look at this.") {
        const auto findings = findings_on(number, name, text);
        const auto found = std::ranges::find(findings, "content.attachment", &policy::Finding::rule_id);
        return found == findings.end() ? std::nullopt : std::optional(found->outcome);
    }
    bool is_refused_as_file(int number, const std::string& name = "dog.jpg") { return outcome_as_file(number, name).has_value(); }
    std::string sku() {
        return must(app().database.read([&](store::Reader& reader) {
                   return load_order_target(reader, oak_, order("114-2"), Topic::Other, Author::Seller);
               }))
            .order->items.at(0)
            .sku;
    }

    Caller boss_{};
    std::optional<policy::Box> box_{};
};

TEST_F(BrandLibrary, TakesChangesAndLosesPictures) {
    const AssetView logo = must(add(1, {.name = "  North  "}));
    EXPECT_EQ(logo.name, "North");
    const AssetView photo = must(add(2, {.kind = AssetKind::ProductPhoto, .name = "Board", .sku = "OAK-1"}));
    ASSERT_THAT(list(), SizeIs(2));
    EXPECT_EQ(must(read_asset_thumbnail(app(), mira_, oak_, logo.id)), "thumbnail of picture 1");
    must(change_asset(app(), boss_, oak_, photo.id, {.kind = AssetKind::BrandImage, .name = "Workshop"}));
    EXPECT_EQ(list().at(1).kind, AssetKind::BrandImage);
    EXPECT_EQ(list().at(1).sku, "");
    must(remove_asset(app(), boss_, oak_, logo.id));
    EXPECT_EQ(code_of(remove_asset(app(), boss_, oak_, logo.id)), "not_found");
    EXPECT_THAT(list(), SizeIs(1));
}

TEST_F(BrandLibrary, RefusesWhatItCannotUse) {
    must(add(1));
    EXPECT_EQ(code_of(add(1)), "already_exists");
    EXPECT_EQ(code_of(add_asset(app(), boss_, oak_, {.name = "A"}, "text")), "picture_refused");
    EXPECT_EQ(code_of(add_asset(app(), boss_, oak_, {.name = "A"}, "worm")), "picture_refused");
    EXPECT_EQ(code_of(add_asset(app(), boss_, oak_, {.name = "A"}, std::string(AssetLimits::size_bytes_max + 1, 'x'))), "file_too_large");
    EXPECT_EQ(code_of(add(3, {.name = " "})), "invalid_value");
    EXPECT_EQ(code_of(add(3, {.name = "a\nb"})), "invalid_value");
    EXPECT_EQ(code_of(add(3, {.kind = AssetKind::ProductPhoto, .name = "A"})), "invalid_value");
    EXPECT_EQ(code_of(add(3, {.name = "A", .sku = "OAK-1"})), "invalid_value");
    EXPECT_EQ(code_of(add_asset(app(), mira_, oak_, {.name = "A"}, "picture 3")), "forbidden");
    EXPECT_EQ(code_of(list_assets(app(), flora_, oak_)), "not_found");
    app().inspect = {};
    EXPECT_EQ(code_of(add(3)), "unavailable");
    EXPECT_THAT(list(), SizeIs(1));
}

TEST_F(BrandLibrary, HasOnePhotoOfASkuThatIsPushed) {
    for (const char* bytes : {"picture 1", "picture 1", "picture 2"}) must(put_product_photo(app(), boss_, oak_, "OAK-1", bytes));
    ASSERT_THAT(list(), SizeIs(1));
    EXPECT_EQ(must(read_asset_thumbnail(app(), mira_, oak_, list()[0].id)), "thumbnail of picture 2");
}

TEST_F(BrandLibrary, KeepsItsBytesFromBeingCollected) {
    const AssetView logo = must(add(1));
    const auto unused = [&] {
        return must(
            app().database.read([&](store::Reader& reader) { return store::list_unused_blobs(reader, oak_, now_ + days(9), "", 10); }));
    };
    EXPECT_THAT(unused(), IsEmpty());
    must(remove_asset(app(), boss_, oak_, logo.id));
    EXPECT_THAT(unused(), SizeIs(2));
}

TEST_F(BrandLibrary, SaysNothingWhereNothingIsKnown) {
    EXPECT_THAT(rules_on(1), IsEmpty());
    must(add(7, {.kind = AssetKind::ProductPhoto, .name = "Another", .sku = "ANOTHER-SKU"}));
    EXPECT_THAT(rules_on(7), IsEmpty()) << "no picture of the brand, and of another product";
}

TEST_F(BrandLibrary, TellsForeignPicturesFromItsOwn) {
    must(add(1));
    EXPECT_THAT(rules_on(1), IsEmpty());
    EXPECT_THAT(rules_on(2), ElementsAre("image.unrelated"));
    EXPECT_THAT(rules_on(2, "invoice_7.jpg"), IsEmpty()) << "an invoice that was photographed: content.attachment says whether it is one";
    EXPECT_TRUE(is_refused_as_file(2, "invoice_7.jpg")) << "a dog is none";
    must(add(2, {.kind = AssetKind::BrandImage, .name = "Dog of the house"}));
    EXPECT_THAT(rules_on(2), IsEmpty()) << "what is kept in memory is of the library as it stands";
}

TEST_F(BrandLibrary, LetsItsOwnPicturesBeWhatTheyAre) {
    EXPECT_TRUE(is_refused_as_file(1));
    must(add(1));
    EXPECT_FALSE(is_refused_as_file(1)) << "a picture of the brand is for the rules on pictures";
    EXPECT_TRUE(is_refused_as_file(1, "voucher.jpg")) << "but not under the name of a voucher";
    EXPECT_EQ(outcome_as_file(2), Outcome::Block);
    EXPECT_EQ(outcome_as_file(2, "dog.jpg", "Here is a proof of the engraving."), Outcome::Hold) << "its sender alone says so";
    EXPECT_EQ(outcome_as_file(1, "dog.jpg", "Here is a proof of the engraving."), std::nullopt) << "a picture of the brand stays one";
    must(put_product_photo(app(), boss_, oak_, sku(), "picture 5"));
    EXPECT_TRUE(is_refused_as_file(5)) << "a product's photo is none of the brand";
}

TEST_F(BrandLibrary, FindsThePhotoOfWhatWasBought) {
    must(put_product_photo(app(), boss_, oak_, sku(), "picture 5"));
    must(add(1));
    EXPECT_THAT(rules_on(5), ElementsAre("image.product_photo"));
    ASSERT_TRUE(box_);
    EXPECT_GT(box_->width, 600) << "in pixels of the picture, which is twice as large as its fingerprint's";
    EXPECT_THAT(rules_on(1), IsEmpty());
}

}  // namespace
}  // namespace stoa
