// Mails of each kind, for tests.
#pragma once

#include "mail/compose/outgoing_mail.h"

namespace stoa::mail {

inline OutgoingMail mail_with(Content content) {
    return {.from = {.name = "Birch & Tin (on Larkspur)", .address = "c-7f3k2@mail.larkspur.example"},
            .to = {.name = "Ann Fisher", .address = "ann@home.example"},
            .subject = "Your order of a kettle",
            .message_id = "01938a2b-77aa@mail.larkspur.example",
            .date = {1'795'687'416'000},  // 2026-11-26T10:03:36Z, a Thursday.
            .language = "en",
            .words = {.marketplace = "Larkspur",
                      .footer = {"You get this mail because you have a conversation on Larkspur."},
                      .link_hint = "If the button does not work, open this address:"},
            .content = std::move(content)};
}

inline NewMessages one_message(std::string words) {
    return {.reply_line = "Write your answer above this line",
            .heading = "Birch & Tin has written to you",
            .item_title = "Enamel kettle, 2 litres",
            .order_label = "Order",
            .order_number = "028-5550101-0000001",
            .messages = {{.author = "Mira, Birch & Tin", .sent_at = "26 November, 10:03", .words = std::move(words)}},
            .conversation = {.label = "Open the conversation", .url = "https://larkspur.example/conversations/01938a2b"}};
}

inline Refusal refusal(std::string words, std::vector<Fault> faults) {
    return {.heading = "Your message was not delivered",
            .paragraphs = {"It is kept as a draft. Mend it there, or send it again by mail."},
            .words_heading = "Your message",
            .words = std::move(words),
            .faults_heading = "What has to change",
            .faults = std::move(faults),
            .draft = {.label = "Mend the draft", .url = "https://larkspur.example/drafts/01938a2b"}};
}

inline Notice notice() {
    return {.heading = "Confirm your address",
            .paragraphs = {"Open the link within a day, and mails about your orders come to this address.", "The link works once."},
            .button = Link{.label = "Confirm the address", .url = "https://larkspur.example/confirm?key=Zm9vYmFy&language=en"},
            .small_print = "If you did not ask for this, you need not do anything."};
}

}  // namespace stoa::mail
