// Where a number may belong, and whether it is one there (libphonenumber). Each call costs some microseconds: ask only
// about candidates.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/view.h"

namespace stoa::policy {

// ISO 3166-1 alpha-2 codes, the likeliest first: the order's country, then those of the languages of draft, buyer and
// text, and of its script. Never empty where a language shows.
std::vector<std::string> likely_regions(const View& view);

// Whether `digits` is a number of a country that it names itself ("+49…"; no "+" in it here).
bool is_international_number(std::string_view digits);
// The same, but with the country code alone checked: numbers of the film world and of new ranges are no less dialled.
bool is_possible_international_number(std::string_view digits);

struct RegionalNumber {
    bool is_valid = false;
    bool is_mobile = false;
    // How many digits each group has that the region writes it in: "020 7946 0000" is {3, 4, 4}.
    std::vector<std::size_t> grouping{};
};
// How many digits a usual number of the region has, without its trunk prefix; SIZE_MAX where there is no such region.
std::size_t usual_length(std::string_view region);
RegionalNumber look_up(std::string_view national_digits, std::string_view region);

}  // namespace stoa::policy
