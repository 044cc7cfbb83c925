// The words that people read, by key and language: ICU MessageFormat texts in catalogues/LANGUAGE/*.json.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace stoa {

// Values for the placeholders of a text; a value that is a whole number may steer a plural.
using Arguments = std::vector<std::pair<std::string, std::string>>;

// All languages' texts. Built once at start, then only read: any thread.
class Catalogues {
public:
    // One catalogue file: a JSON object of key to text. Several files of one language add up; a key given twice, or a
    // text that ICU cannot read, is an error.
    struct File {
        std::string_view language;  // BCP 47, as the folder is called: "en", "de".
        std::string_view name;      // For messages about it.
        std::string_view json;
    };
    static Result<Catalogues> load(std::span<const File> files);
    Catalogues(Catalogues&&) noexcept;
    Catalogues& operator=(Catalogues&&) noexcept;
    ~Catalogues();

    // The language that serves `wanted` best ("de-AT" is served by "de"); English where none does.
    std::string_view language_for(std::string_view wanted) const;
    // The same for an HTTP Accept-Language value (RFC 9110 section 12.5.4).
    std::string_view negotiate(std::string_view accept_language) const;

    // The text in `language`, else in English, else the key itself.
    std::string format(std::string_view language, std::string_view key, const Arguments& arguments = {}) const;
    bool has(std::string_view language, std::string_view key) const;
    std::vector<std::string> keys(std::string_view language) const;
    std::vector<std::string> languages() const;

private:
    struct Texts;
    explicit Catalogues(std::unique_ptr<Texts> texts);
    std::unique_ptr<Texts> texts_;
};

}  // namespace stoa
