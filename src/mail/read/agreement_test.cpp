// Reads the mails of other projects (../shared/data/mime) and holds the agreement with what they expect to bounds.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "base/json.h"
#include "base/text.h"
#include "mail/read/charset.h"
#include "mail/read/html_charset.h"
#include "mail/read/read_mail.h"
#include "mail/read/test_mails.h"

namespace stoa::mail {
namespace {

class SharedMails : public testing::Test {
protected:
    void SetUp() override {
        if (std::filesystem::exists(folder_)) return;
        const char* ci = std::getenv("CI");
        if (ci && std::string_view(ci) == "true") FAIL() << folder_ << " is missing";
        GTEST_SKIP() << folder_ << " is missing: nothing to read";
    }

    const std::filesystem::path data_ = "../shared/data";
    const std::filesystem::path folder_ = data_ / "mime";
};

// How many of what was compared were equal.
struct Agreement {
    std::size_t equal = 0;
    std::size_t compared = 0;

    void count(bool is_equal, std::string_view what) {
        ++compared;
        if (is_equal) ++equal;
        if (!is_equal && std::getenv("STOA_DIFFERENCES")) fmt::print("differs: {}\n", what);
    }
    double share() const { return compared == 0 ? 0 : static_cast<double>(equal) / static_cast<double>(compared); }
    void print(std::string_view set) const { fmt::print("{}: {} of {} agree\n", set, equal, compared); }
};

void expect_valid(const Mail& mail, const std::filesystem::path& path) {
    for (const std::string& text : {mail.subject, mail.text, mail.html, mail.message_id, mail.automatic.value_or("")}) {
        EXPECT_TRUE(is_valid_utf8(text)) << path;
    }
    for (const auto* list : {&mail.from, &mail.to, &mail.cc, &mail.reply_to}) {
        for (const MailAddress& address : *list) EXPECT_TRUE(is_valid_utf8(address.name) && is_valid_utf8(address.address)) << path;
    }
    for (const MailAttachment& attachment : mail.attachments) {
        EXPECT_TRUE(is_valid_utf8(attachment.name) && is_valid_utf8(attachment.media_type)) << path;
        EXPECT_LE(attachment.name.size(), 200U) << path;
    }
}

TEST_F(SharedMails, AreAllRead) {
    std::size_t read = 0, refused = 0;
    for (const auto& path :
         find_files(folder_, {".eml", ".raw", ".msg", "mail_malformed_1", "mail_malformed_2", "mail_malformed_3", "mail_outlook_1"})) {
        const auto mail = read_mail(read_file(path));
        if (mail) expect_valid(*mail, path);
        ++(mail ? read : refused);
    }
    fmt::print("read {}, refused {}\n", read, refused);
    EXPECT_GE(read, 320U);
    EXPECT_LE(refused, 8U);  // They hold nothing at all.
}

TEST_F(SharedMails, OfFuzzersAreSurvived) {
    std::size_t count = 0;
    for (const char* const name : {"fuzz/mime", "fuzz/mail"}) {
        for (const auto& path : find_files(data_ / name, {""})) {
            const auto mail = read_mail(read_file(path));
            if (mail) expect_valid(*mail, path);
            ++count;
        }
    }
    EXPECT_GE(count, 400U);
}

std::optional<JsonValue> find(const JsonValue& object, std::string_view name) {
    for (auto& [key, value] : object.members()) {
        if (key == name) return value;
    }
    return std::nullopt;
}

std::vector<JsonValue> list(const std::optional<JsonValue>& value) {
    constexpr std::size_t items_max = 1'000'000;
    return value ? value->array(items_max).value_or(std::vector<JsonValue>{}) : std::vector<JsonValue>{};
}

std::string text_of(const std::optional<JsonValue>& value) {
    constexpr std::size_t text_length_max = 1'000'000;
    return value ? value->text(text_length_max).value_or("") : "";
}

// One of mail-parser's expected structures.
class Expected {
public:
    explicit Expected(const JsonValue& root) : root_(root), parts_(list(find(root, "parts"))) {}

    std::optional<JsonValue> header(std::string_view name) const {
        for (const JsonValue& field : list(find(parts_.at(0), "headers"))) {
            if (text_of(find(field, "name")) == name) return find(field, "value");
        }
        return std::nullopt;
    }

