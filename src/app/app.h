// What every action needs; built once by wiring, then shared by all threads.
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>

#include "app/mail/mail_options.h"
#include "app/upkeep/unavailable_rules.h"
#include "base/catalogue.h"
#include "base/clock.h"
#include "blobs/blob_store.h"
#include "notify/hub.h"
#include "policy/pack.h"
#include "policy/writing/dictionaries.h"
#include "store/database.h"

namespace stoa {

class BrandCache;
class PasswordPool;
class CheckBudget;
struct Inspection;
struct InspectionTask;
struct RemoteFile;

std::shared_ptr<BrandCache> make_brand_cache();

// Looks into a file (app/attachments/inspect_attachment.h). The error: it could not be looked into now, and is tried again.
using Inspector = std::function<Result<Inspection>(InspectionTask& task, const std::stop_token& stop)>;

// Fetches what an address names (app/attachments/fetch_image.h). The error: why there is nothing.
using Fetcher = std::function<Result<RemoteFile>(const std::string& address, std::int64_t size_bytes_max, const std::stop_token& stop)>;

struct App {
    store::Database& database;
    const policy::Pack& pack;
    const policy::Dictionaries& dictionaries;
    const Catalogues& catalogues;
    notify::Hub& hub;
    blobs::BlobStore& blobs;  // Where the bytes of files lie.
    PasswordPool& passwords;
    std::string key;         // The installation's own, 32 bytes: keys the digests of logins, sessions and tokens.
    std::string link_key{};  // Shared with the marketplace, which signs its links to sellers with it; empty: it has none.
    Clock clock = system_now;
    std::shared_ptr<UnavailableRules> unavailable_rules = std::make_shared<UnavailableRules>();
    Duration response_target = hours(24);  // A buyer's message is due for an answer after this.
    Duration session_length = hours(24 * 14);
    Duration invitation_length = hours(24 * 14);
    MailOptions mail{};
    Duration blobs_unused_kept = hours(72);                   // So long after its last use a file that nothing needs is kept.
    CheckBudget* public_checks = nullptr;                     // Of those who are not signed in; null: nobody counts.
    Inspector inspect{};                                      // Of the server; without it files wait.
    Fetcher fetch{};                                          // Of the server; without it there is no picture at any address.
    std::shared_ptr<BrandCache> brands = make_brand_cache();  // What messages with pictures are held against.
};

}  // namespace stoa
