#include "mail/reply/disclaimers.h"

#include <algorithm>
#include <array>
#include <string>

#include "mail/reply/reply_clues.h"

namespace stoa::mail {

namespace {

constexpr std::size_t length_min = 120;   // Shorter ones could be somebody's own words.
constexpr std::size_t length_max = 6000;  // What is read of one.
constexpr std::ptrdiff_t signs_min = 3;   // Different ones; people use one or two of them by chance.

// Parts of words, folded, one row a thing that is said in nearly all of them.
struct Sign {
    std::array<std::string_view, 30> parts;
};

// clang-format off
constexpr std::array<Sign, 6> signs{{
    // It is confidential.
    {{"confidential", "privileged", "vertraulich", "confidentiel", "confidencial", "riservat", "confidenzial", "vertrouwelijk", "fortrolig", "konfidentiel",
      "konfidentsiell", "konfidentiell", "sekretess", "luottamuksell", "poufn", "důvěrn", "dôvern", "bizalmas", "confidențial", "gizli", "конфиденциал", "конфіденці",
      "εμπιστευτικ", "חסוי", "סודי", "سري", "機密", "机密", "保密", "기밀"}},
    // It is for those only to whom it is addressed.
    {{"intended for", "intended recipient", "intended only", "intended solely", "addressee", "adressat", "empfänger", "destinataire", "destinatari", "geadresseerde", "bestemd voor",
      "modtager", "mottaker", "mottagare", "adressat", "vastaanottaja", "adresata", "odbiorc", "příjemc", "adresát", "címzett", "alıcı", "адресат", "получател", "одержувач", "παραλήπτη",
      "נמען", "للمرسل إليه", "宛先", "收件人"}},
    // It may have come to the wrong one.
    {{"in error", "by mistake", "not the intended", "irrtümlich", "versehentlich", "par erreur", "por error", "por engano", "per errore", "ten onrechte", "abusievelijk",
      "ved en fejl", "ved en feil", "av misstag", "erehdyksessä", "omyłkow", "przez pomyłkę", "omylem", "tévedés", "din greșeală", "yanlışlıkla", "по ошибке", "ошибочно", "помилково", "κατά λάθοσ",
      "בטעות", "عن طريق الخطأ", "誤って", "误", "실수"}},
    // Then tell the sender and delete it.
    {{"notify the sender", "notify us", "delete", "inform the sender", "contact the sender", "vernichten", "löschen", "informieren sie", "supprimer", "détruire", "avertir", "elimin",
      "destruir", "apagar", "cancell", "distrug", "verwijder", "vernietig", "slet", "slett", "radera", "poista", "usun", "smaž", "törölj", "siliniz",
      "удалит", "видаліть", "διαγράψ", "削除"}},
    // Nobody else may use, copy or pass it on.
    {{"unauthori", "disclos", "prohibited", "dissemination", "distribution", "unbefugt", "nicht gestattet", "untersagt", "interdit", "prohibid", "proibid", "vietat", "niet toegestaan",
      "verboden", "forbudt", "otillåten", "förbjud", "kielletty", "zabron", "zakázán", "tilos", "interzis", "yasak", "запрещ", "заборонен", "απαγορεύεται", "אסור", "محظور", "禁止", "금지"}},
    // It is told of this mail itself.
    {{"this e-mail", "this email", "this message", "this communication", "this transmission", "diese e-mail", "diese nachricht", "ce message", "ce courriel", "cet e-mail", "este mensaje",
      "este correo", "esta mensagem", "este e-mail", "questo messaggio", "questa e-mail", "dit bericht", "deze e-mail", "denne e-mail", "denne e-post", "detta meddelande",
      "tämä viesti", "ta wiadomość", "tato zpráva", "ez az üzenet", "acest mesaj", "bu e-posta", "это сообщение", "αυτό το μήνυμα", "このメール"}},
}};
constexpr std::array<std::string_view, 8> scanner_parts{"avast.com", "avg.com", "scanned for viruses", "scanned by", "checked for viruses", "auf viren", "virus-free", "antivirus"};
// clang-format on

constexpr std::size_t scanner_length_max = 300;

bool holds_sign(std::string_view folded, const Sign& sign) {
    return std::ranges::any_of(sign.parts,
                               [&](std::string_view part) { return !part.empty() && folded.find(part) != std::string_view::npos; });
}

bool is_long_form(std::string_view folded) {
    return std::ranges::count_if(signs, [&](const Sign& sign) { return holds_sign(folded, sign); }) >= signs_min;
}

}  // namespace

bool is_disclaimer(ReplyLines paragraph) {
    std::string text;
    for (const ReplyLine& line : paragraph) {
        if (text.size() > length_max) break;
        text += line.text.substr(0, length_max);
        text += ' ';
    }
    const std::string folded = folded_line(text);
    // A notice of a virus scanner has a link or a name of its own and is short.
    if (text.size() <= scanner_length_max && holds_any_part(folded, scanner_parts) && holds_url(folded)) return true;
    return text.size() >= length_min && is_long_form(folded);
}

}  // namespace stoa::mail
