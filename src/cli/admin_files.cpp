// stoa admin files: which could not be read, and looking into one again.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>

#include "app/attachments/unread_files.h"
#include "cli/admin.h"

namespace stoa::cli {

namespace {

constexpr int listed_max = 1000;
const Caller system_caller{.role = Role::System};

std::string name_of(const UnreadFile& file) { return fmt::format("{}/{}", file.seller.text(), file.id.text()); }

void print(const UnreadFile& file, const Terminal& terminal) {
    const std::string author = file.author_name.empty() ? std::string(to_text(file.author)) : file.author_name;
    const std::string_view next = file.is_checking ? "looked into now" : file.may_retry ? "may be looked into again" : "gone";
    fmt::print(terminal.out, "{}  {}  {}  {} ({} bytes)  of {} at {}  looks: {}  {}\n", name_of(file), format_time(file.happened_at),
               file.trouble, file.name, file.size_bytes, author, file.seller_name, file.looks, next);
}

}  // namespace

Result<int> list_unread_files(App& app, const Terminal& terminal) {
    PageRequest page{.limit = PageRequest::limit_max};
    int listed = 0;
    do {
        const auto files = TRY(stoa::list_unread_files(app, system_caller, page));
        for (const UnreadFile& file : files.items) print(file, terminal);
        listed += static_cast<int>(files.items.size());
        page.cursor = files.next_cursor;
    } while (page.cursor && listed < listed_max);
    if (listed == 0) fmt::print(terminal.out, "every file of the last 30 days could be read\n");
    return exit_done;
}

Result<int> retry_unread_file(App& app, const std::string& name, const Terminal& terminal) {
    const std::size_t slash = std::min(name.find('/'), name.size());
    const auto seller = SellerId::parse(std::string_view(name).substr(0, slash));
    const auto id = AttachmentId::parse(std::string_view(name).substr(std::min(slash + 1, name.size())));
    if (!seller || !id) return fail(problems::not_found, fmt::format("there is no file {}; `stoa admin files unread` names them", name));
    TRY(stoa::retry_unread_file(app, system_caller, *seller, *id));
    fmt::print(terminal.out, "{} is looked into again as soon as a server runs\n", name);
    return exit_done;
}

}  // namespace stoa::cli
