// What kind of file an attachment is, by its name and by the type that it was sent with; its bytes are looked into
// elsewhere.
#pragma once

#include <string>
#include <string_view>

namespace stoa::policy {

struct FileType {
    std::string media_type;     // Lower case, by the name's ending where one is known; empty where nothing tells.
    bool disagrees = false;     // Name and type say different things.
    bool is_disguised = false;  // The name hides what it is: "invoice.pdf.exe", signs that turn the direction of writing.
    bool may_run = false;       // Programs, scripts, macros, shortcuts, archives that may hold them.
};

FileType read_file_type(std::string_view name, std::string_view media_type);

// Holds files that can be looked into: where a pack lists the type, it is opened and put together anew, though it could hold what runs.
bool can_be_opened(std::string_view media_type);

}  // namespace stoa::policy
