// Files by mail, both ways: a mail's files become its message's, and a message's files go out with its mail.
#include <gmock/gmock.h>

#include "app/attachments/fetch_image.h"
#include "app/attachments/inspect_attachment.h"
#include "app/conversations/conversations.h"
#include "app/mail/mail_queue.h"
#include "app/mail/mail_text.h"
#include "app/mail/mail_world.h"
#include "app/messages/checking.h"
#include "app/messages/drafts.h"
#include "app/upkeep/jobs.h"
#include "store/mails.h"

namespace stoa {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class FilesByMail : public MailWorld {
protected:
    FilesByMail() {
        app().mail.relay = "smtp://127.0.0.1:1";
        app().inspect = passes;
    }
    static Result<Inspection> passes(InspectionTask&, const std::stop_token&) {
        Inspection inspection{.detected_type = "image/png"};
        inspection.made.push_back({.part = AttachmentPart::Rebuilt, .media_type = "image/png"});
        return inspection;
    }
    static Result<Inspection> refuses(InspectionTask&, const std::stop_token&) {
        return Inspection{.detected_type = "application/pdf", .refusal = "encrypted"};
    }

    // From the buyer, with such parts behind its words.
    std::string receive_with(const std::string& parts, const std::string& words = "Look at this.", const std::string& id = "f1") {
        const std::string raw = "From: dana@buyers.example\r\nSubject: Broken\r\nMessage-ID: <" + id +
                                "@buyers.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n" +
                                words + "\r\n" + parts + "--b--\r\n";
        const mail::Mail mail = must(mail::read_mail(raw));
        const auto received = receive_mail(app(), address(Author::Seller), {.mail = mail, .raw = raw});
        return received ? "" : std::string(received.error().code());
    }
    static std::string file(const std::string& name, const std::string& bytes = "PNG", const std::string& type = "image/png") {
        return "--b\r\nContent-Type: " + type + "\r\nContent-Disposition: attachment; filename=\"" + name + "\"\r\n\r\n" + bytes + "\r\n";
    }
    void run_jobs() {
        const std::array kinds{JobKind::FetchImage, JobKind::InspectAttachment, JobKind::DecideDraft};
        while (const auto job = must(take_job(app(), kinds))) {
            if (job->kind == JobKind::FetchImage) must(fetch_file(app(), *job, {}));
            if (job->kind == JobKind::InspectAttachment) must(inspect_file(app(), *job, {}));
            if (job->kind == JobKind::DecideDraft) must(decide_draft(app(), *job));
            must(finish_job(app(), *job));
        }
    }
    std::vector<MessageView> messages() {
        const auto found = must(list_conversations(app(), mira_, oak_, std::nullopt, {})).items;
        if (found.empty()) return {};
        return must(list_messages(app(), mira_, oak_, found[0].conversation.id, {})).items;
    }
    static std::vector<std::string> names(const MessageView& view) {
        std::vector<std::string> all;
        all.reserve(view.attachments.size());
        for (const AttachmentView& attachment : view.attachments) all.push_back(attachment.name);
        return all;
    }
    std::vector<store::SentMail> queued() {
        std::vector<store::SentMail> mails;
        const std::array kinds{JobKind::Mail};
        while (const auto job = must(take_job(app(), kinds))) {
            const auto mail =
                must(app().database.read([&](store::Reader& reader) { return store::find_sent_mail(reader, job->seller, job->id.uuid); }));
            if (mail) mails.push_back(*mail);
        }
        return mails;
    }
};

TEST_F(FilesByMail, BecomeTheirMessages) {
    EXPECT_EQ(receive_with(file("one.png") + file("zwei.png")), "");
    EXPECT_THAT(messages(), IsEmpty()) << "nothing is delivered that nobody has looked into";
    run_jobs();
    ASSERT_THAT(messages(), SizeIs(1));
    EXPECT_EQ(messages()[0].message.body, "Look at this.");
    EXPECT_THAT(names(messages()[0]), ElementsAre("one.png", "zwei.png"));
}

TEST_F(FilesByMail, NeedNoWords) {
    EXPECT_EQ(receive_with(file("one.png") + file("zwei.png"), " "), "");
    run_jobs();
    ASSERT_THAT(messages(), SizeIs(1));
    EXPECT_THAT(names(messages()[0]), ElementsAre("one.png", "zwei.png"));
    EXPECT_EQ(must(list_conversations(app(), mira_, oak_, std::nullopt, {})).items[0].inbox.snippet, "one.png, zwei.png");
}

TEST_F(FilesByMail, ThatAreRefusedComeBackWithAnAnswer) {
    app().inspect = refuses;
    EXPECT_EQ(receive_with(file("bill.pdf")), "");
    run_jobs();
    EXPECT_THAT(messages(), IsEmpty());
    const auto mails = queued();
    ASSERT_THAT(mails, SizeIs(1)) << "at once, not when the time for checking is over";
    EXPECT_EQ(mails[0].kind, MailKind::Refusal);
    EXPECT_EQ(mails[0].recipient, "dana@buyers.example");
    EXPECT_TRUE(must(write_letter(app(), oak_, mails[0], Links::Work)));
}

TEST_F(FilesByMail, ThatAreDeliveredAreNotAnswered) {
    EXPECT_EQ(receive_with(file("one.png")), "");
    run_jobs();
    for (const store::SentMail& mail : queued()) EXPECT_NE(mail.kind, MailKind::Refusal);
}

TEST_F(FilesByMail, OfASignatureAreNone) {
    const std::string logo =
        "--b\r\nContent-Type: multipart/related; boundary=r\r\n\r\n--r\r\nContent-Type: text/html\r\n\r\n"
        "<p>Look at this.</p><img src=\"cid:logo@x\">\r\n--r\r\nContent-Type: image/png\r\nContent-ID: <logo@x>\r\n"
        "Content-Disposition: inline; filename=logo.png\r\n\r\nPNG\r\n--r--\r\n";
    EXPECT_EQ(receive_with(logo), "");
    run_jobs();
    ASSERT_THAT(messages(), SizeIs(1));
    EXPECT_THAT(names(messages()[0]), IsEmpty());
}

TEST_F(FilesByMail, AreAsManyAsAMessageMayHave) {
    std::string parts;
    for (int i = 0; i < 11; ++i) parts += file(std::to_string(i) + ".png");
    EXPECT_EQ(receive_with(parts), "attachment_refused");
    EXPECT_EQ(receive_with(file("large.png", std::string(std::size_t{10'485'761}, 'x'))), "attachment_refused");
}

TEST_F(FilesByMail, GoOutWithTheMessagesMail) {
    const std::string raw =
        "From: mira@oak.example\r\nSubject: [invoice] Your invoice\r\nMessage-ID: <i@oak.example>\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHere is the invoice of order 114-1.\r\n" +
        file("invoice.png", "the bytes") + "--b--\r\n";
    must(receive_mail(app(), address(Author::Buyer), {.mail = must(mail::read_mail(raw)), .raw = raw}));
    run_jobs();
    ASSERT_THAT(messages(), SizeIs(1));
    now_ = now_ + hours(24);  // Whatever is gathered is due.
    const auto mails = queued();
    const auto about = std::ranges::find(mails, MailKind::Message, &store::SentMail::kind);
    ASSERT_NE(about, mails.end());
    const auto letter = must(write_letter(app(), oak_, *about, Links::Work));
    ASSERT_TRUE(letter);
    const mail::Mail read = must(mail::read_mail(letter->bytes));
    ASSERT_THAT(read.attachments, SizeIs(1));
    EXPECT_EQ(read.attachments[0].name, "invoice.png");
    EXPECT_EQ(read.attachments[0].bytes, "the bytes");
    EXPECT_THAT(read.text, HasSubstr("mail.message.files"));
}

// Pictures that a mail names by address.
class FetchedByMail : public FilesByMail {
protected:
    FetchedByMail() {
        let_pack_say("remote_images = \"fetch\"\n");
        app().fetch = [this](const std::string& address, std::int64_t, const std::stop_token&) -> Result<RemoteFile> {
            asked_.push_back(address);
            const auto found = servers_.find(address);
            if (found == servers_.end()) return fail(problems::unavailable, "the server answers 404");
            return found->second;
        };
    }
    std::string receive_html(const std::string& html) {
        return receive_with("--b\r\nContent-Type: text/html\r\nContent-Disposition: inline\r\n\r\n" + html + "\r\n");
    }
    static RemoteFile picture(std::size_t bytes, const std::string& type = "image/jpeg") {
        return {.media_type = type, .bytes = std::string(bytes, 'p')};
    }

