// Where a file leads besides by its words: the targets of its links, and its codes.
#pragma once

#include <string>
#include <vector>

#include "policy/file_facts.h"
#include "policy/pack.h"

namespace stoa::policy {

class FileView;

struct FileLead {
    enum class Kind : std::uint8_t { Link, Phone, Address, Account };
    Kind kind = Kind::Link;
    std::string host{};  // Of a link: lower case. Empty where a program is opened instead.
    bool is_https = false;
    bool is_code = false;  // Otherwise a link's target.
    std::string words{};   // The target, what the code says.
    FilePlace place{};
};

// In the order of the file. Numbers of goods, parcels and texts that name no such place lead nowhere. What an invoice or the like shows
// anyway (names_its_issuer()) is left out where a link only repeats it.
std::vector<FileLead> leads_of(const FileView& file);

// Whether a code leads somewhere at all.
bool has_leading_code(const FileFacts& facts);

// Whether a pack lets a link stand: to its own hosts, and to parcel carriers by https.
bool is_allowed(std::string_view host, bool is_https, const Pack& pack);
// A public authority's host ("www2.agenciatributaria.gob.es"): by a code there, many states let anybody see whether an invoice is real.
bool is_of_authority(std::string_view host);

}  // namespace stoa::policy
