#include "mail/read/message_ids.h"

#include "base/ascii.h"
#include "base/text.h"

namespace stoa::mail {

namespace {

void add(std::vector<std::string>& ids, std::string_view text) {
    std::string id;
    for (const char c : text) {
        if (!is_blank(c) && !is_control(c)) id += c;
    }
    if (id.empty() || id.size() > message_id_bytes_max || !is_valid_utf8(id)) return;
    ids.push_back(std::move(id));
}

}  // namespace

std::vector<std::string> parse_message_ids(std::string_view value) {
    std::vector<std::string> ids;
    if (value.contains('<')) {
        for (std::size_t open = value.find('<'); open != std::string_view::npos; open = value.find('<', open + 1)) {
            const std::size_t close = value.find_first_of("<>", open + 1);
            if (close == std::string_view::npos) break;
            if (value[close] == '>') add(ids, value.substr(open + 1, close - open - 1));
        }
    } else {
        for (std::size_t at = 0; at < value.size();) {
            const std::size_t end = std::min(value.find_first_of(" \t\r\n,", at), value.size());
            if (value.substr(at, end - at).contains('@')) add(ids, value.substr(at, end - at));
            at = end + 1;
        }
    }
    if (ids.size() > message_ids_max) ids.erase(ids.begin() + 1, ids.end() - static_cast<std::ptrdiff_t>(message_ids_max - 1));
    return ids;
}

}  // namespace stoa::mail
