#include "wiring/config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "wiring/config_keys.h"

namespace stoa::wiring {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

std::string write_file(std::string_view text) {
    const std::string file = testing::TempDir() + "stoa_config_test.toml";
    std::ofstream(file, std::ios::trunc) << text;
    return file;
}

// The message about a file, without the file's name: ":LINE: …".
std::string error_of(std::string_view text) {
    const std::string file = write_file(text);
    const auto config = read_config({.file = file});
    return config ? "no error" : config.error().message.substr(file.size());
}

TEST(Config, EveryKeyHasADefaultThatItWouldAccept) {
    const auto config = read_config({.file = write_file("")});
    ASSERT_TRUE(config) << config.error().message;
    EXPECT_EQ(config->http_listen, "127.0.0.1:8080");
    EXPECT_EQ(config->policy_pack, "amazon-2025");
    EXPECT_THAT(config->http_web_directory, EndsWith("/web"));
    const auto again = read_config({.file = write_file(print_config(*config))});
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(print_config(*again), print_config(*config));
}

TEST(Config, TheFileIsOverTheDefaultTheEnvironmentOverTheFileAndTheCommandLineOverAll) {
    const std::string file = write_file("data_directory = 'a'\n[http]\nlisten = \"[::1]:0\"\nsecure_cookies = true\nthreads = 8\n");
    const auto config = read_config({.file = file,
                                     .environment = {{"STOA_HTTP_THREADS", "9"}, {"STOA_DATA_DIRECTORY", "b"}, {"STOA_TEST_ROUNDS", "3"}},
                                     .data_directory = "c"});
    ASSERT_TRUE(config) << config.error().message;
    EXPECT_EQ(config->http_listen, "[::1]:0");
    EXPECT_TRUE(config->http_secure_cookies);
    EXPECT_EQ(config->http_threads, 9);
    EXPECT_EQ(config->data_directory, "c");
}

TEST(Config, TheEnvironmentCanNameTheFile) {
    const auto config = read_config({.environment = {{"STOA_CONFIG", write_file("[policy]\npack = 'amazon-2021'\n")}}});
    ASSERT_TRUE(config);
    EXPECT_EQ(config->policy_pack, "amazon-2021");
}

struct WrongFile {
    const char* text;
    const char* message;
};
class ConfigFileErrors : public testing::TestWithParam<WrongFile> {};
TEST_P(ConfigFileErrors, SayLineAndWhatIsExpected) { EXPECT_EQ(error_of(GetParam().text), GetParam().message); }
INSTANTIATE_TEST_SUITE_P(
    All, ConfigFileErrors,
    testing::Values(
        WrongFile{"\n[http]\nlissten = '127.0.0.1:80'\n", ":3: unknown key http.lissten; did you mean http.listen?"},
        WrongFile{"data_directry = 'x'\n", ":1: unknown key data_directry; did you mean data_directory?"},
        WrongFile{"[elsewhere]\nx = 1\n", ":1: unknown key elsewhere; `stoa serve --print-config` lists all"},
        WrongFile{"http = 3\n", ":1: unknown key http; `stoa serve --print-config` lists all"},
        WrongFile{"[http]\nthreads = 'many'\n", ":2: http.threads must be a whole number from 1 to 1024"},
        WrongFile{"[http]\nthreads = 0\n", ":2: http.threads must be a whole number from 1 to 1024"},
        WrongFile{"[http]\nsecure_cookies = 1\n", ":2: http.secure_cookies must be true or false"},
        WrongFile{"[http]\nlisten = '8080'\n", ":2: http.listen must be an IP address and a port, like \"127.0.0.1:8080\""},
        WrongFile{"[http]\nlisten = '::1:8080'\n", ":2: http.listen must be an IP address and a port, like \"127.0.0.1:8080\""},
        WrongFile{"[http]\nlisten = '127.0.0.1:65536'\n", ":2: http.listen must be an IP address and a port, like \"127.0.0.1:8080\""},
        WrongFile{"[http]\nlisten = 'localhost:8080'\n", ":2: http.listen must be an IP address and a port, like \"127.0.0.1:8080\""},
        WrongFile{"[log]\nlevel = 'loud'\n", ":2: log.level must be one of trace, debug, info, warning, error, off"},
        WrongFile{"[blobs]\ns3_endpoint = 'https://s3.example.com/bucket'\n",
                  ":2: blobs.s3_endpoint must be an address like \"https://s3.example.com\", without a path, or nothing"},
        WrongFile{"[blobs]\ns3_addressing = 'vhost'\n", ":2: blobs.s3_addressing must be \"path\" or \"host\""},
        WrongFile{"[blobs]\nunused_hours = 1\n", ":2: blobs.unused_hours must be a whole number from 24 to 8784"},
        WrongFile{"data_directory = ''\n", ":1: data_directory must be a directory"}));

TEST(ConfigErrors, ABrokenFileIsNamedWithItsLine) { EXPECT_THAT(error_of("[http]\nlisten = \n"), testing::StartsWith(":2: ")); }

TEST(ConfigErrors, AMissingFileIsNamed) {
    const auto config = read_config({.file = "/nowhere/stoa.toml"});
    ASSERT_FALSE(config);
    EXPECT_THAT(config.error().message, HasSubstr("cannot read the configuration /nowhere/stoa.toml"));
}

TEST(ConfigErrors, AnUnknownVariableIsNamedWithTheNearest) {
    const auto config = read_config({.file = write_file(""), .environment = {{"STOA_HTTP_LISTN", "x"}}});
    ASSERT_FALSE(config);
    EXPECT_EQ(config.error().message, "unknown environment variable STOA_HTTP_LISTN; did you mean STOA_HTTP_LISTEN?");
}

TEST(ConfigErrors, AWrongVariableSaysWhatIsExpected) {
    const auto config = read_config({.file = write_file(""), .environment = {{"STOA_HTTP_THREADS", "2x"}}});
    ASSERT_FALSE(config);
    EXPECT_EQ(config.error().message, "the environment variable STOA_HTTP_THREADS must be a whole number from 1 to 1024");
}

TEST(Config, ItsKeysStandTogetherByTable) {
    std::vector<std::string_view> tables;
    for (const ConfigKey& key : config_keys()) {
        const std::string_view table = key.name.contains('.') ? key.name.substr(0, key.name.find('.')) : "";
        if (tables.empty() || tables.back() != table) tables.push_back(table);
    }
    std::vector<std::string_view> once = tables;
    std::ranges::sort(once);
    EXPECT_EQ(std::ranges::unique(once).begin(), once.end());
}

}  // namespace
}  // namespace stoa::wiring
