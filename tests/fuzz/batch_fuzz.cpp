// The batch reader: every line that is not blank is answered by one line of JSON in its place.
#include <sstream>

#include "base/json.h"
#include "base/text.h"
#include "cli/check.h"
#include "fuzz/fuzz.h"
#include "fuzz/packs.h"

using namespace stoa;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    cli::CheckOptions options{.packs = fuzz::shipped_packs(), .catalogues = fuzz::english(), .dictionaries = fuzz::small_dictionaries()};
    options.mode = cli::CheckOptions::Mode::Batch;
    const std::string input(reinterpret_cast<const char*>(bytes), size);
    std::istringstream in(input), lines(input);
    std::ostringstream out, errors;
    const int status = cli::run_check(options, in, out, errors);
    fuzz::require(status == 0 || status == 2, "a batch goes on to its end");
    std::istringstream answers(out.str());
    std::string answer;
    for (std::string line; std::getline(lines, line);) {
        if (trim(line).empty()) continue;
        fuzz::require(static_cast<bool>(std::getline(answers, answer)), "a line has its answer");
        const auto document = JsonDocument::parse(answer);
        fuzz::require(document && document->root().is_object(), "an answer is an object of JSON");
    }
    fuzz::require(!std::getline(answers, answer), "there are no more answers than lines");
    return 0;
}
