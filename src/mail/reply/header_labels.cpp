#include "mail/reply/header_labels.h"

#include <algorithm>
#include <array>

namespace stoa::mail {

namespace {

struct Label {
    std::string_view name;  // Folded.
    HeaderField field;
};

// As Outlook, Yahoo, GMX, Apple Mail, Thunderbird, QQ and NetEase write them in their languages. Sorted when compiled.
constexpr std::array unsorted_labels = std::to_array<Label>({
    {"from", HeaderField::From},
    {"sent", HeaderField::Sent},
    {"date", HeaderField::Date},
    {"to", HeaderField::To},
    {"cc", HeaderField::Other},
    {"bcc", HeaderField::Other},
    {"subject", HeaderField::Subject},
    {"reply-to", HeaderField::Other},
    {"reply to", HeaderField::Other},
    {"importance", HeaderField::Other},
    {"priority", HeaderField::Other},
    {"attachments", HeaderField::Other},
    {"attachment", HeaderField::Other},
    {"received", HeaderField::Date},
    {"on behalf of", HeaderField::Other},
    // German
    {"von", HeaderField::From},
    {"gesendet", HeaderField::Sent},
    {"gesendet am", HeaderField::Sent},
    {"datum", HeaderField::Date},
    {"an", HeaderField::To},
    {"betreff", HeaderField::Subject},
    {"kopie", HeaderField::Other},
    {"antwort an", HeaderField::Other},
    {"wichtigkeit", HeaderField::Other},
    {"anlagen", HeaderField::Other},
    // French
    {"de", HeaderField::From},
    {"expéditeur", HeaderField::From},
    {"envoyé", HeaderField::Sent},
    {"envoye", HeaderField::Sent},
    {"envoyé le", HeaderField::Sent},
    {"à", HeaderField::To},
    {"a", HeaderField::To},
    {"destinataire", HeaderField::To},
    {"objet", HeaderField::Subject},
    {"sujet", HeaderField::Subject},
    {"répondre à", HeaderField::Other},
    {"pièces jointes", HeaderField::Other},
    // Spanish, Portuguese, Catalan
    {"enviado", HeaderField::Sent},
    {"enviado el", HeaderField::Sent},
    {"enviado em", HeaderField::Sent},
    {"enviada", HeaderField::Sent},
    {"enviada em", HeaderField::Sent},
    {"enviat", HeaderField::Sent},
    {"fecha", HeaderField::Date},
    {"data", HeaderField::Date},
    {"para", HeaderField::To},
    {"asunto", HeaderField::Subject},
    {"assunto", HeaderField::Subject},
    {"assumpte", HeaderField::Subject},
    {"tema", HeaderField::Subject},
    // Italian
    {"da", HeaderField::From},
    {"inviato", HeaderField::Sent},
    {"inviato il", HeaderField::Sent},
    {"oggetto", HeaderField::Subject},
    // Dutch
    {"van", HeaderField::From},
    {"verzonden", HeaderField::Sent},
    {"aan", HeaderField::To},
    {"onderwerp", HeaderField::Subject},
    // Danish, Norwegian, Swedish
    {"fra", HeaderField::From},
    {"från", HeaderField::From},
    {"sendt", HeaderField::Sent},
    {"skickat", HeaderField::Sent},
    {"skickad", HeaderField::Sent},
    {"dato", HeaderField::Date},
    {"til", HeaderField::To},
    {"till", HeaderField::To},
    {"emne", HeaderField::Subject},
    {"ämne", HeaderField::Subject},
    // Finnish
    {"lähettäjä", HeaderField::From},
    {"lähetetty", HeaderField::Sent},
    {"päivämäärä", HeaderField::Date},
    {"päiväys", HeaderField::Date},
    {"vastaanottaja", HeaderField::To},
    {"kopio", HeaderField::Other},
    {"aihe", HeaderField::Subject},
    // Polish, Czech, Slovak
    {"od", HeaderField::From},
    {"wysłane", HeaderField::Sent},
    {"wysłano", HeaderField::Sent},
    {"do", HeaderField::To},
    {"dw", HeaderField::Other},
    {"temat", HeaderField::Subject},
    {"odesláno", HeaderField::Sent},
    {"odoslané", HeaderField::Sent},
    {"datum odeslání", HeaderField::Sent},
    {"komu", HeaderField::To},
    {"kopia", HeaderField::Other},
    {"předmět", HeaderField::Subject},
    {"predmet", HeaderField::Subject},
    // Hungarian
    {"feladó", HeaderField::From},
    {"küldve", HeaderField::Sent},
    {"elküldve", HeaderField::Sent},
    {"dátum", HeaderField::Date},
    {"címzett", HeaderField::To},
    {"másolat", HeaderField::Other},
    {"tárgy", HeaderField::Subject},
    // Romanian
    {"de la", HeaderField::From},
    {"expeditor", HeaderField::From},
    {"trimis", HeaderField::Sent},
    {"către", HeaderField::To},
    {"catre", HeaderField::To},
    {"subiect", HeaderField::Subject},
    // Turkish
    {"kimden", HeaderField::From},
    {"gönderen", HeaderField::From},
    {"gönderildi", HeaderField::Sent},
    {"gönderilme", HeaderField::Sent},
    {"tarih", HeaderField::Date},
    {"kime", HeaderField::To},
    {"alıcı", HeaderField::To},
    {"bilgi", HeaderField::Other},
    {"konu", HeaderField::Subject},
    // Russian, Ukrainian
    {"от", HeaderField::From},
    {"от кого", HeaderField::From},
    {"отправитель", HeaderField::From},
    {"отправлено", HeaderField::Sent},
    {"дата", HeaderField::Date},
    {"кому", HeaderField::To},
    {"получатель", HeaderField::To},
    {"копия", HeaderField::Other},
    {"тема", HeaderField::Subject},
    {"від", HeaderField::From},
    {"від кого", HeaderField::From},
    {"надіслано", HeaderField::Sent},
    {"відправлено", HeaderField::Sent},
    {"копія", HeaderField::Other},
    // Greek
    {"από", HeaderField::From},
    {"στάλθηκε", HeaderField::Sent},
    {"εστάλη", HeaderField::Sent},
    {"ημερομηνία", HeaderField::Date},
    {"προσ", HeaderField::To},
    {"κοιν", HeaderField::Other},
    {"θέμα", HeaderField::Subject},
    // Hebrew, Arabic
    {"מאת", HeaderField::From},
    {"נשלח", HeaderField::Sent},
    {"תאריך", HeaderField::Date},
    {"אל", HeaderField::To},
    {"עותק", HeaderField::Other},
    {"נושא", HeaderField::Subject},
    {"הנדון", HeaderField::Subject},
    {"من", HeaderField::From},
    {"مرسل", HeaderField::From},
    {"تم الإرسال", HeaderField::Sent},
    {"أرسلت", HeaderField::Sent},
    {"التاريخ", HeaderField::Date},
    {"إلى", HeaderField::To},
    {"نسخة", HeaderField::Other},
    {"الموضوع", HeaderField::Subject},
    // Japanese, Chinese, Korean
    {"差出人", HeaderField::From},
    {"送信者", HeaderField::From},
    {"送信日時", HeaderField::Sent},
    {"日時", HeaderField::Date},
    {"日付", HeaderField::Date},
    {"宛先", HeaderField::To},
    {"件名", HeaderField::Subject},
    {"发件人", HeaderField::From},
    {"發件人", HeaderField::From},
    {"寄件者", HeaderField::From},
    {"寄件人", HeaderField::From},
    {"发送时间", HeaderField::Sent},
    {"发送日期", HeaderField::Sent},
    {"發送時間", HeaderField::Sent},
    {"寄件日期", HeaderField::Sent},
    {"傳送日期", HeaderField::Sent},
    {"已发送", HeaderField::Sent},
    {"时间", HeaderField::Date},
    {"日期", HeaderField::Date},
    {"收件人", HeaderField::To},
    {"收件者", HeaderField::To},
    {"抄送", HeaderField::Other},
    {"抄送人", HeaderField::Other},
    {"副本", HeaderField::Other},
    {"主题", HeaderField::Subject},
    {"主題", HeaderField::Subject},
    {"主旨", HeaderField::Subject},
    {"보낸 사람", HeaderField::From},
    {"보낸사람", HeaderField::From},
    {"보낸 날짜", HeaderField::Sent},
    {"보낸날짜", HeaderField::Sent},
    {"날짜", HeaderField::Date},
    {"받는 사람", HeaderField::To},
    {"받는사람", HeaderField::To},
    {"참조", HeaderField::Other},
    {"제목", HeaderField::Subject},
});

constexpr auto labels = [] {
    auto sorted = unsorted_labels;
    std::ranges::sort(sorted, {}, &Label::name);
    return sorted;
}();

}  // namespace

std::optional<HeaderField> header_field(std::string_view folded_name) {
    const auto found = std::ranges::lower_bound(labels, folded_name, {}, &Label::name);
    return found != labels.end() && found->name == folded_name ? std::optional(found->field) : std::nullopt;
}

}  // namespace stoa::mail
