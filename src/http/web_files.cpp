#include "http/web_files.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "base/digest.h"
#include "base/log.h"
#include "base/text.h"

namespace stoa::http {

namespace {

constexpr std::string_view index_path = "/index.html";
constexpr std::string_view forever = "public, max-age=31536000, immutable";  // Names under /assets/ hold their content's hash.
constexpr std::string_view ask_again = "no-cache";
constexpr std::string_view not_built =
    "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Stoa</title>\n"
    "<h1>The web app is not built yet</h1>\n<p>The server runs and the API answers under <code>/v1</code>. "
    "To build the web app, run <code>./dev build</code> in the project's folder and start the server again.</p>\n</html>\n";

struct MediaType {
    std::string_view extension;
    std::string_view name;
};
constexpr std::array media_types{
    MediaType{".html", "text/html; charset=utf-8"},
    MediaType{".js", "text/javascript; charset=utf-8"},
    MediaType{".css", "text/css; charset=utf-8"},
    MediaType{".json", "application/json"},
    MediaType{".map", "application/json"},
    MediaType{".svg", "image/svg+xml"},
    MediaType{".png", "image/png"},
    MediaType{".ico", "image/x-icon"},
    MediaType{".webp", "image/webp"},
    MediaType{".woff2", "font/woff2"},
    MediaType{".yaml", "application/yaml"},  // RFC 9512.
    MediaType{".txt", "text/plain; charset=utf-8"},
    MediaType{".webmanifest", "application/manifest+json"},
};

std::string_view media_type_of(std::string_view path) {
    const auto found = std::ranges::find_if(media_types, [&](const MediaType& type) { return path.ends_with(type.extension); });
    return found == media_types.end() ? "application/octet-stream" : found->name;
}

std::string read_bytes(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

bool names_file(std::string_view path) { return path.substr(path.rfind('/') + 1).find('.') != std::string_view::npos; }

// Whether a comma separated header names the word, ignoring weights other than q=0.
bool lists(std::string_view header, std::string_view word) {
    for (const std::string_view part : split(header, ',')) {
        const std::string_view entry = trim(part);
        const std::string_view weight = entry.substr(std::min(entry.find(';'), entry.size()));
        if (entry.substr(0, entry.size() - weight.size()) == word) return weight != ";q=0";
    }
    return false;
}

}  // namespace

WebFiles WebFiles::load(const std::filesystem::path& directory) {
    WebFiles web;
    std::error_code error;
    std::size_t size = 0;
    for (auto entry = std::filesystem::recursive_directory_iterator(directory, error); !error && entry != std::filesystem::end(entry);
         entry.increment(error)) {
        if (!entry->is_regular_file(error)) continue;
        std::string bytes = read_bytes(entry->path());
        size += bytes.size();
        if (size > size_bytes_max) {
            log::warn("the web app in {} has more than {} MiB and is not served", directory.string(), size_bytes_max / 1024 / 1024);
            return {};
        }
        const std::string path = "/" + std::filesystem::relative(entry->path(), directory, error).generic_string();
        const bool is_gzip = path.ends_with(".gz");
        File& file = web.files_[is_gzip ? path.substr(0, path.size() - 3) : path];
        if (!is_gzip) file.etag = "\"" + to_hex(digest(bytes)).substr(0, 32) + "\"";
        (is_gzip ? file.gzip : file.bytes) = std::make_shared<const std::string>(std::move(bytes));
    }
    std::erase_if(web.files_, [](const auto& entry) { return !entry.second.bytes; });
    for (auto& [path, file] : web.files_) {
        file.content_type = media_type_of(path);
        file.cache_control = path.starts_with("/assets/") ? forever : ask_again;
    }
    return web;
}

Response WebFiles::answer_with(const File& file, const Request& request) {
    Response response;
    response.cache_control = file.cache_control;
    response.headers.emplace_back("ETag", file.etag);
    if (file.gzip) response.headers.emplace_back("Vary", "Accept-Encoding");
    if (request.headers.if_none_match.find(file.etag) != std::string::npos) {
        response.status = 304;
        return response;
    }
    const bool compressed = file.gzip && lists(request.headers.accept_encoding, "gzip");
    if (compressed) response.headers.emplace_back("Content-Encoding", "gzip");
    response.content_type = file.content_type;
    response.shared_body = compressed ? file.gzip : file.bytes;
    return response;
}

Response WebFiles::show(const Request& request) const {
    const std::string& path = request.target.path;
    // A page of its own needs no ending in its address: /api is api.html, and so is /api/.
    const std::string page = path.substr(0, path.size() - (path.ends_with('/') ? 1 : 0)) + ".html";
    for (const std::string& name : {path, page}) {
        const auto found = files_.find(name);
        if (found != files_.end()) return answer_with(found->second, request);
    }
    const auto index = files_.find(index_path);
    if (index != files_.end() && !names_file(path)) return answer_with(index->second, request);
    Response response;
    response.status = index == files_.end() ? 503 : 404;
    response.content_type = index == files_.end() ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
    response.body = index == files_.end() ? not_built : "There is no such file.\n";
    return response;
}

}  // namespace stoa::http
