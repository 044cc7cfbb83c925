#include "mail/reply/separators.h"

#include <algorithm>
#include <array>
#include <string>

#include "mail/reply/header_blocks.h"
#include "mail/reply/reply_clues.h"

namespace stoa::mail {

namespace {

constexpr std::size_t line_length_max = 160;
constexpr std::size_t words_max = 8;
constexpr std::size_t dashes_min = 2;
constexpr std::string_view dash_signs = "-_=*~ \t";

// "Message", folded, as a part of words: German and Finnish put it at the end of longer ones.
constexpr std::array<std::string_view, 41> message_parts{
    "message",  "nachricht",  "e-mail",   "email", "mail",       "mensaje", "mensagem", "messaggio", "bericht", "besked", "meddelande",
    "meddelel", "melding",    "brev",     "mejl",  "viesti",     "wiadomo", "zpráv",    "zprava",    "správ",   "üzenet", "levél",
    "mesaj",    "ileti",      "сообщени", "письм", "повідомлен", "лист",    "μήνυμα",   "μηνύματ",   "הודע",    "רסאל",   "رسالة",
    "الرسالة",  "メッセージ", "邮件",     "郵件",  "메시지",     "메일",    "missatge", "poruk"};

// "Original", "forwarded" or "reply", folded, as parts of words.
constexpr std::array<std::string_view, 56> origin_parts{"original",       "forwarded",
                                                        "ursprünglich",   "weitergeleitet",
                                                        "d'origine",      "d’origine",
                                                        "transféré",      "réexpédié",
                                                        "transmis",       "reenviado",
                                                        "reencaminhad",   "encaminhad",
                                                        "originale",      "inoltrat",
                                                        "oorspronkelijk", "origineel",
                                                        "doorgestuurd",   "oprindelig",
                                                        "videresend",     "videresendt",
                                                        "ursprungligt",   "vidarebefordra",
                                                        "opprinnelig",    "alkuperäinen",
                                                        "välitetty",      "edelleenlähetetty",
                                                        "oryginaln",      "przekazan",
                                                        "przekazywan",    "původní",
                                                        "přeposlan",      "pôvodn",
                                                        "eredeti",        "továbbított",
                                                        "redirecționat",  "redirectionat",
                                                        "inițial",        "özgün",
                                                        "orijinal",       "iletilmiş",
                                                        "исходн",         "переадресован",
                                                        "пересылаем",     "пересланн",
                                                        "оригінал",       "пересила",
                                                        "пересл",         "αρχικ",
                                                        "προωθημέν",      "πρωτότυπ",
                                                        "מקורית",         "שהועבר",
                                                        "الأصلية",        "توجيه",
                                                        "元の",           "転送"};

// Those of scripts that need no word for "message" beside them.
constexpr std::array<std::string_view, 10> whole_parts{"original", "原始",     "转发", "轉寄", "转寄",
                                                       "原邮件",   "오리지널", "원본", "전달", "original-nachricht"};

bool says_so(std::string_view words) {
    return holds_any_part(words, message_parts) && (holds_any_part(words, origin_parts) || holds_any_part(words, whole_parts));
}

// Whether a header field or a quote comes next, as below all of these lines.
bool leads_to_quote(ReplyLines lines, std::size_t at) {
    const std::size_t next = next_written(lines, at + 1);
    return next < lines.size() && (lines[next].is_quoted || is_header_line(lines[next].text));
}

}  // namespace

bool is_separator(ReplyLines lines, std::size_t at) {
    const std::string_view line = without_indent(lines[at].text);
    if (line.size() > line_length_max) return false;
    const std::size_t begin = line.find_first_not_of(dash_signs);
    if (begin == std::string_view::npos) return false;
    const std::size_t end = line.find_last_not_of(dash_signs) + 1;
    const bool has_dashes = begin >= dashes_min && line.size() - end >= dashes_min;
    if (!has_dashes && !line.ends_with(':') && !line.ends_with("：")) return false;
    const std::string words = folded_line(line.substr(begin, end - begin));
    if (count_words(words) > words_max) return false;
    if (says_so(words)) return has_dashes || leads_to_quote(lines, at);
    return has_dashes && holds_any_part(words, whole_parts) && leads_to_quote(lines, at);
}

bool is_reply_marker(std::string_view line) {
    constexpr std::string_view mark = "##";
    const std::size_t begin = line.find_first_not_of("> \t*");
    if (begin == std::string_view::npos) return false;
    line.remove_prefix(begin);
    while (line.ends_with('*') || line.ends_with(' ')) line.remove_suffix(1);
    if (line.size() <= 2 * mark.size() || !line.starts_with(mark) || !line.ends_with(mark)) return false;
    return line.find_first_not_of("# \t") != std::string_view::npos;
}

}  // namespace stoa::mail
