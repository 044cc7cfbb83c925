#include "mail/reply/advertisements.h"

#include <algorithm>
#include <array>
#include <string>

#include "mail/reply/reply_clues.h"
#include "mail/reply/reply_lines.h"

namespace stoa::mail {

namespace {

constexpr std::size_t line_length_max = 200;
constexpr std::size_t own_words_max = 7;       // "Sent from my Verizon Wireless 4G LTE smartphone".
constexpr std::size_t product_words_max = 14;  // "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet".

// A line's first and last words, folded; empty where any will do.
struct Pattern {
    std::string_view begins;
    std::string_view ends;
    // "My": no product need be named. People, too, write "Sent with ..." about parcels, so others must name one.
    bool is_of_own_device;
};

constexpr std::array patterns = std::to_array<Pattern>({
    {"sent from my ", "", true},
    {"sent via my ", "", true},
    {"sent from ", "", false},
    {"sent via ", "", false},
    {"sent using ", "", false},
    {"sent with ", "", false},
    {"via mobile", "via mobile", true},
    {"get outlook ", "", false},
    {"get yahoo ", "", false},
    {"virus-free", "", false},
    {"von meinem ", " gesendet", true},
    {"von meiner ", " gesendet", true},
    {"von ", " gesendet", false},
    {"vom ", " gesendet", false},
    {"gesendet von meinem ", "", true},
    {"gesendet von meiner ", "", true},
    {"gesendet von ", "", false},
    {"gesendet mit ", "", false},
    {"gesendet aus ", "", false},
    {"gesendet über ", "", false},
    {"diese nachricht wurde von ", " gesendet", false},
    {"diese nachricht wurde mit ", " gesendet", false},
    {"outlook für ", "", false},
    {"outlook for ", "", false},
    {"holen sie sich outlook ", "", false},
    {"envoyé de mon ", "", true},
    {"envoyé de ma ", "", true},
    {"envoyé depuis mon ", "", true},
    {"envoyé depuis ma ", "", true},
    {"envoyé à partir de mon ", "", true},
    {"envoyé depuis ", "", false},
    {"envoyé de ", "", false},
    {"envoyé à partir d", "", false},
    {"envoyé avec ", "", false},
    {"envoyé via ", "", false},
    {"télécharger outlook ", "", false},
    {"télécharge outlook ", "", false},
    {"obtenez outlook ", "", false},
    {"obtenir outlook ", "", false},
    {"enviado desde mi ", "", true},
    {"enviado desde ", "", false},
    {"enviado con ", "", false},
    {"enviado mediante ", "", false},
    {"obtener outlook ", "", false},
    {"obtén outlook ", "", false},
    {"enviado do meu ", "", true},
    {"enviado da minha ", "", true},
    {"enviado a partir do meu ", "", true},
    {"enviado pelo meu ", "", true},
    {"enviado do ", "", false},
    {"enviado a partir d", "", false},
    {"enviado através d", "", false},
    {"enviado via ", "", false},
    {"enviado por ", "", false},
    {"obter o outlook ", "", false},
    {"obtenha o outlook ", "", false},
    {"baixe o outlook ", "", false},
    {"inviato dal mio ", "", true},
    {"inviato dalla mia ", "", true},
    {"inviato da ", "", false},
    {"inviato dal ", "", false},
    {"inviato con ", "", false},
    {"inviato tramite ", "", false},
    {"ottieni outlook ", "", false},
    {"scarica outlook ", "", false},
    {"verzonden vanaf mijn ", "", true},
    {"verstuurd vanaf mijn ", "", true},
    {"verzonden vanaf ", "", false},
    {"verstuurd vanaf ", "", false},
    {"verzonden via ", "", false},
    {"verzonden met ", "", false},
    {"verzonden vanuit ", "", false},
    {"outlook voor ", "", false},
    {"download outlook ", "", false},
    {"sendt fra min ", "", true},
    {"sendt fra mit ", "", true},
    {"sendt fra ", "", false},
    {"sendt med ", "", false},
    {"hent outlook ", "", false},
    {"få outlook ", "", false},
    {"last ned outlook ", "", false},
    {"skickat från min ", "", true},
    {"skickat från mitt ", "", true},
    {"skickat från ", "", false},
    {"skickades från ", "", false},
    {"skickat med ", "", false},
    {"hämta outlook ", "", false},
    {"skaffa outlook ", "", false},
    {"lähetetty ", "", false},
    {"hanki outlook ", "", false},
    {"wysłane z mojego ", "", true},
    {"wysłano z mojego ", "", true},
    {"wysłane z ", "", false},
    {"wysłano z ", "", false},
    {"wysłano za pomocą ", "", false},
    {"pobierz ", "", false},
    {"odesláno z mého ", "", true},
    {"odesláno z mojego ", "", true},
    {"odesláno z ", "", false},
    {"odoslané z ", "", false},
    {"získat outlook ", "", false},
    {"küldve ", "", false},
    {"elküldve ", "", false},
    {"", " küldve", false},
    {"trimis de pe ", "", false},
    {"trimis din ", "", false},
    {"trimis de la ", "", false},
    {"trimis prin ", "", false},
    {"obțineți outlook ", "", false},
    {"", " gönderildi", false},
    {"", " gönderilmiştir", false},
    {"отправлено с моего ", "", true},
    {"отправлено с ", "", false},
    {"отправлено из ", "", false},
    {"отправлено от ", "", false},
    {"надіслано з мого ", "", true},
    {"надіслано з ", "", false},
    {"відправлено з ", "", false},
    {"στάλθηκε από ", "", false},
    {"εστάλη από ", "", false},
    {"נשלח מ", "", false},
    {"أرسلت من ", "", false},
    {"أُرسلت من ", "", false},
    {"تم الإرسال من ", "", false},
    {"", "から送信", false},
    {"", "から送信されました", false},
    {"发自", "", false},
    {"發自", "", false},
    {"从", "发送", false},
    {"從", "傳送", false},
    {"從", "發送", false},
    {"来自", "", false},
    {"", "에서 보냄", false},
    {"", "에서 보냈습니다", false},
    {"", "에서 전송", false},
});

// Devices and programs, folded, as parts of words: endings may follow them.
constexpr std::array<std::string_view, 51> products{
    "iphon",         "ipad",      "ipod",     "ios",       "android",  "outlook", "blackberry", "samsung",    "galaxy",
    "huawei",        "xiaomi",    "redmi",    "oneplus",   "nokia",    "lumia",   "windows",    "hotmail",    "yahoo",
    "gmail",         "proton",    "gmx",      "web.de",    "sparrow",  "airmail", "newton",     "mailbird",   "thunderbird",
    "k-9 mail",      "fairemail", "bluemail", "blue mail", "tutanota", "zoho",    "fastmail",   "superhuman", "readdle",
    "front app",     "mail.ru",   "яндекс",   "yandex",    "qq",       "网易",    "邮箱",       "手机",       "smartphone",
    "mobile device", "avast",     "symbian",  "aol",       "icloud",   "macbook"};

// Without a link to where the program is had: "<https://…>", "(https://…)".
std::string_view without_link(std::string_view line) {
    for (const std::string_view opening : {"<http", "(http", "[http", "http"}) {
        if (const std::size_t at = line.find(opening); at != std::string_view::npos && at > 0) line = line.substr(0, at);
    }
    while (line.ends_with(' ') || line.ends_with('.') || line.ends_with('!') || line.ends_with('*') || line.ends_with('_'))
        line.remove_suffix(1);
    return line;
}

}  // namespace

bool is_advertisement(std::string_view line) {
    line = without_indent(line);
    while (line.starts_with('*') || line.starts_with('_') || line.starts_with('[') || line.starts_with('-') || line.starts_with(' '))
        line.remove_prefix(1);
    if (line.empty() || line.size() > line_length_max) return false;
    const std::string folded = folded_line(line);
    std::string_view words = without_link(folded);
    const bool names_product = holds_any_part(words, products);
    const std::size_t count = count_words(words);
    // One may be in a device's name: "Sent from my Verizon, Samsung Galaxy smartphone".
    if (words.find_first_of("?;") != std::string_view::npos) return false;
    const bool has_comma = words.find(',') != std::string_view::npos;
    if (has_comma && !names_product) return false;
    return std::ranges::any_of(patterns, [&](const Pattern& pattern) {
        if (!words.starts_with(pattern.begins) || !words.ends_with(pattern.ends)) return false;
        return pattern.is_of_own_device ? count <= own_words_max : names_product && !has_comma && count <= product_words_max;
    });
}

bool is_linked_advertisement(std::string_view line) {
    return line.size() <= line_length_max && line.ends_with('>') && line.find("<http") != std::string_view::npos && is_advertisement(line);
}

}  // namespace stoa::mail
