#include "app/attachments/inspection_counts.h"

#include <fmt/format.h>

#include <iterator>
#include <string_view>

namespace stoa {

std::string InspectionCounts::write() const {
    constexpr std::array<std::string_view, 4> names{"ready", "refused", "unread", "postponed"};
    std::string out = "# HELP stoa_inspections_total Files that were looked into, by what became of them.\n";
    out += "# TYPE stoa_inspections_total counter\n";
    for (std::size_t at = 0; at < names.size(); ++at)
        fmt::format_to(std::back_inserter(out), "stoa_inspections_total{{outcome=\"{}\"}} {}\n", names.at(at), outcomes_.at(at).load());
    out += "# HELP stoa_scanner_unavailable_total Files about which the virus scanner gave no answer.\n";
    out += "# TYPE stoa_scanner_unavailable_total counter\n";
    fmt::format_to(std::back_inserter(out), "stoa_scanner_unavailable_total {}\n", scanner_unavailable_.load());
    return out;
}

InspectionCounts& inspection_counts() {
    static InspectionCounts counts;
    return counts;
}

}  // namespace stoa
