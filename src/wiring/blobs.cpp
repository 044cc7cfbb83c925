#include "wiring/blobs.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <fstream>

#include "base/log.h"
#include "base/text.h"
#include "blobs/directory_store.h"
#include "blobs/s3/store.h"

namespace stoa::wiring {

namespace {

std::unexpected<Error> wrong(std::string message) { return fail(problems::invalid_value, std::move(message)); }

// Its first line, so that an editor's newline does no harm.
Result<std::string> read_secret(const std::string& file) {
    std::ifstream stream(file);
    std::string line;
    std::getline(stream, line);
    std::string secret(trim(line));
    if (secret.empty())
        return wrong(fmt::format("cannot read a secret from blobs.s3_secret_file {}; is it there, and may you read it?", file));
    struct ::stat status{};
    if (::stat(file.c_str(), &status) == 0 && (status.st_mode & (S_IRGRP | S_IROTH)) != 0)
        log::warn("blobs.s3_secret_file {} can be read by others; `chmod 600` it", file);
    return secret;
}

Result<void> require_set(const std::string& value, std::string_view key) {
    if (value.empty()) return wrong(fmt::format("blobs.s3_endpoint is set, so {} must be too", key));
    return {};
}

Result<std::unique_ptr<blobs::BlobStore>> open_bucket(const Config& config) {
    TRY(require_set(config.blobs_s3_bucket, "blobs.s3_bucket"));
    TRY(require_set(config.blobs_s3_key_id, "blobs.s3_key_id"));
    TRY(require_set(config.blobs_s3_secret_file, "blobs.s3_secret_file"));
    std::string secret = TRY(read_secret(config.blobs_s3_secret_file));
    blobs::s3::Options options{.endpoint = config.blobs_s3_endpoint,
                               .region = config.blobs_s3_region,
                               .bucket = config.blobs_s3_bucket,
                               .key_id = config.blobs_s3_key_id,
                               .secret = std::move(secret),
                               .ca_file = config.blobs_s3_ca_file,
                               .incoming_folder = config.data_directory + "/incoming"};
    if (config.blobs_s3_addressing == "host") options.addressing = blobs::s3::Addressing::Host;
    return TRY(blobs::s3::Store::create(std::move(options), system_now()));
}

}  // namespace

Result<std::unique_ptr<blobs::BlobStore>> open_blobs(const Config& config) {
    if (!config.blobs_s3_endpoint.empty()) return open_bucket(config);
    const std::string directory = config.blobs_directory.empty() ? config.data_directory + "/blobs" : config.blobs_directory;
    return TRY(blobs::DirectoryStore::create(directory, system_now()));
}

}  // namespace stoa::wiring
