#include "http/content_disposition.h"

#include <gtest/gtest.h>

namespace stoa::http {
namespace {

TEST(ContentDisposition, CallsAFileByItsName) {
    const struct {
        const char* name;
        const char* text;
    } cases[] = {
        {"mug.jpg", "attachment; filename=\"mug.jpg\""},
        {"my mug (2).jpg", "attachment; filename=\"my mug (2).jpg\""},
        {"Größe.pdf", "attachment; filename=\"Gr__e.pdf\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe.pdf"},
        {"請求書.pdf", "attachment; filename=\"___.pdf\"; filename*=UTF-8''%E8%AB%8B%E6%B1%82%E6%9B%B8.pdf"},
        {"a\"b\\c.txt", "attachment; filename=\"a_b_c.txt\"; filename*=UTF-8''a%22b%5Cc.txt"},
        {"50%.txt", "attachment; filename=\"50_.txt\"; filename*=UTF-8''50%25.txt"},
        {"a\r\nX: y", "attachment; filename=\"a__X: y\"; filename*=UTF-8''a%0D%0AX%3A%20y"},
        {"\xF0\x9F\x98\x80", "attachment; filename=\"_\"; filename*=UTF-8''%F0%9F%98%80"},
    };
    for (const auto& [name, text] : cases) EXPECT_EQ(content_disposition(Disposition::Attachment, name), text) << name;
    EXPECT_EQ(content_disposition(Disposition::Inline, "a.png"), "inline; filename=\"a.png\"");
}

TEST(NameByType, HasTheEndingOfWhatTheBytesAre) {
    const struct {
        const char* name;
        const char* media_type;
        const char* expected;
    } cases[] = {
        {"mug.jpg", "image/jpeg", "mug.jpg"},
        {"mug.JPEG", "image/jpeg", "mug.JPEG"},
        {"mug.png", "image/jpeg", "mug.jpg"},
        {"invoice.pdf", "image/png", "invoice.png"},
        {"mug.heic", "image/jpeg", "mug.heic.jpg"},
        {"mug", "image/webp", "mug.webp"},
        {"order 1.2", "application/pdf", "order 1.2.pdf"},
        {".jpg", "image/png", ".jpg.png"},
        {"a.xlsx", "application/zip", "a.xlsx"},
    };
    for (const auto& [name, media_type, expected] : cases) EXPECT_EQ(name_by_type(name, media_type), expected) << name;
}

}  // namespace
}  // namespace stoa::http
