// The built web app, read into memory at start: its files with their compressed variants, and index.html for every
// address that is a page of its own.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "http/wire/request.h"
#include "http/wire/response.h"

namespace stoa::http {

class WebFiles {
public:
    static constexpr std::size_t size_bytes_max = 67'108'864;  // Of all files together.

    // A directory that is missing, or too large, leaves a page that says how to build the web app.
    static WebFiles load(const std::filesystem::path& directory);

    // A GET or HEAD of anything that is no route.
    Response show(const Request& request) const;

private:
    struct File {
        std::shared_ptr<const std::string> bytes{};
        std::shared_ptr<const std::string> gzip{};  // May be null.
        std::string etag{};
        std::string_view content_type{};
        std::string_view cache_control{};
    };
    static Response answer_with(const File& file, const Request& request);
    std::map<std::string, File, std::less<>> files_;  // By path: "/assets/index-1a2b.js".
};

}  // namespace stoa::http
