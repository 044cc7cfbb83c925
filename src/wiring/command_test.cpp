#include "wiring/command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/test_world.h"
#include "base/temporary_folder.h"
#include "wiring/data_directory.h"
#include "wiring/health.h"
#include "wiring/parts.h"

namespace stoa::wiring {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class CommandTest : public testing::Test {
public:
    CommandTest() { start_crypto(); }

    int run(const std::vector<std::string>& words) {
        std::vector<const char*> arguments{"stoa"};
        for (const std::string& word : words) arguments.push_back(word.c_str());
        out.str("");
        err.str("");
        return run_command(static_cast<int>(arguments.size()), arguments.data(), {in, out, err});
    }

    TemporaryFolder temporary = must(TemporaryFolder::make());
    std::string folder = temporary.path();
    std::string data_directory = folder + "/data";
    std::istringstream in;
    std::ostringstream out, err;
};

TEST_F(CommandTest, TheHelpListsEveryCommand) {
    EXPECT_EQ(run({"--help"}), 0);
    for (const Command& command : commands()) EXPECT_THAT(out.str(), HasSubstr(std::string(command.about)));
}

TEST_F(CommandTest, EachCommandHasItsHelp) {
    for (const Command& command : commands()) {
        EXPECT_EQ(run({std::string(command.name), "--help"}), 0);
        EXPECT_THAT(out.str(), HasSubstr("Usage: stoa " + std::string(command.name)));
    }
}

TEST_F(CommandTest, TheVersionIsPrinted) {
    EXPECT_EQ(run({"--version"}), 0);
    EXPECT_THAT(out.str(), StartsWith("stoa "));
}

TEST_F(CommandTest, WrongUsageIsOneLineThatNamesTheHelp) {
    EXPECT_EQ(run({"srve"}), 1);
    EXPECT_EQ(err.str(), "stoa: there is no command srve; did you mean serve? See `stoa --help`\n");
    EXPECT_EQ(run({"import", "orders", "x.txt"}), 1);
    EXPECT_EQ(err.str(), "stoa: --seller is required; see `stoa import orders --help`\n");
    EXPECT_EQ(run({"migrate", "--chek"}), 1);
    EXPECT_THAT(err.str(), HasSubstr("`stoa migrate --help`"));
}

TEST_F(CommandTest, TheConfigurationIsPrinted) {
    const std::string file = folder + "/stoa.toml";
    std::ofstream(file) << "[http]\nthreads = 3\n";
    EXPECT_EQ(run({"serve", "--print-config", "--config", file, "--data", data_directory}), 0);
    EXPECT_THAT(out.str(), HasSubstr("threads = 3\n"));
    EXPECT_THAT(out.str(), HasSubstr("data_directory = \"" + data_directory + "\""));
}

TEST_F(CommandTest, MigrateTellsAndDoes) {
    EXPECT_EQ(run({"migrate", "--check", "--data", data_directory}), 2);
    EXPECT_EQ(run({"migrate", "--data", data_directory}), 0);
    EXPECT_THAT(out.str(), HasSubstr("migrated from version 0"));
    EXPECT_EQ(run({"migrate", "--check", "--data", data_directory}), 0);
    EXPECT_THAT(out.str(), HasSubstr("up to date"));
}

TEST_F(CommandTest, ADatabaseOfANewerVersionIsRefused) {
    run({"migrate", "--data", data_directory});
    {
        const auto connection = must(store::Connection::open(data_directory + "/stoa.db", store::Connection::Mode::Write));
        must(connection->run("PRAGMA user_version = 9999"));
    }
    EXPECT_EQ(run({"admin", "user", "list", "--data", data_directory}), 1);
    EXPECT_THAT(err.str(), HasSubstr("newer Stoa"));
    EXPECT_EQ(run({"migrate", "--data", data_directory}), 1);
    EXPECT_THAT(err.str(), HasSubstr("newer Stoa"));
}

TEST_F(CommandTest, AdminRunsBesideAServerButDoesNotChangeTablesUnderIt) {
    const auto directory = must(DataDirectory::open(data_directory));
    const auto lock = must(directory.lock());
    EXPECT_EQ(run({"admin", "seller", "create", "Oak & Iron", "--data", data_directory}), 1);
    EXPECT_THAT(err.str(), HasSubstr("a server of an older version runs on"));
    must(store::Database::open(directory.database_file()));
    EXPECT_EQ(run({"admin", "seller", "create", "Oak & Iron", "--data", data_directory}), 0);
    EXPECT_EQ(run({"serve", "--data", data_directory}), 1);
    EXPECT_THAT(err.str(), HasSubstr("another server is running on the data directory"));
}

TEST_F(CommandTest, TheDataDirectoryIsTheUsersOwn) {
    must(DataDirectory::open(data_directory));
    struct stat status{};
    ASSERT_EQ(::stat(data_directory.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0700U);
}

TEST_F(CommandTest, ADataDirectoryThatIsAFileOrHasNoParentIsRefused) {
    std::ofstream(data_directory) << "x";
    EXPECT_EQ(run({"migrate", "--data", data_directory}), 1);
    EXPECT_THAT(err.str(), HasSubstr("is a file"));
    EXPECT_EQ(run({"migrate", "--data", folder + "/a/b"}), 1);
    EXPECT_THAT(err.str(), HasSubstr("cannot make the data directory"));
}

TEST_F(CommandTest, TheDataDirectoryOfAnotherUserIsRefused) {
    if (::geteuid() != 0) GTEST_SKIP() << "only root can give a directory away";
    must(DataDirectory::open(data_directory));
    ASSERT_EQ(::chown(data_directory.c_str(), 1, 1), 0);
    EXPECT_EQ(run({"migrate", "--data", data_directory}), 1);
    EXPECT_THAT(err.str(), HasSubstr("belongs to the user daemon"));
}

TEST(FindFailures, NamesADatabaseThatIsGone) {
    start_crypto();
    const TemporaryFolder temporary = must(TemporaryFolder::make());
    const std::string& folder = temporary.path();
    const auto parts = must(Parts::build({.data_directory = folder}, Use::Beside));
    const auto directory = must(DataDirectory::open(folder));
    EXPECT_THAT(find_failures(parts->app, directory), testing::IsEmpty());
    std::filesystem::remove(directory.database_file());
    EXPECT_THAT(find_failures(parts->app, directory), testing::ElementsAre(HasSubstr("cannot be written")));
}

TEST_F(CommandTest, AnUnknownPackIsRefused) {
    const std::string file = folder + "/stoa.toml";
    std::ofstream(file) << "[policy]\npack = 'amazon-1999'\n";
    EXPECT_EQ(run({"admin", "user", "list", "--config", file, "--data", data_directory}), 1);
    EXPECT_THAT(err.str(), HasSubstr("amazon-1999"));
    EXPECT_EQ(std::ranges::count(err.str(), '\n'), 1);
}

TEST_F(CommandTest, AMarketplacesOwnPackIsReadFromItsDirectory) {
    const std::string file = folder + "/stoa.toml";
    std::ofstream(file) << "[policy]\npack = 'mine'\npack_directory = '" << folder << "'\n";
    std::ofstream(folder + "/mine.toml") << "name = 'mine'\nversion = 1\neffective_from = 2026-01-01\nextends = 'amazon-2025'\n";
    EXPECT_EQ(run({"admin", "user", "list", "--config", file, "--data", data_directory}), 0) << err.str();
    std::ofstream(folder + "/amazon-2025.toml") << "";
    EXPECT_EQ(run({"admin", "user", "list", "--config", file, "--data", data_directory}), 1);
    EXPECT_THAT(err.str(), HasSubstr("has the name of a pack that Stoa brings"));
}

TEST_F(CommandTest, CheckTakesItsChoicesFromTheClosedSets) {
    EXPECT_EQ(run({"check", "--author", "robot"}), 1);
    EXPECT_EQ(err.str(), "stoa: --author cannot be \"robot\"; take one of seller, buyer\n");
    in.str("Call me at +1 503 555 0142.\n");
    EXPECT_EQ(run({"check", "-"}), 1);
    EXPECT_THAT(out.str(), HasSubstr("content.phone"));
}

}  // namespace
}  // namespace stoa::wiring
