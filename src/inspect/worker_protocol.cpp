#include "inspect/worker_protocol.h"

#include <sys/socket.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>

namespace stoa::inspect {

namespace {

constexpr std::size_t descriptors_size = request_descriptor_count * sizeof(int);

struct Packet {
    ::iovec bytes{};
    alignas(::cmsghdr) std::array<char, CMSG_SPACE(descriptors_size)> control{};
    ::msghdr message{};

    Packet(char* begin, std::size_t size) {
        bytes = {.iov_base = begin, .iov_len = size};
        message.msg_iov = &bytes;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
    }
};

}  // namespace

bool send_request(int control, std::string_view options, const RequestDescriptors& descriptors) {
    // sendmsg() does not write to what it sends.
    Packet packet(const_cast<char*>(options.data()), options.size());
    ::cmsghdr* header = CMSG_FIRSTHDR(&packet.message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(descriptors_size);
    std::memcpy(CMSG_DATA(header), &descriptors, descriptors_size);
    ::ssize_t sent = 0;
    do {
        sent = ::sendmsg(control, &packet.message, MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    return sent == static_cast<::ssize_t>(options.size());
}

Received receive_request(int control, std::array<char, request_bytes_max>& buffer, std::string_view& options,
                         RequestDescriptors& descriptors) {
    Packet packet(buffer.data(), buffer.size());
    const ::ssize_t received = ::recvmsg(control, &packet.message, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);
    if (received == 0) return Received::Closed;
    if (received < 0) return errno == EAGAIN || errno == EINTR ? Received::Nothing : Received::Closed;
    const ::cmsghdr* header = CMSG_FIRSTHDR(&packet.message);
    if (header == nullptr || header->cmsg_type != SCM_RIGHTS || header->cmsg_len != CMSG_LEN(descriptors_size)) return Received::Closed;
    std::memcpy(&descriptors, CMSG_DATA(header), descriptors_size);
    options = {buffer.data(), static_cast<std::size_t>(received)};
    return Received::Request;
}

}  // namespace stoa::inspect
