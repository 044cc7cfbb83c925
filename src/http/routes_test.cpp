#include "http/routes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <sstream>

#include "base/text.h"
#include "http/wire/test_client.h"

namespace stoa::http {
namespace {

// Every operation in the contract, "GET /v1/session", with whether it is open to anybody; read by its indentation.
std::map<std::string, bool> operations_of_contract() {
    std::map<std::string, bool> operations;
    std::istringstream lines(read_source("api/openapi.yaml"));
    std::string path;
    std::string operation;
    for (std::string line; std::getline(lines, line) && !line.starts_with("components:");) {
        if (line.starts_with("  /")) path = line.substr(2, line.rfind(':') - 2);
        for (const std::string method : {"get", "put", "post", "delete", "patch", "head", "options"}) {
            if (line != "    " + method + ":") continue;
            operation = method;
            std::ranges::transform(operation, operation.begin(), [](char c) { return static_cast<char>(c - 32); });
            operation += " " + path;
            operations[operation] = false;
        }
        if (line == "      security: []") operations[operation] = true;
    }
    return operations;
}

TEST(Routes, AreThoseOfTheContract) {
    std::map<std::string, bool> routes;
    std::istringstream lines(describe_routes());
    for (std::string method, path, access; lines >> method >> path && std::getline(lines >> std::ws, access);) {
        constexpr std::array needs_no_credential{Access::Kind::Anybody, Access::Kind::LocalMachine, Access::Kind::SignedLink};
        const bool open = std::ranges::any_of(needs_no_credential, [&](Access::Kind kind) { return access == to_text(Access{kind}); });
        std::string route = method;
        route += " " + path;
        EXPECT_TRUE(routes.emplace(route, open).second) << route << " stands twice";
    }
    EXPECT_GT(routes.size(), 30U);
    EXPECT_EQ(routes, operations_of_contract());
}

}  // namespace
}  // namespace stoa::http
