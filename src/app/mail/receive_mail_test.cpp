#include "app/mail/receive_mail.h"

#include <gmock/gmock.h>

#include "app/mail/mail_settings.h"
#include "app/mail/mail_world.h"
#include "app/mail/raw_mails.h"
#include "app/mail/reason_tag.h"
#include "app/mail/sender_confirmation.h"
#include "app/people/merge_buyers.h"
#include "app/upkeep/housekeeping.h"
#include "store/orders.h"

namespace stoa {
namespace {

using testing::ElementsAre;

class ReceiveMail : public MailWorld {};

TEST_F(ReceiveMail, BecomesMessagesOfBothSides) {
    EXPECT_EQ(receive(address(Author::Buyer), {}), "");
    EXPECT_EQ(receive(address(Author::Seller), {.from = "Dana <DANA@buyers.example>",
                                                .subject = "Re: One board",
                                                .text = "Yes, do that.\r\n\r\nOn Tue, 24 Nov 2026, Oak wrote:\r\n> May it be the next one?",
                                                .id = "two"}),
              "");
    EXPECT_THAT(texts(), ElementsAre("About order 114-1: one board has a knot. May it be the next one?", "Yes, do that."));
}

TEST_F(ReceiveMail, ReadsWhatIsOnlyHtml) {
    const std::string html =
        "<div>Hello,</div><p>one board of order <b>114-1</b> has a knot.<br>May it be the next one?</p>"
        "<div>On Tue, Nov 24, 2026 at 9:58 AM Dana &lt;dana@buyers.example&gt; wrote:<br></div><blockquote>When does it come?</blockquote>";
    EXPECT_EQ(receive(address(Author::Buyer), {.text = html, .more = "Content-Type: text/html\r\n"}), "");
    EXPECT_THAT(texts(), ElementsAre("Hello,\n\none board of order 114-1 has a knot.\nMay it be the next one?"));
}

TEST_F(ReceiveMail, FindsTheAddressHoweverItIsWritten) {
    std::string loud = address(Author::Buyer);
    for (char& c : loud) c = static_cast<char>(std::toupper(c));
    EXPECT_TRUE(require_alias(app(), loud));
    EXPECT_TRUE(require_alias(app(), address(Author::Buyer).replace(26, 1, "+order@")));
    for (const std::string wrong : {"", "x", "@messages.example", "aaaaaaaaaaaaaaaaaaaaaaaaaa@messages.example"})
        EXPECT_FALSE(require_alias(app(), wrong)) << wrong;
    EXPECT_FALSE(require_alias(app(), address(Author::Buyer).substr(0, 26) + "@elsewhere.example"));
}

TEST_F(ReceiveMail, IsTakenOnceHoweverOftenItComes) {
    for (int i = 0; i < 3; ++i) EXPECT_EQ(receive(address(Author::Buyer), {}), "");
    now_ = now_ + days(5);  // Longer than the key of a request is known.
    EXPECT_EQ(receive(address(Author::Buyer), {}), "");
    EXPECT_EQ(texts().size(), 1U);
    EXPECT_EQ(receive(address(Author::Buyer), {.text = "About order 114-1: and one board is short. May it be oak?", .id = "other"}), "");
    EXPECT_EQ(texts().size(), 2U);
}

TEST_F(ReceiveMail, RefusesWhoMayNotWriteAndListsThem) {
    const auto strangers = {"desk@helpdesk.example", "dana@buyers.example", "flora@fern.example"};
    for (const char* from : strangers) EXPECT_EQ(receive(address(Author::Buyer), {.from = from}), "sender_not_authorised") << from;
    EXPECT_EQ(receive(address(Author::Seller), {.from = "mira@oak.example"}), "sender_not_authorised");
    EXPECT_EQ(must(get_seller_mail(app(), olga_, oak_)).senders.size(), 3U);

    must(put_sender(app(), olga_, oak_, "@helpdesk.example", SenderState::Approved));
    EXPECT_EQ(receive(address(Author::Buyer), {.from = "desk@helpdesk.example"}), "sender_not_authorised") << "until it is confirmed";
    must(confirm_waiting_sender(app(), "Oak & Iron", "@helpdesk.example"));
    EXPECT_EQ(receive(address(Author::Buyer), {.from = "desk@helpdesk.example"}), "");
    must(put_sender(app(), olga_, oak_, "desk@helpdesk.example", SenderState::Blocked));
    EXPECT_EQ(receive(address(Author::Buyer), {.from = "desk@helpdesk.example", .id = "two"}), "sender_not_authorised");
    EXPECT_FALSE(put_sender(app(), mira_, oak_, "@helpdesk.example", SenderState::Approved)) << "an agent decides nothing";
    for (const char* wrong : {"helpdesk", "a@b@c.example", "@nodot", "a b@c.example"})
        EXPECT_FALSE(put_sender(app(), olga_, oak_, wrong, SenderState::Approved)) << wrong;
}

TEST_F(ReceiveMail, BelievesTheFromOnlyByTheFrontServer) {
    app().mail.front = "mx.messages.example";
    const auto said = [](const std::string& results) { return "Authentication-Results: " + results + "\r\n"; };
    const std::string to = address(Author::Buyer);
    EXPECT_EQ(receive(to, {}), "sender_not_believed");
    for (const std::string results :
         {"mx.other.example; dmarc=pass header.from=oak.example",
          "mx.messages.example; dmarc=fail header.from=oak.example; spf=pass smtp.mailfrom=oak.example",
          "mx.messages.example; spf=pass smtp.mailfrom=oak.example.evil.example", "mx.messages.example; dkim=pass header.d=voak.example",
          "mx.messages.example; spf=softfail smtp.mailfrom=oak.example"})
        EXPECT_EQ(receive(to, {.more = said(results)}), "sender_not_believed") << results;
    int number = 0;
    for (const std::string results :
         {"mx.messages.example; dmarc=pass header.from=oak.example", "mx.messages.example; spf=pass smtp.mailfrom=bounce.oak.example",
          "mx.messages.example; dkim=pass header.d=oak.example"})
        EXPECT_EQ(receive(to, {.more = said(results), .id = std::to_string(++number)}), "") << results;
}

TEST_F(ReceiveMail, ReachesTheOneWhomTwoBuyersAre) {
    const std::string buyers = address(Author::Buyer), sellers = address(Author::Seller);
    EXPECT_EQ(receive(buyers, {}), "");
    must(merge_buyers(app(), {.kept = "buyer-2", .merged = "buyer-1"}));
    EXPECT_EQ(receive(sellers, {.from = "dana@buyers.example", .text = "Yes, do that.", .id = "two"}), "");
    EXPECT_EQ(receive(buyers, {.subject = "Re: One board", .text = "It is on its way.", .id = "three"}), "");
    const Alias now{.seller = oak_, .buyer = *luis_.buyer, .order = order("114-1"), .party = Author::Seller};
    EXPECT_EQ(receive(alias_address(app(), now), {.from = "dana@buyers.example", .text = "Thank you.", .id = "four"}), "");
    EXPECT_EQ(texts().size(), 4U);
}

TEST_F(ReceiveMail, ReachesOrdersThatAreOlderThanTheMail) {
    Order old{.seller = oak_, .id = order("114-9"), .buyer = dana_.buyer, .placed_at = now_ - days(2)};
    old.items = {{"OI-CH4", "Oak chest, 4 drawers", 1}};
    must(app().database.write([&](store::Transaction& transaction) { return store::put_order(transaction, old, "digest", "Oak & Iron"); }));
    const std::string to = alias_address(app(), {.seller = oak_, .buyer = *dana_.buyer, .order = old.id, .party = Author::Buyer});
    EXPECT_FALSE(require_alias(app(), to));
    must(keep_earlier_aliases(app(), {}));
    EXPECT_TRUE(require_alias(app(), to));
}

TEST_F(ReceiveMail, TakesNoMessageFromMachines) {
    for (const char* more : {"Auto-Submitted: auto-replied\r\n", "Precedence: bulk\r\n", "List-Id: <x.example>\r\n"})
        EXPECT_EQ(receive(address(Author::Buyer), {.more = more}), "") << more;
    EXPECT_TRUE(texts().empty());
}

TEST_F(ReceiveMail, SaysWhatIsMissing) {
    EXPECT_EQ(receive(address(Author::Buyer), {.text = "> only quoted"}), "");
    EXPECT_EQ(receive(address(Author::Buyer), {.text = " ", .id = "two"}), "text_empty");
}

// A loop that nothing else has ended.
TEST_F(ReceiveMail, TakesOnlySoManyOfOneAddressInAnHour) {
    const std::string to = address(Author::Seller);
    for (int i = 0; i < MailLimits::mails_an_hour_max; ++i) {
        const TestMail mail{.from = "dana@buyers.example", .text = "Number " + std::to_string(i), .id = std::to_string(i)};
        ASSERT_EQ(receive(to, mail), "");
    }
    const TestMail more{.from = "dana@buyers.example", .text = "One more", .id = "more"};
    EXPECT_EQ(receive(to, more), "too_many_mails");
    EXPECT_EQ(receive(address(Author::Buyer), {.subject = "Re: order", .text = "Yes."}), "") << "each address has its own";
    now_ = now_ + hours(1) + seconds(1);
    EXPECT_EQ(receive(to, more), "");
}

TEST_F(ReceiveMail, RefusesWhatGoesRound) {
    std::string fields;
    for (std::size_t i = 0; i < MailLimits::servers_max; ++i) fields += "Received: from a by b; Mon, 23 Nov 2026 10:00:00 +0000\r\n";
    EXPECT_EQ(receive(address(Author::Buyer), {.more = fields + "Received: from c\r\n"}), "mail_goes_round");
    EXPECT_EQ(receive(address(Author::Buyer), {.more = fields}), "");
}

std::size_t files_in(const std::string& folder) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) count += entry.is_regular_file() ? 1 : 0;
    return count;
}

TEST_F(ReceiveMail, IsKeptAsItCameAsLongAsThePackSays) {
    now_ = system_now();  // The files have the machine's time.
    EXPECT_EQ(receive(address(Author::Seller), {.from = "dana@buyers.example", .text = "Where is it?"}), "");
    EXPECT_EQ(files_in(app().mail.directory), 1U);
    now_ = now_ + days(pack_->mail().raw_days) - hours(1);
    Swept swept = must(sweep(app(), {}));
    EXPECT_EQ(swept.received_mails + swept.raw_mails, 0);
    now_ = now_ + hours(2);
    swept = must(sweep(app(), {}));
    EXPECT_EQ(swept.received_mails, 1);
    EXPECT_EQ(swept.raw_mails, 1);
    EXPECT_EQ(files_in(app().mail.directory), 0U);
    EXPECT_EQ(texts().size(), 1U) << "the message stays";
}

}  // namespace
}  // namespace stoa
