// For tests of links that come by mail: a world in which mails go out, as far as their queue, and what stands in them.
#pragma once

#include <gmock/gmock.h>

#include <regex>

#include "app/mail/mail_text.h"
#include "app/people/link_requests.h"
#include "app/test_world.h"
#include "app/upkeep/jobs.h"
#include "mail/read/read_mail.h"
#include "store/mails.h"

namespace stoa {

class WorldWithMail : public World {
protected:
    WorldWithMail() {
        app().mail = {.domain = "messages.example", .relay = "smtp://127.0.0.1:1", .public_url = "https://messages.example"};
    }

    std::vector<std::pair<SellerId, store::SentMail>> mails(MailKind kind) {
        auto all = must(app().database.read([&](store::Reader& reader) { return store::list_mails_in(reader, MailState::Queued, 100); }));
        std::erase_if(all, [&](const auto& mail) { return mail.second.kind != kind; });
        std::ranges::sort(all, {}, [](const auto& mail) { return mail.second.queued_at; });
        return all;
    }
    std::vector<std::string> recipients(MailKind kind) {
        std::vector<std::string> all;
        for (const auto& [seller, mail] : mails(kind)) all.push_back(mail.recipient);
        return all;
    }

    // The link of the newest mail of this kind, as it would be sent now.
    std::string link(MailKind kind) {
        const auto all = mails(kind);
        if (all.empty()) throw std::runtime_error("no such mail was sent");
        const auto letter = must(write_letter(app(), all.back().first, all.back().second, Links::Work));
        if (!letter) throw std::runtime_error("the mail's link is there no more");
        const std::string text = must(mail::read_mail(letter->bytes)).text;
        std::smatch found;
        if (!std::regex_search(text, found, std::regex(R"(https://messages\.example(/\S+))")))
            throw std::runtime_error("no link in: " + text);
        return found[1];
    }
    std::string secret(MailKind kind) {
        const std::string path = link(kind).substr(0, link(kind).find('?'));
        return path.substr(path.rfind('/') + 1);
    }

    static constexpr std::array request_jobs{JobKind::LinkRequest};
    // What the clock does for those who have asked for links.
    void answer_requests() {
        while (const auto job = must(take_job(app(), request_jobs))) {
            must(answer_link_request(app(), *job));
            must(finish_job(app(), *job));
        }
    }
    Result<void> ask(MailKind kind, const std::string& name, const std::string& address = "192.0.2.1") {
        return request_link(app(), {.kind = kind, .name = name, .address = address});
    }
};

}  // namespace stoa
