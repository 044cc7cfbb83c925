// Findings and changes as a compiler tells them: FILE:line:column: outcome: rule: words.
#pragma once

#include <ostream>
#include <string>

#include "base/catalogue.h"
#include "policy/draft.h"
#include "policy/mending.h"
#include "policy/verdict.h"

namespace stoa::cli {

// Tells of one message.
class FindingsReport {
public:
    // `file` is what the body is called. Keeps references.
    FindingsReport(std::ostream& out, const std::string& file, const Catalogues& catalogues, const std::string& words_in)
        : out_(out), file_(file), catalogues_(catalogues), words_in_(words_in) {}

    // What was found in `draft`. A finding in the subject stands at FILE:subject:column; one in an attached file at that file's name, with
    // the page and the box (x,y, width x height) where it is to be seen: NAME:page 2 at 40,610 200x14.
    void findings(const policy::Draft& draft, const policy::Verdict& verdict);
    // What was changed in `draft`, at its places before the changes.
    void mendings(const policy::Draft& draft, const policy::Mended& mended);

private:
    std::string place(const policy::Draft& draft, const policy::Finding& finding) const;
    std::string place(const policy::Draft& draft, policy::Part part, std::size_t code_point) const;

    std::ostream& out_;
    const std::string& file_;
    const Catalogues& catalogues_;
    const std::string& words_in_;
};

}  // namespace stoa::cli
