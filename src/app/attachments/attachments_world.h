// What tests of files share: sending one in, looking into it, reading it back.
#pragma once

#include <filesystem>

#include "app/attachments/attachments.h"
#include "app/attachments/inspect_attachment.h"
#include "app/attachments/uploads.h"
#include "app/messages/drafts.h"
#include "app/messages/messages.h"
#include "app/test_world.h"
#include "app/upkeep/jobs.h"

namespace stoa {

class AttachmentsWorld : public World {
protected:
    BeginUpload named(const std::string& name, const std::string& type, std::size_t size) {
        return {.place = {.seller = oak_, .order = order("114-2")},
                .name = name,
                .declared_type = type,
                .size_bytes = static_cast<std::int64_t>(size),
                .metadata = "filename bXVnLmpwZw=="};
    }
    UploadView begin(const Caller& caller, std::size_t size, const std::string& name = "mug.jpg", const std::string& type = "image/jpeg") {
        return must(begin_upload(app(), caller, named(name, type, size)));
    }
    Result<UploadView> append(const Caller& caller, AttachmentId id, std::int64_t offset, std::string_view bytes) {
        auto upload = TRY(UploadAppend::begin(app(), caller, oak_, id, offset));
        TRY(upload.add(bytes));
        return upload.commit();
    }
    // All of it at once.
    AttachmentId upload(const Caller& caller, const std::string& bytes, const std::string& name = "mug.jpg",
                        const std::string& type = "image/jpeg") {
        const AttachmentId id = begin(caller, bytes.size(), name, type).id;
        EXPECT_EQ(must(append(caller, id, 0, bytes)).state, AttachmentState::Checking);
        return id;
    }
    // As the job does it, with an inspector that rebuilds nothing and finds no fault.
    Result<void> inspect(AttachmentId id, const Inspector& inspector = passes) {
        return inspect_attachment(app(), {.seller = oak_, .kind = JobKind::InspectAttachment, .payload = id.text()}, inspector, {});
    }
    static Result<Inspection> passes(InspectionTask&, const std::stop_token&) {
        Inspection inspection{.detected_type = "image/jpeg"};
        inspection.made.push_back({.part = AttachmentPart::Rebuilt, .media_type = "image/jpeg"});
        return inspection;
    }
    DraftId draft_of(const Caller& caller, const std::string& text = "Here it is.") {
        const auto saved = must(save_draft(app(), caller, {.place = {.seller = oak_, .order = order("114-2")}, .said = {.text = text}}));
        return std::get<DraftView>(saved).id;
    }
    Result<std::vector<AttachmentView>> place(const Caller& caller, DraftId draft, std::vector<AttachmentId> files) {
        return place_attachments(app(), caller, {.seller = oak_, .draft = draft, .files = std::move(files)});
    }
    Result<std::string> read(const Caller& caller, AttachmentId id, AttachmentPart part = AttachmentPart::Rebuilt,
                             blobs::ByteRange range = {}) {
        const auto opened = TRY(open_attachment(app(), caller, {.seller = oak_, .id = id, .part = part, .range = range}));
        std::string all, buffer(1'000, '\0');
        for (;;) {
            const std::size_t count = TRY(opened.reader->read(buffer));
            if (count == 0) return all;
            all.append(buffer, 0, count);
        }
    }
    std::vector<std::filesystem::path> files_in(const std::string& folder) const {
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
            if (entry.is_regular_file()) files.push_back(entry.path());
        return files;
    }
    std::vector<std::filesystem::path> incoming() const { return files_in(blobs_->incoming_folder()); }
    // Where blobs lie, without those on their way in.
    std::vector<std::filesystem::path> kept() const {
        auto files = files_in(folder_ + "/blobs");
        std::erase_if(files, [](const auto& path) { return path.parent_path().filename() == "incoming"; });
        return files;
    }

    // The same world over another database or store.
    App app_over(store::Database& database, blobs::BlobStore& blobs) {
        return {.database = database,
                .pack = *pack_,
                .dictionaries = policy::test_dictionaries(),
                .catalogues = *catalogues_,
                .hub = hub_,
                .blobs = blobs,
                .passwords = passwords,
                .key = app().key,
                .clock = app().clock};
    }

    Caller moderator_{.user = UserId::make(), .role = Role::Moderator, .name = "Olga"};
};

// The code of a refusal, "" where there is none.
template <class T>
std::string code_of(const Result<T>& result) {
    return result ? "" : std::string(result.error().code());
}

}  // namespace stoa
