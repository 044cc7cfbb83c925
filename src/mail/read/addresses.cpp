#include "mail/read/addresses.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/text.h"
#include "mail/gmime.h"
#include "mail/read/encoded_words.h"

namespace stoa::mail {

namespace {

// GMime reads a group within a group by recursion; each has a colon. Literal IPv6 addresses have seven.
constexpr std::ptrdiff_t colons_max = 64;
constexpr std::size_t value_bytes_max = 65'536;  // Room for `addresses_max` of them.

struct FreeOptions {
    void operator()(GMimeParserOptions* options) const { g_mime_parser_options_free(options); }
};
using Options = std::unique_ptr<GMimeParserOptions, FreeOptions>;

std::string text_of(const char* text) {
    if (text == nullptr) return {};
    std::string out = text;
    std::ranges::replace_if(out, is_control, ' ');
    return is_valid_utf8(out) ? std::string(trim_blanks(out)) : std::string();
}

MailAddress read_mailbox(InternetAddress* mailbox) {
    MailAddress out{.name = text_of(internet_address_get_name(mailbox)),
                    .address = text_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(mailbox)))};
    const std::size_t at = out.address.rfind('@');
    if (at == std::string::npos) {
        if (out.name.empty()) out.name = std::move(out.address);
        out.address.clear();
        return out;
    }
    std::transform(out.address.begin() + static_cast<std::ptrdiff_t>(at), out.address.end(),
                   out.address.begin() + static_cast<std::ptrdiff_t>(at), lower);
    return out;
}

void collect(InternetAddressList* list, std::vector<MailAddress>& out) {
    for (int i = 0; i < internet_address_list_length(list) && out.size() < addresses_max; ++i) {
        InternetAddress* const address = internet_address_list_get_address(list, i);
        if (INTERNET_ADDRESS_IS_GROUP(address)) {
            collect(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address)), out);
        } else if (INTERNET_ADDRESS_IS_MAILBOX(address)) {
            MailAddress mailbox = read_mailbox(address);
            if (mailbox != MailAddress{}) out.push_back(std::move(mailbox));
        }
    }
}

}  // namespace

std::vector<MailAddress> parse_addresses(std::string_view value, std::string_view raw_charset) {
    const std::string quoted = quote_encoded_words(value.substr(0, value_bytes_max), raw_charset);
    std::vector<MailAddress> out;
    if (std::ranges::count(quoted, ':') > colons_max) return out;
    prepare_gmime();
    const Options options(g_mime_parser_options_new());
    g_mime_parser_options_set_allow_addresses_without_domain(options.get(), TRUE);
    const Object<InternetAddressList> list(internet_address_list_parse(options.get(), quoted.c_str()));
    if (list) collect(list.get(), out);
    return out;
}

}  // namespace stoa::mail
