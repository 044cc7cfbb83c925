// Reads a composed mail again by GMime, and holds its bytes against the RFCs: for tests.
#pragma once

#include <gmime/gmime.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "mail/gmime.h"

namespace stoa::mail {

class ParsedMail {
public:
    explicit ParsedMail(const std::string& bytes) {
        prepare_gmime();
        const auto stream = own(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
        const auto parser = own(g_mime_parser_new_with_stream(stream.get()));
        message_ = own(g_mime_parser_construct_message(parser.get(), nullptr));
    }

    std::string field(const char* name) const { return text_of(g_mime_object_get_header(GMIME_OBJECT(message_.get()), name)); }
    std::string subject() const { return text_of(g_mime_message_get_subject(message_.get())); }
    std::string from_name() const { return text_of(internet_address_get_name(mailbox(GMIME_ADDRESS_TYPE_FROM))); }
    std::string from_address() const { return address(GMIME_ADDRESS_TYPE_FROM); }
    std::string to_address() const { return address(GMIME_ADDRESS_TYPE_TO); }
    int fields() const { return g_mime_header_list_get_count(g_mime_object_get_header_list(GMIME_OBJECT(message_.get()))); }

    // Line ends are "\n".
    std::string plain() const { return text_of_part(0, "plain"); }
    std::string html() const { return text_of_part(1, "html"); }

private:
    static std::string text_of(const char* text) { return text == nullptr ? "" : text; }

    InternetAddress* mailbox(GMimeAddressType type) const {
        InternetAddressList* list = g_mime_message_get_addresses(message_.get(), type);
        EXPECT_EQ(internet_address_list_length(list), 1);
        return internet_address_list_get_address(list, 0);
    }

    std::string address(GMimeAddressType type) const {
        return text_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(mailbox(type))));
    }

    std::string text_of_part(int index, const char* subtype) const {
        GMimeObject* whole = g_mime_message_get_mime_part(message_.get());
        EXPECT_TRUE(GMIME_IS_MULTIPART(whole));
        EXPECT_EQ(g_mime_multipart_get_count(GMIME_MULTIPART(whole)), 2);
        GMimeObject* part = g_mime_multipart_get_part(GMIME_MULTIPART(whole), index);
        EXPECT_TRUE(g_mime_content_type_is_type(g_mime_object_get_content_type(part), "text", subtype));
        EXPECT_STREQ(g_mime_object_get_content_type_parameter(part, "charset"), "utf-8");
        const auto stream = own(g_mime_stream_mem_new());
        g_mime_data_wrapper_write_to_stream(g_mime_part_get_content(GMIME_PART(part)), stream.get());
        const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
        std::string text;
        for (guint i = 0; i < bytes->len; ++i) {
            if (bytes->data[i] != '\r') text += static_cast<char>(bytes->data[i]);
        }
        return text;
    }

    Object<GMimeMessage> message_;
};

enum class Bytes { SevenBit, EightBitInHeaders };

// CR and LF only together, no line over 78 bytes (998 where `longest` says so), no NUL, nothing beyond ASCII.
inline void expect_strict(const std::string& bytes, Bytes allowed = Bytes::SevenBit, std::size_t longest = 78) {
    ASSERT_TRUE(bytes.ends_with("\r\n"));
    const std::size_t end_of_header = bytes.find("\r\n\r\n");
    std::size_t length = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto c = static_cast<unsigned char>(bytes[i]);
        if (c == '\r') {
            ASSERT_EQ(bytes[i + 1], '\n') << "bare CR at " << i;
            ASSERT_LE(length, longest) << bytes.substr(i - length, length);
            length = 0;
            ++i;
            continue;
        }
        ASSERT_NE(c, '\n') << "bare LF at " << i;
        const bool may_be_beyond_ascii = allowed == Bytes::EightBitInHeaders && i < end_of_header;
        ASSERT_TRUE((c < 0x7f || may_be_beyond_ascii) && (c >= ' ' || c == '\t')) << "byte " << static_cast<int>(c) << " at " << i;
        ++length;
    }
}

}  // namespace stoa::mail
