// Keyed and plain digests, random tokens and comparing of secrets (libsodium: BLAKE2b, randombytes).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace stoa {

// To be called once before anything else of this header. Throws where the system has no randomness.
void start_crypto();

// BLAKE2b of 32 bytes, as raw bytes.
std::string digest(std::string_view bytes);

// BLAKE2b of 32 bytes keyed with `key` (16 to 64 bytes): what only this installation can compute.
std::string keyed_digest(std::string_view key, std::string_view bytes);

// HMAC-SHA256 (RFC 2104), raw bytes: what other systems can compute too, with a key of any length.
std::string hmac_sha256(std::string_view key, std::string_view bytes);

// SHA-256 (FIPS 180-4), raw bytes, in pieces: names files by their content.
class Sha256 {
public:
    Sha256();
    void add(std::string_view bytes);
    std::string finish();

private:
    alignas(64) std::array<std::uint8_t, 112> state_;  // nettle's sha256_ctx, kept out of the header.
};

// `size_bytes` of the system's randomness, as base64url text: for sessions, tokens, invitations.
std::string random_token(std::size_t size_bytes = 32);
std::string random_bytes(std::size_t size_bytes);

// Equal or not in a time that tells nothing of where they differ.
bool equal_secrets(std::string_view a, std::string_view b);

}  // namespace stoa
