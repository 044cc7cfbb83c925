// stoa admin held: what the policy held, decided from the command line.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include "app/explain.h"
#include "app/messages/held.h"
#include "base/text.h"
#include "cli/admin.h"

namespace stoa::cli {

namespace {

const Caller system_caller{.role = Role::System};

// Walks the list, which is short where moderators do their work.
Result<HeldView> find(App& app, const std::string& text) {
    PageRequest page{.limit = PageRequest::limit_max};
    for (;;) {
        const auto held = TRY(list_held(app, system_caller, page));
        for (const HeldView& view : held.items) {
            if (view.draft.id.text() == text) return get_held(app, system_caller, view.seller, view.draft.id);
        }
        if (!held.next_cursor)
            return fail(problems::not_found, fmt::format("no message {} is held; `stoa admin held list` names them", text));
        page.cursor = held.next_cursor;
    }
}

void print_text(std::ostream& out, std::string_view text) {
    for (const std::string_view line : split(text, '\n')) fmt::print(out, "    {}\n", line);
}

}  // namespace

Result<int> list_held(App& app, const Terminal& terminal) {
    PageRequest page{.limit = PageRequest::limit_max};
    int count = 0;
    do {
        const auto held = TRY(stoa::list_held(app, system_caller, page));
        for (const HeldView& view : held.items) {
            ++count;
            std::string rules;
            for (const policy::Finding& finding : view.draft.verdict.findings)
                rules += (rules.empty() ? "" : ", ") + std::string(finding.rule_id);
            fmt::print(terminal.out, "{}  {}  {} ({}) to {}: {}\n", view.draft.id.text(), format_time(view.draft.updated_at),
                       view.author_name, view.seller_name, view.buyer_name, rules);
        }
        page.cursor = held.next_cursor;
    } while (page.cursor);
    if (count == 0) fmt::print(terminal.out, "nothing is held\n");
    return exit_done;
}

Result<int> show_held(App& app, const std::string& draft, const Terminal& terminal) {
    const HeldView view = TRY(find(app, draft));
    fmt::print(terminal.out, "{} of {}, {} {}\n", view.author_name, view.seller_name, view.kind ? to_text(*view.kind) : "message",
               view.draft.reason ? to_text(*view.draft.reason) : "");
    const std::string about = view.draft.order ? "order " + view.draft.order->text() : "before a sale, " + view.item_title;
    fmt::print(terminal.out, "{}, buyer {}\n", about, view.buyer_name);
    for (const Message& message : view.messages) {
        fmt::print(terminal.out, "\n{} {} ({}):\n", message.seq, message.author_name, format_time(message.delivered_at));
        print_text(terminal.out, message.body);
    }
    fmt::print(terminal.out, "\nheld{}:\n", view.draft.subject ? ", subject " + *view.draft.subject : "");
    print_text(terminal.out, view.draft.body);
    for (const policy::Finding& finding : view.draft.verdict.findings) {
        const Explanation words = explain(app.catalogues, "en", view.draft.author, finding);
        fmt::print(terminal.out, "\n{}: {}{}\n", finding.rule_id, words.why, finding.text.empty() ? "" : " — " + finding.text);
    }
    const policy::Verdict& verdict = view.draft.verdict;
    if (!verdict.engine.empty())
        fmt::print(terminal.out, "\ndecided by {} version {}, engine {}\n", verdict.pack, verdict.pack_version, verdict.engine);
    return exit_done;
}

Result<int> release_held(App& app, const std::string& draft, const Terminal& terminal) {
    const HeldView view = TRY(find(app, draft));
    const Sent sent = TRY(stoa::release_held(app, system_caller, view.seller, view.draft.id));
    fmt::print(terminal.out, "delivered as message {} of its conversation\n", sent.message.seq);
    return exit_done;
}

Result<int> reject_held(App& app, const std::string& draft, const std::string& note, const Terminal& terminal) {
    const HeldView view = TRY(find(app, draft));
    TRY(stoa::reject_held(app, system_caller, view.seller, view.draft.id, note));
    fmt::print(terminal.out, "given back to {}\n", view.author_name);
    return exit_done;
}

}  // namespace stoa::cli
