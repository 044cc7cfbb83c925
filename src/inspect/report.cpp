#include "inspect/report.h"

#include <algorithm>

namespace stoa::inspect {

bool Report::has(Concern concern) const { return std::ranges::find(findings, concern, &Finding::concern) != findings.end(); }

std::string_view name_of(Trouble::Kind kind) {
    switch (kind) {
        case Trouble::Kind::Crashed:
            return "crashed";
        case Trouble::Kind::TimedOut:
            return "timed_out";
        case Trouble::Kind::OutOfTime:
            return "out_of_time";
        case Trouble::Kind::OutOfMemory:
            return "out_of_memory";
        case Trouble::Kind::ForbiddenCall:
            return "forbidden_call";
        case Trouble::Kind::Nonsense:
            return "nonsense";
        case Trouble::Kind::Gone:
            return "gone";
    }
    return "";
}

}  // namespace stoa::inspect
