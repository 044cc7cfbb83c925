// What may be uploaded, known before anything is sent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/app.h"
#include "domain/caller.h"
#include "domain/words.h"

namespace stoa {

struct UploadLimits {
    static constexpr int files_max = 10;                  // Of one message.
    static constexpr int open_max = 20;                   // Of one author, that are on no message or draft yet.
    static constexpr Duration kept = hours(24);           // So long after its last byte, or its last use, one may go on with it.
    static constexpr std::size_t name_bytes_max = 1'000;  // As sent; what is kept is shorter (mail/read/attachment_name.h).
    static constexpr std::size_t type_bytes_max = 127;    // RFC 6838 section 4.2: 127 characters each side; nobody needs both.
    static constexpr std::size_t metadata_bytes_max = 4'096;
};

// By the pack's rule on attachments, for one side.
struct AllowedFiles {
    std::vector<std::string> media_types;  // Empty: all but those that run.
    // Of the kinds that may be sent, each once, in the order of policy::file_kind_words().
    struct Size {
        std::string_view kind;
        std::int64_t bytes_max = 0;
    };
    std::vector<Size> sizes{};

    std::int64_t size_bytes_max() const;  // The largest of them.
    std::int64_t size_bytes_max_of(std::string_view media_type) const;
};
AllowedFiles allowed_files(const App& app, Author author);

// The same for who asks, before it uploads for a message: a member or token of the seller, or without one a buyer.
Result<AllowedFiles> get_upload_limits(const App& app, const Caller& caller, std::optional<SellerId> seller);

// Refuses by name, declared type and size what would be refused anyhow: file_type_refused, file_too_large, invalid_value where it is empty.
Result<void> require_allowed_file(const App& app, Author author, std::string_view name, std::string_view declared_type,
                                  std::int64_t size_bytes);

// The size alone, of a file whose type is known: file_too_large, which names the kind and its limit.
Result<void> require_size(const AllowedFiles& allowed, std::string_view media_type, std::int64_t size_bytes);

}  // namespace stoa
