// How quotes are introduced by mail programs of many languages, and that the author's words end there.
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>

#include "mail/reply/reply.h"

namespace stoa::mail {
namespace {

constexpr std::string_view words = "Thank you.\nThe second parcel came, too.";

// What programs write above a quote; in its first lines, each alone and followed by a quote with marks and without.
constexpr auto introductions = std::to_array<std::string_view>({
    "On Mon, Mar 3, 2014 at 10:00 AM Anna Smith <anna@example.com> wrote:",
    "On Mon, Mar 3, 2014 at 10:00 AM Anna Smith-Longbottom of the Shop <\nanna.smith.longbottom@example.com> wrote:",
    "On Monday, March 3rd, 2014 at 10:00 AM, Anna Smith\n<anna@example.com>\nwrote:",
    "On 3 Mar 2014, 12:00 +0100, Anna <anna@example.com>, wrote:",
    "On 03/03/14 10:00 am, Anna Smith wrote:",
    "On 2014-03-03 10:00, Anna Smith wrote:",
    "*On Mon, Mar 3, 2014 at 10:00 AM Anna Smith <anna@example.com> wrote:*",
    "---- On Mon, 03 Mar 2014 10:00:00 +0000 Anna Smith <anna@example.com> wrote ----",
    "At 2014-03-03 10:00:00, \"Anna\" <anna@example.com> wrote:",
    "Anna Smith <anna@example.com> wrote on Mon, 3 Mar 2014 10:00:00 +0100 (CET):",
    "Am Mo., 3. März 2014 um 10:00 Uhr schrieb Anna Schmidt <anna@example.com>:",
    "Am 03.03.2014 um 10:00 schrieb Anna Schmidt:",
    "Anna Schmidt <anna@example.com> schrieb am Mo., 3. März 2014, 10:00:",
    "Am Montag, den 3. März 2014, hat Anna Schmidt <anna@example.com> geschrieben:",
    "Le lun. 3 mars 2014 à 10:00, Anne Petit <anne@example.com> a écrit :",
    "Le 3 mars 2014 à 10:00, Anne Petit\n<anne@example.com> a écrit\u00a0:",
    "El lun, 3 mar 2014 a las 10:00, Ana (<ana@example.com>) escribió:",
    "El 3/3/2014 a las 10:00, Ana Pérez escribió:",
    "Il giorno lun 3 mar 2014 alle ore 10:00 Anna Rossi <anna@example.com> ha scritto:",
    "Em seg., 3 de mar. de 2014 às 10:00, Ana Silva <ana@example.com> escreveu:",
    "No dia 3 de março de 2014 às 10:00, Ana Silva <ana@example.com> escreveu:",
    "Op ma 3 mrt. 2014 om 10:00 schreef Anna de Vries <anna@example.com>:",
    "Op 3 mrt. 2014 om 10:00 heeft Anna de Vries <anna@example.com> het volgende geschreven:",
    "Den man. 3. mar. 2014 kl. 10.00 skrev Anna Hansen <anna@example.com>:",
    "Den mån 3 mars 2014 kl 10:00 skrev Anna Berg <anna@example.com>:",
    "3 mars 2014 kl. 10:00 skrev Anna Berg <anna@example.com>:",
    "man. 3. mars 2014 kl. 10:00 skrev Anna Hansen <anna@example.com>:",
    "ma 3. maalisk. 2014 klo 10.00 Anna Virtanen (anna@example.com) kirjoitti:",
    "pon., 3 mar 2014 o 10:00 Anna Nowak <anna@example.com> napisał(a):",
    "W dniu 03.03.2014 o 10:00, Anna Nowak pisze:",
    "po 3. 3. 2014 v 10:00 odesílatel Anna Nováková <anna@example.com> napsal:",
    "Dne 3.3.2014 v 10:00 Anna Nováková napsal(a):",
    "Kovács Anna <anna@example.com> ezt írta (időpont: 2014. márc. 3., H, 10:00):",
    "În lun., 3 mar. 2014 la 10:00, Ana Popescu <ana@example.com> a scris:",
    "Ayşe Yılmaz <ayse@example.com>, 3 Mar 2014 Pzt, 10:00 tarihinde şunu yazdı:",
    "пн, 3 мар. 2014 г. в 10:00, Анна Иванова <anna@example.com>:",
    "Понедельник, 3 марта 2014, 10:00 +04:00 от Анна Иванова <anna@example.com>:",
    "03.03.2014, 10:00, \"Анна Иванова\" <anna@example.com>:",
    "3 марта 2014 г. 10:00 пользователь Анна Иванова <\nanna@example.com> написал:",
    "пн, 3 бер. 2014 р. о 10:00 Анна Коваль <anna@example.com> пише:",
    "Στις Δευ 3 Μαρ 2014 στις 10:00 π.μ., ο χρήστης Anna <anna@example.com> έγραψε:",
    "\u202bבתאריך יום ב׳, 3 במרץ 2014 ב-10:00 מאת \u202aAnna\u202c\u200f <\u202aanna@example.com\u202c\u200f>:\u202c",
    "في الاثنين، ٣ مارس ٢٠١٤ في ١٠:٠٠ ص تمت كتابة ما يلي بواسطة Anna <anna@example.com>:",
    "2014年3月3日(月) 10:00 花子 <hanako@example.com>:",
    "2014/03/03 10:00、花子 <hanako@example.com>のメール:",
    "Anna <anna@example.com> 于2014年3月3日周一 10:00写道：",
    "在 2014年3月3日，10:00，Anna <anna@example.com> 写道：",
    "Anna <anna@example.com> 於 2014年3月3日 週一 上午10:00寫道：",
    "2014년 3월 3일 (월) 오전 10:00, Anna <anna@example.com>님이 작성:",
    "From: Anna Smith <anna@example.com>\nSent: Monday, March 3, 2014 10:00 AM\nTo: Shop\nSubject: Parcel",
    "________________________________\nFrom: Anna Smith <anna@example.com>\nSent: Monday, March 3, 2014 10:00 AM\nTo: Shop\nSubject: "
    "Parcel",
    "*From:* Anna Smith\n*Sent:* Monday, March 3, 2014 10:00 AM\n*To:* Shop\n*Subject:* Parcel",
    "**From:** Anna <anna@example.com>\n\n**Date:** Monday, March 3, 2014 10:00 AM\n\n**To:** Shop\n\n**Subject:** Parcel",
    "From: Anna <anna@example.com>\nSent: Monday, March 3, 2014 10:00 AM\nTo: a@example.com; b@example.com;\n c@example.com;\n "
    "d@example.com\nSubject: Parcel",
    "-----Original Message-----\nFrom: Anna [mailto:anna@example.com]\nSent: Monday, March 3, 2014 10:00 AM\nTo: Shop\nSubject: Parcel",
    "-------- Original message --------\nFrom: Anna <anna@example.com>\nDate: 3/3/14 10:00 (GMT+01:00)\nTo: Shop\nSubject: Parcel",
    "------- Original Message -------\nOn Monday, March 3rd, 2014 at 10:00 AM, Anna <anna@example.com> wrote:",
    "---------- Forwarded message ---------\nFrom: Anna <anna@example.com>\nDate: Mon, Mar 3, 2014 at 10:00 AM\nSubject: Parcel\nTo: Shop",
    "Begin forwarded message:\n\nFrom: Anna <anna@example.com>\nSubject: Parcel\nDate: 3 March 2014 at 10:00:00 CET\nTo: Shop",
    "============ Forwarded message ============\nFrom: Anna <anna@example.com>\nTo: shop@example.com\nDate: Mon, 03 Mar 2014",
    "-----Ursprüngliche Nachricht-----\nVon: Anna [mailto:anna@example.com]\nGesendet: Montag, 3. März 2014 10:00\nAn: Laden\nBetreff: "
    "Paket",
    "Gesendet: Montag, 03. März 2014 um 10:00 Uhr\nVon: \"Anna\" <anna@example.com>\nAn: laden@example.com\nBetreff: Paket",
    "-------- Weitergeleitete Nachricht --------\nBetreff: \tPaket\nDatum: \tMon, 3 Mar 2014 10:00:00 +0100\nVon: \tAnna "
    "<anna@example.com>",
    "Anfang der weitergeleiteten Nachricht:\n\nVon: Anna <anna@example.com>\nBetreff: Paket\nDatum: 3. März 2014 um 10:00:00 MEZ",
    "-----Message d'origine-----\nDe : Anne <anne@example.com>\nEnvoyé : lundi 3 mars 2014 10:00\nÀ : Boutique\nObjet : Colis",
    "De : Anne <anne@example.com>\nEnvoyé le : lundi 3 mars 2014 10h00\nÀ : Boutique\nObjet : Colis",
    "De: Ana <ana@example.com>\nEnviado el: lunes, 3 de marzo de 2014 10:00\nPara: Tienda\nAsunto: Paquete",
    "De: Ana <ana@example.com>\nEnviada em: segunda-feira, 3 de março de 2014 10:00\nPara: Loja\nAssunto: Pacote",
    "Da: Anna <anna@example.com>\nInviato: lunedì 3 marzo 2014 10:00\nA: Negozio\nOggetto: Pacco",
    "-----Oorspronkelijk bericht-----\nVan: Anna <anna@example.com>\nVerzonden: maandag 3 maart 2014 10:00\nAan: Winkel\nOnderwerp: Pakje",
    "Fra: Anna <anna@example.com>\nSendt: 3. marts 2014 10:00\nTil: Butik\nEmne: Pakke",
    "Från: Anna <anna@example.com>\nSkickat: den 3 mars 2014 10:00\nTill: Butik\nÄmne: Paket",
    "Lähettäjä: Anna <anna@example.com>\nLähetetty: maanantai 3. maaliskuuta 2014 10.00\nVastaanottaja: Kauppa\nAihe: Paketti",
    "Od: Anna <anna@example.com>\nWysłano: poniedziałek, 3 marca 2014 10:00\nDo: Sklep\nTemat: Paczka",
    "Od: Anna <anna@example.com>\nOdesláno: pondělí 3. března 2014 10:00\nKomu: Obchod\nPředmět: Balík",
    "Feladó: Anna <anna@example.com>\nElküldve: 2014. március 3. 10:00\nCímzett: Bolt\nTárgy: Csomag",
    "De la: Ana <ana@example.com>\nTrimis: luni, 3 martie 2014 10:00\nCătre: Magazin\nSubiect: Colet",
    "Kimden: Ayşe <ayse@example.com>\nGönderildi: 3 Mart 2014 Pazartesi 10:00\nKime: Dükkan\nKonu: Paket",
    "От: Анна <anna@example.com>\nОтправлено: 3 марта 2014 г. 10:00\nКому: Магазин\nТема: Посылка",
    "Від: Анна <anna@example.com>\nНадіслано: 3 березня 2014 р. 10:00\nКому: Крамниця\nТема: Посилка",
    "Από: Anna <anna@example.com>\nΣτάλθηκε: Δευτέρα, 3 Μαρτίου 2014 10:00\nΠρος: Μαγαζί\nΘέμα: Δέμα",
    "מאת: Anna <anna@example.com>\nנשלח: יום שני 03 מרץ 2014 10:00\nאל: חנות\nנושא: חבילה",
    "من: Anna <anna@example.com>\nتم الإرسال: 03 مارس 2014 10:00\nإلى: متجر\nالموضوع: طرد",
    "差出人: 花子 <hanako@example.com>\n送信日時: 2014年3月3日 10:00\n宛先: 店\n件名: 荷物",
    "------------------ 原始邮件 ------------------\n发件人: \"Anna\" <anna@example.com>;\n发送时间: 2014年3月3日(星期一) "
    "上午10:00\n收件人: \"shop\";\n主题: 包裹",
    "보낸 사람: Anna <anna@example.com>\n보낸 날짜: 2014년 3월 3일 월요일 오전 10:00\n받는 사람: 가게\n제목: 소포",
    "Holen Sie sich Outlook für Android<https://aka.ms/x>\n________________________________\nVon: Anna <anna@example.com>\nGesendet: 3. "
    "März 2014",
});

constexpr auto separators = std::to_array<std::string_view>({
    "-----Original Message-----",
    "-------- Original message --------",
    "-------- Originalnachricht --------",
    "-------- Ursprüngliche Nachricht --------",
    "-------- Message d’origine --------",
    "-------- Message original --------",
    "-------- Mensaje original --------",
    "-------- Mensagem original --------",
    "-------- Messaggio originale --------",
    "-------- Oorspronkelijk bericht --------",
    "-------- Oprindelig meddelelse --------",
    "-------- Opprinnelig melding --------",
    "-------- Ursprungligt meddelande --------",
    "-------- Alkuperäinen viesti --------",
    "-------- Wiadomość oryginalna --------",
    "-------- Původní zpráva --------",
    "-------- Eredeti üzenet --------",
    "-------- Mesaj original --------",
    "-------- Orijinal mesaj --------",
    "-------- Исходное сообщение --------",
    "-------- Оригінальне повідомлення --------",
    "-------- Αρχικό μήνυμα --------",
    "-------- הודעה מקורית --------",
    "-------- الرسالة الأصلية --------",
    "-------- 元のメッセージ --------",
    "------------------ 原始邮件 ------------------",
    "-------- 원본 메시지 --------",
    "---------- Forwarded message ----------",
    "---------- Weitergeleitete Nachricht ----------",
    "---------- Message transféré ----------",
    "---------- Mensaje reenviado ----------",
    "---------- Mensagem encaminhada ----------",
    "---------- Messaggio inoltrato ----------",
    "---------- Doorgestuurd bericht ----------",
    "---------- Videresendt besked ----------",
    "---------- Vidarebefordrat meddelande ----------",
    "---------- Välitetty viesti ----------",
    "---------- Wiadomość przekazana dalej ----------",
    "---------- Přeposlaná zpráva ----------",
    "---------- Továbbított üzenet ----------",
    "---------- Mesaj redirecționat ----------",
    "---------- İletilmiş mesaj ----------",
    "---------- Пересылаемое сообщение ----------",
    "---------- Пересланное сообщение ----------",
    "---------- Переслане повідомлення ----------",
    "---------- Προωθημένο μήνυμα ----------",
    "---------- הודעה שהועברה ----------",
    "---------- رسالة معاد توجيهها ----------",
    "---------- 転送メッセージ ----------",
    "---------- 转发的邮件 ----------",
    "---------- 전달된 메시지 ----------",
});

constexpr auto beginnings = std::to_array<std::string_view>({
    "Begin forwarded message:",
    "Anfang der weitergeleiteten Nachricht:",
    "Début du message réexpédié :",
    "Inicio del mensaje reenviado:",
    "Inizio messaggio inoltrato:",
    "Início da mensagem reencaminhada:",
    "Begin doorgestuurd bericht:",
    "Start på videresendt besked:",
    "Vidarebefordrat brev:",
    "Videresendt melding:",
    "Välitetty viesti alkaa:",
    "Początek przekazywanej wiadomości:",
    "Začátek přeposlané zprávy:",
    "Továbbított levél kezdete:",
    "Începutul mesajului redirecționat:",
    "İletilmiş mesajın başlangıcı:",
    "Начало переадресованного сообщения:",
    "Початок листа, що пересилається:",
    "Αρχή προωθημένου μηνύματος:",
    "תחילת ההודעה שהועברה:",
    "بداية الرسالة المعاد توجيهها:",
    "転送されたメッセージ:",
    "开始转发的邮件：",
    "전달된 메시지 시작:",
});

TEST(FreshText, EndsWhereAQuoteIsIntroduced) {
    for (const std::string_view introduction : introductions) {
        for (const std::string_view quote : {"\n> Where is it?\n>\n> Anna\n", "\n\n> Where is it?\n", "\n\nWhere is it?\n\nAnna\n"}) {
            const ReplyText fresh = fresh_text(std::string(words) + "\n\n" + std::string(introduction) + std::string(quote));
            EXPECT_EQ(fresh.text, words) << introduction << quote;
            EXPECT_TRUE(fresh.is_cut) << introduction;
        }
        EXPECT_EQ(fresh_text(std::string(words) + "\n" + std::string(introduction) + "\n> Where is it?\n").text, words) << introduction;
    }
}

// Lines that say so themselves need nothing below them that is marked.
TEST(FreshText, EndsAtSeparators) {
    for (const std::string_view line : separators) {
        const std::string text = std::string(words) + "\n\n" + std::string(line) + "\n\nWhere is it?\n";
        EXPECT_EQ(fresh_text(text).text, words) << line;
    }
    for (const std::string_view line : beginnings) {
        const std::string text =
            std::string(words) + "\n\n" + std::string(line) + "\n\nFrom: Anna <anna@example.com>\nDate: 3 March 2014\n\nWhere is it?\n";
        EXPECT_EQ(fresh_text(text).text, words) << line;
        const std::string quoted = std::string(words) + "\n\n" + std::string(line) + "\n\n> Where is it?\n";
        EXPECT_EQ(fresh_text(quoted).text, words) << line;
    }
}

}  // namespace
}  // namespace stoa::mail