    std::map<std::string, RemoteFile> servers_{};
    std::vector<std::string> asked_{};
};

constexpr std::size_t enough = 20'000;

TEST_F(FetchedByMail, BecomeFilesOfTheirMessage) {
    servers_["https://pictures.example/a/broken_mug.jpg?size=2"] = picture(enough);
    EXPECT_EQ(receive_html("<p>Look</p><img src=\"https://pictures.example/a/broken_mug.jpg?size=2\">"), "");
    EXPECT_THAT(asked_, IsEmpty()) << "a mail waits for no stranger's server";
    EXPECT_THAT(messages(), IsEmpty());
    run_jobs();
    ASSERT_THAT(messages(), SizeIs(1));
    EXPECT_THAT(names(messages()[0]), ElementsAre("broken_mug"));
    EXPECT_EQ(messages()[0].attachments[0].size_bytes, static_cast<std::int64_t>(enough));
}

TEST_F(FetchedByMail, AreFetchedOnce) {
    servers_["https://pictures.example/a.jpg"] = picture(enough);
    EXPECT_EQ(receive_html("<img src=\"https://pictures.example/a.jpg\">"), "");
    EXPECT_EQ(receive_html("<img src=\"https://pictures.example/a.jpg\">"), "") << "the same mail again";
    run_jobs();
    EXPECT_THAT(asked_, SizeIs(1));
}

TEST_F(FetchedByMail, ThatAreNotToBeHadHoldUpNothing) {
    servers_["https://pictures.example/page"] = picture(enough, "text/html");
    servers_["https://pictures.example/icon.png"] = picture(300, "image/png");
    servers_["https://pictures.example/moving.ico"] = picture(enough, "image/x-icon");
    EXPECT_EQ(receive_html("<img src=\"https://pictures.example/gone\"><img src=\"https://pictures.example/page\">"
                           "<img src=\"https://pictures.example/icon.png\"><img src=\"https://pictures.example/moving.ico\">"),
              "");
    run_jobs();
    EXPECT_THAT(asked_, SizeIs(4));
    ASSERT_THAT(messages(), SizeIs(1));
    EXPECT_THAT(names(messages()[0]), IsEmpty());
}

TEST_F(FetchedByMail, GoOnWhereTheServerStopped) {
    servers_["https://pictures.example/a.jpg"] = picture(enough);
    const Fetcher fetch = std::exchange(app().fetch, [](const std::string&, std::int64_t, const std::stop_token&) -> Result<RemoteFile> {
        return fail(problems::unavailable, "stopped");
    });
    EXPECT_EQ(receive_html("<img src=\"https://pictures.example/a.jpg\">"), "");
    const std::array kinds{JobKind::FetchImage};
    const auto job = must(take_job(app(), kinds));
    ASSERT_TRUE(job);
    std::stop_source stopping;
    stopping.request_stop();
    EXPECT_FALSE(fetch_file(app(), *job, stopping.get_token()));
    app().fetch = fetch;
    must(fetch_file(app(), *job, {}));
    must(fetch_file(app(), *job, {}));
    run_jobs();
    ASSERT_THAT(messages(), SizeIs(1));
    EXPECT_THAT(names(messages()[0]), ElementsAre("a"));
}

TEST_F(FetchedByMail, AreAsManyAsAMessageMayHave) {
    std::string html;
    for (int i = 0; i < 30; ++i) {
        const std::string address = "https://pictures.example/" + std::to_string(i);
        servers_[address] = picture(enough);
        html += "<img src=\"" + address + "\">";
    }
    EXPECT_EQ(receive_html(html), "");
    run_jobs();
    ASSERT_THAT(messages(), SizeIs(1));
    EXPECT_THAT(messages()[0].attachments, SizeIs(10));
}

TEST_F(FetchedByMail, AreNotWhereThePackRemovesThem) {
    let_pack_say("remote_images = \"remove\"\n");
    servers_["https://pictures.example/a.jpg"] = picture(enough);
    EXPECT_EQ(receive_html("<img src=\"https://pictures.example/a.jpg\">"), "");
    run_jobs();
    EXPECT_THAT(asked_, IsEmpty());
    ASSERT_THAT(messages(), SizeIs(1));
    EXPECT_THAT(names(messages()[0]), IsEmpty());
}

}  // namespace
}  // namespace stoa
