#include "http/web_files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "base/temporary_folder.h"

namespace stoa::http {
namespace {

class WebFilesTest : public testing::Test {
public:
    const TemporaryFolder folder = TemporaryFolder::make().value();
    const std::filesystem::path directory = folder.path();

    void SetUp() override {
        write("index.html", "<html>app</html>");
        write("assets/app-1a2b.js", "let a = 1;");
        write("assets/app-1a2b.js.gz", "gzipped");
        write("favicon.svg", "<svg/>");
        write("api.html", "<html>api</html>");
        write("api/openapi.yaml", "openapi: 3.1.0");
    }
    void write(const std::string& path, const std::string& text) const {
        std::filesystem::create_directories((directory / path).parent_path());
        std::ofstream(directory / path) << text;
    }
    static Response show(const WebFiles& web, std::string_view path, std::string_view accept_encoding = "", std::string_view etag = "") {
        Request request;
        request.target = Target::parse(path).value();
        request.headers.accept_encoding = accept_encoding;
        request.headers.if_none_match = etag;
        return web.show(request);
    }
    static std::string header_of(const Response& response, std::string_view name) {
        const auto found = std::ranges::find(response.headers, name, &std::pair<std::string_view, std::string>::first);
        return found == response.headers.end() ? "" : found->second;
    }
};

TEST_F(WebFilesTest, ServesFilesAndTheAppForEveryPage) {
    const WebFiles web = WebFiles::load(directory);
    for (const char* page : {"/", "/inbox/7", "/index.html", "/orders?search=x", "/problems/not_found"}) {
        const Response response = show(web, page);
        EXPECT_EQ(response.status, 200) << page;
        EXPECT_EQ(response.content(), "<html>app</html>") << page;
        EXPECT_EQ(response.cache_control, "no-cache") << page;
        EXPECT_EQ(response.content_type, "text/html; charset=utf-8") << page;
    }
    EXPECT_EQ(show(web, "/favicon.svg").content_type, "image/svg+xml");
    for (const char* missing : {"/missing.js", "/assets/old-9f.js", "/..%2f..%2fetc/passwd.txt", "/assets/app-1a2b.js.gz"}) {
        EXPECT_EQ(show(web, missing).status, 404) << missing;
    }
}

TEST_F(WebFilesTest, ServesAPageWithoutItsEnding) {
    const WebFiles web = WebFiles::load(directory);
    for (const char* page : {"/api", "/api/", "/api.html"}) EXPECT_EQ(show(web, page).content(), "<html>api</html>") << page;
    EXPECT_EQ(show(web, "/api/openapi.yaml").content_type, "application/yaml");
    EXPECT_EQ(show(web, "/apis").content(), "<html>app</html>");
    EXPECT_EQ(show(web, "/api/other").content(), "<html>app</html>");
}

TEST_F(WebFilesTest, CompressesForWhoTakesIt) {
    const WebFiles web = WebFiles::load(directory);
    const std::pair<const char*, const char*> cases[] = {
        {"gzip, deflate, br", "gzipped"}, {"br;q=1.0, gzip;q=0.8", "gzipped"}, {"", "let a = 1;"}, {"br", "let a = 1;"},
        {"gzip;q=0", "let a = 1;"},
    };
    for (const auto& [accepted, content] : cases) {
        const Response response = show(web, "/assets/app-1a2b.js", accepted);
        EXPECT_EQ(response.content(), content) << accepted;
        EXPECT_EQ(header_of(response, "Vary"), "Accept-Encoding");
        EXPECT_NE(response.cache_control.find("immutable"), std::string_view::npos);
    }
}

TEST_F(WebFilesTest, SaysThatNothingHasChanged) {
    const WebFiles web = WebFiles::load(directory);
    const std::string etag = header_of(show(web, "/"), "ETag");
    EXPECT_EQ(show(web, "/", "", etag).status, 304);
    EXPECT_EQ(show(web, "/", "", "W/" + etag + ", \"x\"").status, 304);
    EXPECT_EQ(show(web, "/", "", "\"other\"").status, 200);
}

TEST(WebFiles, SayHowToBuildThem) {
    const WebFiles web = WebFiles::load("/nowhere/at/all");
    Request request;
    request.target = Target::parse("/").value();
    const Response response = web.show(request);
    EXPECT_EQ(response.status, 503);
    EXPECT_NE(response.body.find("./dev build"), std::string::npos);
}

}  // namespace
}  // namespace stoa::http
