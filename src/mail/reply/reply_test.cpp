#include "mail/reply/reply.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <string>

namespace stoa::mail {
namespace {

constexpr std::string_view words = "Thank you.\nThe second parcel came, too.";

// Without a date and an address these lines could be anybody's: only a quote below tells.
TEST(FreshText, AsksForAQuoteBelowWhatIsNotCertain) {
    for (const std::string_view line :
         {"Anna Smith wrote:", "花子さんは書きました:", "On Friday at 10:00 Anna wrote:", "anna@example.com schrieb:"}) {
        const std::string head = std::string(words) + "\n\n" + std::string(line);
        EXPECT_EQ(fresh_text(head + "\n> Where is it?\n").text, words) << line;
        EXPECT_EQ(fresh_text(head + "\n| Where is it?\n| Anna\n").text, words) << line;
        EXPECT_FALSE(fresh_text(head + "\nit is a wonderful shop\n").is_cut) << line;
    }
}

constexpr auto advertisements = std::to_array<std::string_view>({
    "Sent from my iPhone",
    "Sent from my Verizon, Samsung Galaxy smartphone",
    "Sent from Yahoo Mail for iPhone",
    "Sent from Outlook for iOS",
    "Get Outlook for Android",
    "Get Outlook for iOS<https://aka.ms/o0ukef>",
    "Sent from Mail for Windows 10",
    "Sent with Proton Mail secure email.",
    "Sent via BlackBerry from T-Mobile",
    "Von meinem iPhone gesendet",
    "Von meinem Samsung Galaxy Smartphone gesendet.",
    "Gesendet von meinem Android-Mobiltelefon mit WEB.DE Mail",
    "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.",
    "Gesendet mit der GMX Mail App",
    "Envoyé de mon iPhone",
    "Envoyé depuis mon appareil Galaxy",
    "Envoyé à partir d’Outlook pour Android",
    "Enviado desde mi iPhone",
    "Enviado desde Yahoo Mail para Android",
    "Enviado do meu iPhone",
    "Inviato da iPhone",
    "Inviato dal mio telefono",
    "Verzonden vanaf mijn iPhone",
    "Verstuurd vanaf mijn iPad",
    "Sendt fra min iPhone",
    "Skickat från min iPhone",
    "Lähetetty iPhonesta",
    "Wysłane z iPhone'a",
    "Odesláno z iPhonu",
    "iPhone-ról küldve",
    "Trimis de pe iPhone-ul meu",
    "iPhone'umdan gönderildi",
    "Отправлено с iPhone",
    "Отправлено из мобильной Почты Mail.ru",
    "Надіслано з iPhone",
    "Στάλθηκε από το iPhone μου",
    "נשלח מה-iPhone שלי",
    "أُرسلت من الـ iPhone",
    "iPhoneから送信",
    "发自我的iPhone",
    "從我的 iPhone 傳送",
    "나의 iPhone에서 보냄",
});

TEST(FreshText, IsWithoutAdvertisements) {
    for (const std::string_view line : advertisements) {
        EXPECT_EQ(fresh_text(std::string(words) + "\n\n" + std::string(line) + "\n").text, words) << line;
        const std::string with_quote =
            std::string(words) + "\n\n" + std::string(line) + "\n\nOn 3 Mar 2014, at 10:00, Anna <a@example.com> wrote:\n\n> Hello\n";
        EXPECT_EQ(fresh_text(with_quote).text, words) << line;
    }
}

constexpr auto own_words = std::to_array<std::string_view>({
    "Sent the iPhone back today",
    "I wrote to you on 3 March 2014:\n\nthe parcel is lost.",
    "On 3 March 2014 at 10:00 I wrote to anna@example.com that:\n\nthe parcel is lost.",
    "On 3 March 2014 at 10:00 I wrote:\n\nthe parcel is lost.",
    "I paid 10.30 to anna@example.com and she wrote:\n\nthank you.",
    "My numbers:\n> 123\n> 456",
    "My numbers:\n--\n123\n456",
    "On Friday you wrote:\n\nI get my money back.\n\nI still wait.",
    "Please send it to:\n\nAnna Smith\nHigh Street 5\nanna@example.com\n+44 20 7946 0000",
    "From: Berlin\nTo: Paris\nDate: 12 May\n\nThat is my journey.",
    "Colours:\n\n-Blue",
    "I would like\n-Blue\n-Red",
    "Sizes:\n----\nL and XL, please.",
    "First thing.\n\n--\n\nSecond thing: is it in stock?",
    "| size | price |\n| L | 20 |",
    "That was bad >:(",
    "Best regards,\nAnna Smith",
    "This is confidential.\n\nPlease delete my account.",
    "My order:\n\nName: Anna\nSubject: shoes\nTo: Paris",
    "The original message:\nit never came.",
    "## my list",
});

TEST(FreshText, KeepsTheAuthorsWords) {
    for (const std::string_view text : own_words) {
        const ReplyText fresh = fresh_text(text, {.sender_name = "Anna Smith"});
        EXPECT_EQ(fresh.text, text);
        EXPECT_FALSE(fresh.is_cut) << text;
    }
}

struct Case {
    std::string_view text;
    std::string_view fresh;
};

constexpr auto cases = std::to_array<Case>({
    // Answers between quoted lines stay with what they answer; what stands below them goes.
    {"On 3 Mar 2014, at 10:00, A <a@example.com> wrote:\n> Red?\nYes.\n> Blue?\nNo.\n> Bye\n", "> Red?\nYes.\n> Blue?\nNo."},
    // An answer below the whole quote stands alone.
    {"On 3 Mar 2014, at 10:00, A <a@example.com> wrote:\n> Red?\n\nYes.\n", "Yes."},
    // Somebody who quotes by hand means it.
    {"You said\n> Red\nbut it is blue.", "You said\n> Red\nbut it is blue."},
    // Bare forwards and quotes.
    {"---------- Forwarded message ---------\nFrom: A <a@example.com>\nDate: 3 Mar 2014\n\nHello",
     "---------- Forwarded message ---------\nFrom: A <a@example.com>\nDate: 3 Mar 2014\n\nHello"},
    {"> Hello\n> you", "> Hello\n> you"},
    // Signatures.
    {"Thanks\n\n-- \nAnna\nA shop. We sell long sentences, too. Do you like them?\n", "Thanks"},
    {"Thanks\n--\nAnna\nThe Shop\n", "Thanks"},
    {"Thanks\n\nBest regards,\nAnna\n\n-- \nAnna Smith\n", "Thanks\n\nBest regards,\nAnna"},
    {"Thanks a lot\n\nAnna Smith\nTel. +44 20 7946 0000\n", "Thanks a lot"},
    {"Thanks\n\nThis e-mail and its attachments are confidential and intended solely for the addressee. If you are not the intended "
     "recipient, please\ndelete it and notify the sender.\n",
     "Thanks"},
    {"Danke\n\nDiese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind oder diese E-Mail irrtümlich "
     "erhalten haben, vernichten Sie sie.",
     "Danke"},
    // Stoa's marker, bare and quoted, with the attribution above it.
    {"Yes, please.\n\nAm 3. März 2014 um 10:00 schrieb Laden <x@example.com>:\n\n## Bitte über dieser Zeile antworten ##\n\nHallo\n",
     "Yes, please."},
    {"Yes, please.\n\nOn Friday Shop wrote:\n> ## Please write above this line ##\n> Hello\n", "Yes, please."},
    {"Yes, please.\n## Please write above this line ##\nHello\n\nfrom us", "Yes, please."},
    // The quote in the attribution's own line.
    {"Yes\n\nOn 3 Mar 2014, at 10:00, A <a@example.com> wrote:> Hello\n> there", "Yes"},
    // Line ends and blanks.
    {"Yes\r\n\r\nNo \r\n\r\nOn 3 Mar 2014, at 10:00, A <a@example.com> wrote:\r\n> Hello\r\n", "Yes\n\nNo"},
    {"\u3000\n\nOn 3 Mar 2014, at 10:00, A <a@example.com> wrote:\n> Hello\n",
     "On 3 Mar 2014, at 10:00, A <a@example.com> wrote:\n> Hello"},
    // The author's last line goes straight on into an attribution without a date.
    {"2 parcels came\nAnna <a@example.com> wrote:\n> Hello\n", "2 parcels came"},
    {"On 3 March 2014 two came.\nAnna <a@example.com> wrote:\n> Hello\n", "On 3 March 2014 two came."},
    // A program in a language that is not known here.
    {"Dankon\n\nLa 3an de marto 2014 je 10:00, Anna <a@example.com> skribis:\n\n> Saluton\n", "Dankon"},
    // What a program broke off a quoted line belongs to it.
    {"Yes\n\nOn 3 Mar 2014, at 10:00, A <a@example.com> wrote:\n> This line is so long that a program has broken it in its "
     "middle,\nwithout any mark.\n> Bye\n",
     "Yes"},
    {"", ""},
    {" \n\t\n", ""},
});

TEST(FreshText, IsWhatWasWritten) {
    for (const Case& one : cases) EXPECT_EQ(fresh_text(one.text, {.sender_name = "Anna Smith"}).text, one.fresh) << one.text;
}

TEST(FreshText, TakesTimeInLineWithTheSize) {
    constexpr std::size_t size = 1'000'000;
    const auto patterns = std::to_array<std::string_view>({">",
                                                           "> ",
                                                           "On ",
                                                           "On On On wrote:\n",
                                                           ">\n",
                                                           "\n",
                                                           "a",
                                                           "From: a\n",
                                                           "from: a@b.cd\nx\n",
                                                           "wrote:\n",
                                                           "@",
                                                           "a@",
                                                           "1",
                                                           "1.1.",
                                                           "-",
                                                           "--\n",
                                                           "-- \n",
                                                           "## ##",
                                                           "On 3 Mar 2014 wrote:\n\n",
                                                           "On 3 Mar 2014\n<a@b.cd\n",
                                                           "-----Message-----\n",
                                                           "x\n> y\n",
                                                           "Sent from my iPhone\n",
                                                           "é:\n",
                                                           "\xff\xfe",
                                                           "|\n",
                                                           "On 2014 a@b.cd wrote:>",
                                                           "<http",
                                                           "_\n",
                                                           "From: a\n\n",
                                                           ":",
                                                           ":>",
                                                           "Anna Smith\na@b.cd\n\n",
                                                           "Subject: 2014 @\nfrom:x\n"});
    for (const std::string_view pattern : patterns) {
        std::string text = "Hello\n";
        while (text.size() < size) text += pattern;
        // The processor's time, and the best of some runs: others use the machine, too.
        std::clock_t taken = CLOCKS_PER_SEC;
        for (int run = 0; run < 3; ++run) {
            const std::clock_t begin = std::clock();
            (void)fresh_text(text, {.sender_name = "Anna Smith"});
            taken = std::min(taken, std::clock() - begin);
        }
        EXPECT_LT(taken * 1000 / CLOCKS_PER_SEC, 100) << pattern;
    }
}

TEST(FreshText, BearsAnyBytes) {
    std::uint32_t state = 1;
    const auto pieces = std::to_array<std::string_view>(
        {"\xff", "\xe3\x81", "\n", "> ", "On ",  "2014", "wrote:", "<a@b.cd>", "From:",           "\r", std::string_view("\0", 1), "-- \n",
         "##",   "|",        ":",  " ",  "\xd9", "\xcc", "12:00",  "------",   "Original Message"});
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (int piece = 0; piece < 20; ++piece) {
            state = state * 1664525U + 1013904223U;
            text += pieces[(state >> 16U) % pieces.size()];
        }
        const ReplyText fresh = fresh_text(text, {.sender_name = std::string_view(text).substr(0, 5)});
        EXPECT_LE(fresh.text.size(), 2 * text.size());
    }
}

}  // namespace
}  // namespace stoa::mail
