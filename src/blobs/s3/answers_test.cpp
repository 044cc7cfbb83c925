#include "blobs/s3/answers.h"

#include <gtest/gtest.h>

namespace stoa::blobs::s3 {
namespace {

TEST(Answers, FaultsAreRead) {
    const auto fault = read_fault("<?xml version=\"1.0\"?><Error><Code>NoSuchBucket</Code><Message>The &amp; bucket</Message></Error>");
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->code, "NoSuchBucket");
    EXPECT_EQ(fault->message, "The & bucket");
    for (const char* other : {"", "<html><body>502</body></html>", "<Error", "\xff\xfe<", "{}"}) EXPECT_FALSE(read_fault(other)) << other;
}

TEST(Answers, PagesOfKeysAreRead) {
    const auto page = read_key_page(
        "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><IsTruncated>true</IsTruncated>"
        "<Contents><Key>a</Key><LastModified>2026-11-24T03:21:41.000Z</LastModified><Size>12345678901</Size></Contents>"
        "<Contents><Key>b</Key><Size>x</Size></Contents><NextContinuationToken>t/+=</NextContinuationToken></ListBucketResult>");
    ASSERT_TRUE(page);
    ASSERT_EQ(page->keys.size(), 2U);
    EXPECT_EQ(page->keys[0].size_bytes, 12'345'678'901);
    EXPECT_EQ(page->keys[0].modified_at, *parse_time("2026-11-24T03:21:41Z"));
    EXPECT_EQ(page->keys[1].size_bytes, 0);
    EXPECT_EQ(page->next, "t/+=");
    EXPECT_FALSE(read_key_page("<Error/>"));
    EXPECT_EQ(read_key_page("<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>")->next, "");
}

TEST(Answers, EntitiesOfADocumentAreNotExpanded) {
    const auto fault = read_fault("<!DOCTYPE x [<!ENTITY a \"boom\">]><Error><Code>&a;</Code></Error>");
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->code, "&a;");
}

TEST(Answers, PartsAreNamedForTheirEnd) {
    EXPECT_EQ(read_upload_id("<InitiateMultipartUploadResult><UploadId>u 1</UploadId></InitiateMultipartUploadResult>"), "u 1");
    EXPECT_FALSE(read_upload_id("<InitiateMultipartUploadResult/>"));
    EXPECT_EQ(write_completion({"\"e1\"", "<&>"}),
              "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>\"e1\"</ETag></Part><Part><PartNumber>2</PartNumber><ETag>"
              "&lt;&amp;&gt;</ETag></Part></CompleteMultipartUpload>");
}

}  // namespace
}  // namespace stoa::blobs::s3
