// What is wrong in a report: in which column, and what, in English for the command line and by its code for the pages, whose
// words are the catalogues' `report.CODE` filled with the arguments.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace stoa::reports {

struct ColumnError {
    std::string column;  // "line" where the whole line is meant.
    std::string message;
    std::string code = "other";
    std::vector<std::pair<std::string, std::string>> arguments{};
};

}  // namespace stoa::reports
