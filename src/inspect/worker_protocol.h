// What the server and `stoa-inspect` say to each other. The worker's first process (the zygote) has loaded all libraries and
// read no file; for each request it forks, and the child shuts itself in, reads its one file, answers and ends.
//
// Over the control socket (descriptor 3, packets): the zygote says Ready once; then each packet of the server is one request:
// the options as JSON, with six descriptors. Over the request's line (a stream) the zygote says at the end how the child ended;
// where the server shuts its side of the line, the child is killed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stoa::inspect {

inline constexpr int control_descriptor = 3;
inline constexpr std::size_t request_bytes_max = 4096;

inline constexpr std::string_view ready = "ready";
inline constexpr std::string_view ready_without_landlock = "ready, without landlock";

// The descriptors of a request, in their order.
struct RequestDescriptors {
    int line = -1;                                   // Stays with the zygote.
    int input = -1;                                  // The file, to be read only.
    int answer = -1;                                 // A pipe: the report as JSON.
    int rebuilt = -1, thumbnail = -1, preview = -1;  // Files to be written.
};
inline constexpr std::size_t request_descriptor_count = 6;

// The exit status of a child that was given no more memory; 0 is that of one that answered.
inline constexpr int worker_out_of_memory = 6;

// How a child ended: sent over the line as its bytes, between two processes of one build.
struct ChildEnd {
    std::int32_t wait_status = 0;  // Of waitpid().
    std::int64_t processor_us = 0;
    std::int64_t memory_bytes_max = 0;
};

// A packet with descriptors (SCM_RIGHTS).
bool send_request(int control, std::string_view options, const RequestDescriptors& descriptors);

enum class Received : std::uint8_t { Request, Closed, Nothing };
// Takes one packet. Descriptors are close-on-exec and the caller's from then on.
Received receive_request(int control, std::array<char, request_bytes_max>& buffer, std::string_view& options,
                         RequestDescriptors& descriptors);

}  // namespace stoa::inspect
