// The small world of the actions' tests, with e-mail: mails come in as the door hands them.
#pragma once

#include "app/mail/aliases.h"
#include "app/mail/receive_mail.h"
#include "app/test_world.h"
#include "mail/read/read_mail.h"
#include "store/conversations.h"
#include "store/messages.h"

namespace stoa {

struct TestMail {
    std::string from = "mira@oak.example";
    std::string subject = "[order_problem] One board";
    std::string text = "About order 114-1: one board has a knot. May it be the next one?";
    std::string more{};  // Header fields.
    std::string id = "one@oak.example";
};

class MailWorld : public World {
protected:
    MailWorld() {
        app().mail = {.domain = "messages.example", .public_url = "https://messages.example", .directory = folder_ + "/mails"};
        must(create_user(app(), {.login = "mira@oak.example", .name = "Mira Kessler", .role = Role::Agent, .seller_name = "Oak & Iron"}));
        olga_ = {.user = UserId::make(), .role = Role::Owner, .name = "Olga Oak", .seller = oak_};
        must(put_buyer(app(), system_, {.external_id = "buyer-1", .name = "Dana Reyes", .email = "dana@buyers.example"}));
    }

    Alias alias(Author party) const {
        return {.seller = oak_, .buyer = *dana_.buyer, .order = must(OrderId::parse("114-1")), .party = party};
    }
    std::string address(Author party) { return alias_address(app(), alias(party)); }

    // The code of the error, or nothing where the mail was taken.
    std::string receive(const std::string& to, const TestMail& letter) {
        const std::string raw = letter.more + "From: " + letter.from + "\r\nTo: " + to + "\r\nSubject: " + letter.subject +
                                "\r\nMessage-ID: <" + letter.id + ">\r\n\r\n" + letter.text + "\r\n";
        const mail::Mail mail = must(mail::read_mail(raw));
        const auto received = receive_mail(app(), to, {.mail = mail, .raw = raw});
        return received ? "" : std::string(received.error().code());
    }

    std::vector<std::string> texts() {
        return must(app().database.read([&](store::Reader& reader) -> Result<std::vector<std::string>> {
            std::vector<std::string> all;
            const auto row = TRY(store::find_conversation_by_order(reader, oak_, order("114-1")));
            if (!row) return all;
            for (const Message& message : TRY(store::list_messages_after(reader, oak_, row->conversation.id, 0, 100)))
                all.push_back(message.body);
            return all;
        }));
    }

    Caller olga_;
};

}  // namespace stoa