    std::vector<std::string> addresses(std::string_view name) const {
        std::vector<std::string> out;
        const auto value = header(name);
        const auto address = value ? find(*value, "Address") : std::nullopt;
        if (!address) return out;
        auto mailboxes = list(find(*address, "List"));
        for (const JsonValue& group : list(find(*address, "Group"))) {
            for (const JsonValue& mailbox : list(find(group, "addresses"))) mailboxes.push_back(mailbox);
        }
        for (const JsonValue& mailbox : mailboxes)
            out.push_back(text_of(find(mailbox, "name")) + " <" + text_of(find(mailbox, "address")) + ">");
        return out;
    }

    // All text of the parts of a list, of one kind ("Text", "Html").
    std::string body(std::string_view list_name, std::string_view kind) const {
        std::string out;
        for (const JsonValue& part : parts_of(list_name)) out += text_of(find(*find(part, "body"), kind)) + " ";
        return folded(out);
    }

    std::vector<JsonValue> parts_of(std::string_view list_name) const {
        std::vector<JsonValue> out;
        for (const JsonValue& index : list(find(root_, list_name)))
            out.push_back(parts_.at(static_cast<std::size_t>(*index.integer(0, 1'000))));
        return out;
    }

private:
    JsonValue root_;
    std::vector<JsonValue> parts_;
};

std::vector<std::string> as_texts(const std::vector<MailAddress>& addresses) {
    std::vector<std::string> out;
    for (const MailAddress& address : addresses) out.push_back(address.name + " <" + address.address + ">");
    return out;
}

std::string bytes_of(const JsonValue& binary) {
    std::string out;
    for (const JsonValue& byte : list(binary)) out += static_cast<char>(byte.integer(0, 255).value_or(0));
    return out;
}

bool has_equal_attachments(const Mail& mail, const Expected& expected) {
    const auto parts = expected.parts_of("attachments");
    if (parts.size() != mail.attachments.size()) return false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (const auto& [kind, content] : find(parts[i], "body")->members()) {
            const std::string& bytes = mail.attachments[i].bytes;
            if (kind.ends_with("Binary") && bytes_of(content) != bytes) return false;
            // mail-parser converts the text of an attachment; its bytes are the sender's.
            if (kind == "Text" && folded(bytes).size() < folded(text_of(content)).size() / 2) return false;
        }
    }
    return true;
}

// Of each of the project's mails in `folder`, with lines ended as `line_end`.
Agreement compare(const std::filesystem::path& folder, const std::string& line_end, const std::string& ending) {
    Agreement agreement;
    for (const auto& path : find_files(folder, {".eml"})) {
        std::string bytes;
        for (const char c : read_file(path)) {
            if (c == '\n') bytes += line_end;
            if (c != '\n' && c != '\r') bytes += c;
        }
        const auto mail = read_mail(bytes);
        const auto document = JsonDocument::parse(read_file(std::filesystem::path(path).replace_extension(ending)));
        if (!document || !mail) continue;
        const Expected expected(document->root());
        const std::string name = path.string();
        const auto subject = expected.header("subject");
        if (subject) agreement.count(folded(text_of(find(*subject, "Text"))) == folded(mail->subject), name + " subject");
        agreement.count(expected.addresses("from") == as_texts(mail->from), name + " from");
        agreement.count(expected.addresses("to") == as_texts(mail->to), name + " to");
        agreement.count(expected.addresses("cc") == as_texts(mail->cc), name + " cc");
        if (expected.body("text_body", "Html").empty())
            agreement.count(expected.body("text_body", "Text") == folded(mail->text), name + " text");
        if (expected.body("html_body", "Text").empty())
            agreement.count(expected.body("html_body", "Html") == folded(mail->html), name + " html");
        agreement.count(has_equal_attachments(*mail, expected), name + " attachments");
    }
    return agreement;
}

TEST_F(SharedMails, AgreeWithMailParser) {
    struct Case {
        const char* set;
        double share_min;
    };
    for (const Case& c : {Case{"rfc", 1.0}, Case{"legacy", 0.93}, Case{"malformed", 0.8}, Case{"thirdparty", 0.92}}) {
        for (const auto& [line_end, ending] : {std::pair("\n", ".json"), std::pair("\r\n", ".crlf.json")}) {
            const Agreement agreement = compare(folder_ / "mail-parser" / c.set, line_end, ending);
            agreement.print(fmt::format("mail-parser {}{}", c.set, ending));
            EXPECT_GE(agreement.share(), c.share_min) << c.set;
        }
    }
}

// Whether what another parser decoded of a part is somewhere in the mail.
bool holds(const Mail& mail, const std::string& decoded) {
    const std::string wanted = folded(decoded), as_utf8 = folded(to_utf8(decoded, ""));  // They keep text in its charset.
    const auto has = [&](const std::string& text) { return folded(text).contains(wanted) || folded(text).contains(as_utf8); };
    return has(mail.text) || has(mail.html) || std::ranges::any_of(mail.attachments, [&](const MailAttachment& a) { return has(a.bytes); });
}

TEST_F(SharedMails, HoldWhatOthersDecoded) {
    struct Case {
        const char* set;
        double share_min;
    };
    for (const Case& c : {Case{"mime4j", 0.8}, Case{"mimetools", 0.92}}) {
        Agreement agreement;
        for (const auto& path : find_files(folder_ / c.set, {".msg"})) {
            const auto mail = read_mail(read_file(path));
            const std::string prefix = std::filesystem::path(path).replace_extension().string() + "_decoded_";
            for (const auto& part : find_files(folder_ / c.set, {".txt", ".bin"})) {
                if (!part.string().starts_with(prefix)) continue;
                const std::string decoded = read_file(part);
                if (!folded(decoded).empty()) agreement.count(mail && holds(*mail, decoded), part.string());
            }
        }
        agreement.print(c.set);
        EXPECT_GE(agreement.share(), c.share_min) << c.set;
    }
}

TEST_F(SharedMails, BouncesAreRecognised) {
    for (const auto& path : find_files(folder_ / "mikel-mail/multipart_report_emails", {".eml"})) {
        const auto mail = read_mail(read_file(path));
        ASSERT_TRUE(mail) << path;
        EXPECT_EQ(mail->automatic, "delivery status notification") << path;
        EXPECT_FALSE(mail->delivery_status.empty() || mail->delivery_status.front().status.empty()) << path;
        EXPECT_FALSE(mail->original_message_id.empty()) << path;
    }
}

TEST_F(SharedMails, NamesOfAttachmentsAreDecoded) {
    const std::pair<const char*, const char*> cases[] = {
        {"mikel-mail/attachment_emails/attachment_nonascii_filename.eml", "ciële.txt"},
        {"mikel-mail/attachment_emails/attachment_with_base64_encoded_name.eml", "This is a test.pdf"},
        {"mikel-mail/attachment_emails/attachment_with_unquoted_name.eml", "This is a test.txt"},
        {"mikel-mail/attachment_emails/attachment_with_quoted_filename.eml", "Eelanalüüsi päring.jpg"},
        {"mikel-mail/multi_charset/japanese_attachment.eml", "てすと.txt"},
        {"enmime/mail/mime-bad-8bit-filename.raw", "管理.doc"},
        {"enmime/mail/mime-unquoted-tspecials-param.raw", "Invoice_(302232133150612).pdf"},
    };
    for (const auto& [path, name] : cases) {
        const auto mail = read_mail(read_file(folder_ / path));
        ASSERT_TRUE(mail && !mail->attachments.empty()) << path;
        EXPECT_EQ(mail->attachments.front().name, name) << path;
    }
}

TEST_F(SharedMails, HtmlNamesItsCharset) {
    Agreement agreement;
    for (const auto& path : find_files(folder_ / "html5lib-encoding", {".dat"})) {
        if (path.string().contains("scripted")) continue;
        const std::string file = "\n" + read_file(path);
        for (std::size_t at = file.find("\n#data\n"); at != std::string::npos; at = file.find("\n#data\n", at + 1)) {
            const std::size_t end = file.find("\n#encoding\n", at);
            if (end == std::string::npos) break;
            const std::string_view name = std::string_view(file).substr(end + 11, file.find('\n', end + 11) - end - 11);
            std::string wanted(name);
            std::erase(wanted, '-');  // iso8859-2 is a name of iso-8859-2.
            std::ranges::transform(wanted, wanted.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
            std::string found = find_html_charset(std::string_view(file).substr(at + 7, end - at - 7));
            std::erase(found, '-');
            // windows-1252 is what nothing found means, and what iso-8859-1 does.
            const bool is_western = found.empty() || found == "iso88591";
            agreement.count(found == wanted || (wanted == "windows1252" && is_western),
                            fmt::format("{} {} {}", path.string(), found, wanted));
        }
    }
    agreement.print("html5lib-encoding");
    EXPECT_GE(agreement.share(), 0.9);
}

}  // namespace
}  // namespace stoa::mail
