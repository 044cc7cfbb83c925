// The first process of `stoa-inspect`: waits for requests and forks a child for each, which is its own only reader of the
// file. Loading and linking the libraries takes 50 ms of processor time and more; a fork of what has loaded them takes one.
#pragma once

#include <functional>
#include <string_view>

#include "worker/sandbox.h"

namespace stoa::worker {

// What a child has in its hands, by these numbers.
struct ChildDescriptors {
    static constexpr int input = 3, answer = 4, rebuilt = 5, thumbnail = 6, preview = 7;
};

// Runs until the control socket is closed, then kills what still runs. `read_file` gets the options in the child, which is
// shut in by then; its result is the child's exit status.
int run_zygote(const Sandbox& sandbox, const SandboxLimits& limits, const std::function<int(std::string_view options)>& read_file);

}  // namespace stoa::worker
