// What becomes of a file that is wholly there: it is looked into, once, by whoever can do so without harm, and is then ready to be sent and
// seen, or refused. This is the only way in which a file becomes ready.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/app.h"
#include "blobs/incoming_file.h"
#include "domain/caller.h"
#include "domain/job.h"
#include "policy/file_facts.h"

namespace stoa {

struct InspectionTask {
    SellerId seller{};
    AttachmentId id{};
    Author author = Author::Seller;
    std::string name{};
    std::string declared_type{};
    std::int64_t size_bytes = 0;
    blobs::BlobReader& original;  // From its first byte.
};

// A file that was made of the original. `bytes` was written in App::blobs' incoming folder; none: it is the original itself.
struct MadeFile {
    std::optional<blobs::BlobWriter> bytes{};
    AttachmentPart part = AttachmentPart::Rebuilt;
    std::string media_type{};
    std::optional<std::int32_t> width{};  // Of a picture, in pixels.
    std::optional<std::int32_t> height{};
};

inline constexpr const char* could_not_be_read = "could_not_be_read";  // The refusal of a file where there is `trouble`.

struct Inspection {
    std::string detected_type{};           // By content.
    std::optional<std::string> refusal{};  // A code, where nobody is to see it; then nothing is made.
    std::optional<std::string> trouble{};  // A code, where who read it did not come to an answer: operators see it.
    policy::FileFacts facts{};             // Which the rules are asked about.
    std::vector<MadeFile> made{};          // Rebuilt is what people see: a file without one is refused as "not_rebuilt".
};

// Within the transaction by which all bytes of a file are there: the job that looks into it, and that it came.
Result<void> want_inspection(App& app, store::Transaction& transaction, const Caller& caller, SellerId seller, AttachmentId id);

// The handler of JobKind::InspectAttachment, with the app's inspector or another. May run twice; a file that was thrown away meanwhile is
// no error. A file whose bytes are missing or damaged is refused as "damaged".
Result<void> inspect_attachment(App& app, const Job& job, const Inspector& inspect, const std::stop_token& stop);

}  // namespace stoa
