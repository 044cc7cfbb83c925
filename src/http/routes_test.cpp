#include "http/routes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "base/text.h"
#include "http/test_client.h"

namespace stoa::http {
namespace {

// "GET /v1/session" of every operation in the contract, read by its indentation.
std::set<std::string> operations_of_contract() {
    std::set<std::string> operations;
    std::istringstream lines(read_source("api/openapi.yaml"));
    std::string path;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("components:")) break;
        if (line.starts_with("  /")) path = line.substr(2, line.rfind(':') - 2);
        for (const std::string method : {"get", "put", "post", "delete", "patch"}) {
            if (line != "    " + method + ":") continue;
            std::string upper = method;
            std::ranges::transform(upper, upper.begin(), [](char c) { return static_cast<char>(c - 32); });
            operations.insert(upper + " " + path);
        }
    }
    return operations;
}

TEST(Routes, AreThoseOfTheContract) {
    std::set<std::string> routes;
    std::istringstream lines(describe_routes());
    for (std::string method, path, line; lines >> method >> path && std::getline(lines, line);) {
        EXPECT_TRUE(routes.insert(method + " " + path).second) << method << " " << path << " stands twice";
    }
    EXPECT_GT(routes.size(), 30U);
    EXPECT_EQ(routes, operations_of_contract());
}

}  // namespace
}  // namespace stoa::http
