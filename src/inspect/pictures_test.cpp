#include <gmock/gmock.h>
#include <vips/vips.h>

#include "inspect/perceptual_hash.h"
#include "inspect/test_inspector.h"
#include "inspect/test_pictures.h"

namespace stoa::inspect {

namespace {

::VipsImage* noise(int width, int height) {
    static const int started = VIPS_INIT("inspect_test");
    EXPECT_EQ(started, 0);
    std::array<::VipsImage*, 3> bands{};
    for (int band = 0; band < 3; ++band)
        ::vips_perlin(&bands.at(static_cast<std::size_t>(band)), width, height, "seed", band + 7, "cell_size", 96, nullptr);
    ::VipsImage *joined = nullptr, *bytes = nullptr, *picture = nullptr;
    ::vips_bandjoin(bands.data(), &joined, 3, nullptr);
    ::vips_linear1(joined, &bytes, 120, 128, "uchar", TRUE, nullptr);
    ::vips_copy(bytes, &picture, "interpretation", VIPS_INTERPRETATION_sRGB, nullptr);
    ::VipsImage* const memory = ::vips_image_copy_memory(picture);
    for (::VipsImage* image : {bands[0], bands[1], bands[2], joined, bytes, picture}) g_object_unref(image);
    return memory;
}

std::string jpeg_of(::VipsImage* image, int quality) {
    void* bytes = nullptr;
    std::size_t size = 0;
    EXPECT_EQ(::vips_jpegsave_buffer(image, &bytes, &size, "Q", quality, nullptr), 0);
    std::string out(static_cast<const char*>(bytes), size);
    g_free(bytes);
    return out;
}

}  // namespace

std::string jpeg_800x600() {
    static const std::string jpeg = [] {
        ::VipsImage* image = noise(800, 600);
        std::string bytes = jpeg_of(image, 90);
        g_object_unref(image);
        return bytes;
    }();
    return jpeg;
}

std::string turned(const std::string& jpeg, int quarters) {
    ::VipsImage *image = nullptr, *turned = nullptr;
    EXPECT_EQ(::vips_jpegload_buffer(const_cast<char*>(jpeg.data()), jpeg.size(), &image, nullptr), 0);
    EXPECT_EQ(::vips_rot(image, &turned, static_cast<::VipsAngle>(quarters), nullptr), 0);
    std::string bytes = jpeg_of(turned, 90);
    for (::VipsImage* one : {turned, image}) g_object_unref(one);
    return bytes;
}

std::string turned_jpeg_with_position() {
    ::VipsImage* image = noise(400, 300);
    ::vips_image_set_int(image, VIPS_META_ORIENTATION, 6);
    ::vips_image_set_string(image, "exif-ifd3-GPSLatitude", "48/1 8/1 0/1");
    ::vips_image_set_string(image, "exif-ifd0-Artist", "Somebody");
    std::string bytes = jpeg_of(image, 90);
    g_object_unref(image);
    return bytes;
}

namespace {

TEST(Pictures, MetadataIsGoneAndOrientationKept) {
    const std::string original = turned_jpeg_with_position();
    ASSERT_THAT(original, testing::HasSubstr("Somebody"));
    const auto looked = test_inspector().look(original);
    ASSERT_TRUE(looked.report.picture);
    EXPECT_TRUE(looked.report.picture->had_position);
    EXPECT_EQ(looked.report.picture->width, 300);
    EXPECT_EQ(looked.report.picture->height, 400);
    EXPECT_THAT(looked.rebuilt, testing::Not(testing::HasSubstr("Somebody")));
    EXPECT_THAT(looked.rebuilt, testing::Not(testing::HasSubstr("Exif")));
    EXPECT_FALSE(test_inspector().look(looked.rebuilt).report.picture->had_position);
}

TEST(Pictures, LargeOnesAreMadeSmaller) {
    const auto looked = test_inspector().look(jpeg_800x600(), {}, {}, {.side_max = 200, .thumbnail_side = 50});
    EXPECT_EQ(looked.report.rebuilt->width, 200);
    EXPECT_EQ(looked.report.rebuilt->height, 150);
    EXPECT_EQ(looked.report.thumbnail->width, 50);
    const auto refused = test_inspector().look(jpeg_800x600(), {}, {}, {.pixels_max = 1000});
    EXPECT_TRUE(refused.report.has(Concern::TooManyPixels));
    EXPECT_FALSE(refused.report.rebuilt);
}

TEST(Pictures, HashSurvivesScalingAndRecompression) {
    const auto first = test_inspector().look(jpeg_800x600()).report.perceptual_hash;
    const auto smaller =
        test_inspector().look(test_inspector().look(jpeg_800x600(), {}, {}, {.side_max = 300}).rebuilt).report.perceptual_hash;
    const auto other = test_inspector().look(turned_jpeg_with_position()).report.perceptual_hash;
    ASSERT_TRUE(first && smaller && other);
    EXPECT_LE(hash_distance(*first, *smaller), 6);
    EXPECT_GE(hash_distance(*first, *other), 16);
}

TEST(Pictures, CutOnesAreDamaged) {
    const std::string jpeg = jpeg_800x600();
    const auto looked = test_inspector().look(jpeg.substr(0, jpeg.size() / 2));
    EXPECT_TRUE(looked.report.has(Concern::Damaged));
    EXPECT_FALSE(looked.report.rebuilt);
}

std::string box(std::string_view type, const std::string& content) {
    const auto size = static_cast<std::uint32_t>(8 + content.size());
    std::string out;
    for (const unsigned shift : {24U, 16U, 8U, 0U}) out += static_cast<char>(size >> shift & 0xffU);
    return (out += type) + content;
}

// Empty where libvips here writes no AVIF.
std::string still_avif() {
    ::VipsImage* image = noise(64, 64);
    void* bytes = nullptr;
    std::size_t size = 0;
    const bool is_written = ::vips_heifsave_buffer(image, &bytes, &size, "compression", VIPS_FOREIGN_HEIF_COMPRESSION_AV1, nullptr) == 0;
    g_object_unref(image);
    std::string out(static_cast<const char*>(bytes), is_written ? size : 0);
    g_free(bytes);
    return out;
}

// A track of so many pictures behind the still one, as a sequence of pictures has it (ISO/IEC 23008-12, 7).
std::string track_of(char pictures) {
    const std::string sizes = std::string(11, '\0') + pictures;
    return box("moov", box("trak", box("mdia", box("minf", box("stbl", box("stsz", sizes))))));
}

TEST(Pictures, AvifMovesWhereItHasSeveralFrames) {
    const std::string still = still_avif();
    if (still.empty()) GTEST_SKIP() << "libvips here writes no AVIF";
    const auto moves = [](const std::string& bytes) {
        const auto report = test_inspector().look(bytes).report;
        EXPECT_EQ(report.kind, FileKind::Avif);
        EXPECT_TRUE(report.findings.empty()) << report.findings.front().detail;
        return report.picture && report.picture->moves;
    };
    EXPECT_FALSE(moves(still));
    EXPECT_FALSE(moves(still + track_of(1)));
    EXPECT_TRUE(moves(still + track_of(2)));
}

}  // namespace
}  // namespace stoa::inspect
