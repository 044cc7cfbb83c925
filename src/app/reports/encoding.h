// Text of other encodings into UTF-8, line by line, refusing what is not valid instead of garbling names.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

struct UConverter;

namespace stoa::reports {

// An encoding in which ASCII is ASCII, so that lines can be split before they are decoded. One thread at a time.
class Decoder {
public:
    // InvalidValue for a name that ICU does not know and for encodings of wider units (UTF-16).
    static Result<Decoder> create(const std::string& encoding);
    Decoder(Decoder&& other) noexcept;
    Decoder& operator=(Decoder&& other) noexcept;
    ~Decoder();

    // As the encoding is properly called, for messages.
    const std::string& name() const { return name_; }
    // The line in UTF-8, valid until the next call; nothing where its bytes are not valid.
    std::optional<std::string_view> decode(std::string_view line);

private:
    Decoder(UConverter* converter, std::string name) : converter_(converter), name_(std::move(name)) {}
    UConverter* converter_;  // None: UTF-8.
    std::string name_;
    std::u16string wide_{};
    std::string text_{};
};

}  // namespace stoa::reports
