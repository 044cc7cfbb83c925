// stoa check: judges messages by a pack, without a server. One message the way a compiler reports, or a batch of JSON
// lines (the batch interface of the rule catalogue).
#pragma once

#include <istream>
#include <optional>
#include <ostream>
#include <span>
#include <string>

#include "base/catalogue.h"
#include "cli/given_file.h"
#include "cli/pack_choice.h"
#include "domain/words.h"
#include "policy/pack.h"
#include "policy/writing/dictionaries.h"

namespace stoa::cli {

struct CheckOptions {
    // What stands ready in the program: the shipped packs, and the words.
    std::span<const policy::Pack::Source> packs;
    const Catalogues& catalogues;
    const policy::Dictionaries& dictionaries;

    enum class Mode {
        Message,
        Batch,
        Mend,         // The message with every exact change that findings offer goes to `out`, what was done to `err`.
        MendInPlace,  // The same, but it goes back into the file.
    } mode = Mode::Message;
    std::string file = "-";               // "-": standard input, which a batch always reads.
    std::vector<std::string> attached{};  // Paths of files that go with the message; a batch has its own.
    LookIntoFile look_into{};             // Empty: files are judged by what is said of them.
    std::string subject{};                // Of the message; a batch has its own.
    std::string pack = default_pack;      // The name of a shipped pack, or a TOML file, which may extend a shipped one.
    Author author = Author::Seller;
    Kind kind = Kind::Reply;
    std::optional<Reason> reason{};
    std::string order_file{};            // JSON of the order object; empty: before a sale.
    std::string language{};              // BCP 47, of the message; empty: to be detected.
    std::vector<std::string> without{};  // Ids of rules that are not asked.
    std::string words_in = "en";         // The language of `why` and `fix`.
    // Of one line of a batch: an attachment's content as base64 and a long text. A longer one gets an error in its place.
    std::size_t line_bytes_max = 64'000'000;
};

// The exit status. A message: 0 where it would be delivered, 1 where something blocks or holds it (of a mended one: still). A batch: 0
// where all lines were read, 2 where some line was not valid and has its error in its place. 1 with one line on `err` where pack, file or
// order cannot be read.
int run_check(const CheckOptions& options, std::istream& in, std::ostream& out, std::ostream& err);

}  // namespace stoa::cli
