#include "app/attachments/inspect_attachment.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/attachments/blob_names.h"
#include "app/attachments/facts_json.h"
#include "app/attachments/upload_limits.h"
#include "base/log.h"
#include "store/attachments.h"
#include "store/audit.h"
#include "store/jobs.h"
#include "store/unread_files.h"

namespace stoa {

namespace {

constexpr const char* damaged = "damaged";
constexpr const char* not_rebuilt = "not_rebuilt";
constexpr const char* too_large_a_file = "size";

struct Waiting {
    store::AttachmentRow row;
    store::AttachmentFile original;
};

// Nothing where there is nothing to do any more.
Result<std::optional<Waiting>> find_waiting(store::Reader& reader, SellerId seller, AttachmentId id) {
    auto row = TRY(store::find_attachment(reader, seller, id));
    if (!row || row->state != AttachmentState::Checking) return std::nullopt;
    auto original = TRY(store::find_attachment_file(reader, seller, id, AttachmentPart::Original));
    if (!original) return fail(problems::internal, fmt::format("the file {} has no bytes", id.text()));
    return Waiting{*std::move(row), *std::move(original)};
}

bool is_rebuilt(const Inspection& inspection) {
    return std::ranges::find(inspection.made, AttachmentPart::Rebuilt, &MadeFile::part) != inspection.made.end();
}

class Run {
public:
    Run(App& app, SellerId seller, Waiting waiting) : app_(app), seller_(seller), waiting_(std::move(waiting)) {}

    Result<void> run(const Inspector& inspect, const std::stop_token& stop) {
        Inspection inspection = TRY(ask(inspect, stop));
        if (!inspection.refusal && !is_rebuilt(inspection)) inspection.refusal = not_rebuilt;
        if (!inspection.refusal && is_too_large(inspection)) inspection.refusal = too_large_a_file;
        if (inspection.refusal) inspection.made.clear();
        for (MadeFile& made : inspection.made) TRY(keep(made));
        TRY(app_.database.write([&](store::Transaction& transaction) { return decide(transaction, inspection); }));
        app_.hub.publish(seller_);
        return {};
    }

private:
    Result<Inspection> ask(const Inspector& inspect, const std::stop_token& stop) {
        const auto refused = [] { return Inspection{.refusal = damaged}; };
        const auto reader = open_blob(app_, blob_name(seller_, waiting_.original));
        if (!reader && reader.error().code() == problems::file_damaged.code) return refused();
        if (!reader) return std::unexpected(reader.error());
        const store::AttachmentRow& row = waiting_.row;
        InspectionTask task{.seller = seller_,
                            .id = row.id,
                            .author = row.author,
                            .name = row.name,
                            .declared_type = row.declared_type,
                            .size_bytes = row.size_bytes,
                            .original = **reader};
        auto inspection = inspect(task, stop);
        if (!inspection && inspection.error().code() == problems::file_damaged.code) {
            log::error("{}", inspection.error().message);
            return refused();
        }
        return inspection;
    }

    // Its name and type said one kind when it came; its content may say another, of which less is let in.
    bool is_too_large(const Inspection& inspection) const {
        const std::string& type = inspection.detected_type.empty() ? waiting_.row.declared_type : inspection.detected_type;
        return waiting_.row.size_bytes > allowed_files(app_, waiting_.row.author).size_bytes_max_of(type);
    }

    // The bytes are there, claimed, before a row needs them.
    Result<void> keep(MadeFile& made) {
        store::AttachmentFile file{.part = made.part, .sha256 = waiting_.original.sha256, .media_type = made.media_type};
        file.width = made.width;
        file.height = made.height;
        if (made.bytes) {
            const blobs::SealedFile sealed = TRY(made.bytes->seal());
            const auto blob =
                TRY(app_.database.write([&](store::Transaction& transaction) { return claim_blob(app_, transaction, seller_, sealed); }));
            TRY(app_.blobs.put(sealed, blob_name(seller_, blob)));
            file.sha256 = sealed.sha256;
        }
        kept_.push_back(std::move(file));
        return {};
    }

    // Where people see another that was made of it, and the pack wants nobody to have the one with the places and names in it.
    bool drops_original() const {
        const auto is_new = [&](const store::AttachmentFile& file) {
            return file.part == AttachmentPart::Rebuilt && file.sha256 != waiting_.original.sha256;
        };
        return app_.pack.files().originals == policy::Originals::Drop && std::ranges::any_of(kept_, is_new);
    }

    Result<void> decide(store::Transaction& transaction, const Inspection& inspection) {
        auto row = TRY(store::find_attachment(transaction, seller_, waiting_.row.id));
        if (!row || row->state != AttachmentState::Checking) return {};
        for (const store::AttachmentFile& file : kept_) TRY(store::put_attachment_file(transaction, seller_, row->id, file));
        if (drops_original()) TRY(store::delete_attachment_file(transaction, seller_, row->id, AttachmentPart::Original));
        row->state = inspection.refusal ? AttachmentState::Refused : AttachmentState::Ready;
        row->refusal = inspection.refusal;
        if (!inspection.detected_type.empty()) row->detected_type = inspection.detected_type;
        row->changed_at = app_.clock();
        TRY(store::update_attachment(transaction, seller_, *row));
        TRY(store::put_attachment_facts(transaction, seller_, row->id, encode_facts(inspection.facts)));
        TRY(tell_operators(transaction, *row, inspection));
        return store::append_audit(
            transaction, {.seller = seller_, .actor_role = Role::System, .verb = Verb::AttachmentInspected, .object = row->id.uuid},
            app_.key);
    }

    Result<void> tell_operators(store::Transaction& transaction, const store::AttachmentRow& row, const Inspection& inspection) {
        if (!inspection.trouble) return store::delete_unread_file(transaction, seller_, row.id);
        return store::put_unread_file(transaction, {.seller = seller_,
                                                    .id = row.id,
                                                    .author = row.author,
                                                    .author_id = row.author_id,
                                                    .name = row.name,
                                                    .size_bytes = row.size_bytes,
                                                    .trouble = *inspection.trouble,
                                                    .happened_at = app_.clock()});
    }

    App& app_;
    SellerId seller_;
    Waiting waiting_;
    std::vector<store::AttachmentFile> kept_{};
};

}  // namespace

Result<void> want_inspection(App& app, store::Transaction& transaction, const Caller& caller, SellerId seller, AttachmentId id) {
    TRY(store::add_job(
        transaction,
        {.seller = seller, .id = JobId{id.uuid}, .kind = JobKind::InspectAttachment, .run_at = app.clock(), .payload = id.text()}));
    return store::append_audit(
        transaction,
        {.seller = seller, .actor = caller.user, .actor_role = caller.role, .verb = Verb::AttachmentUploaded, .object = id.uuid}, app.key);
}

Result<void> inspect_attachment(App& app, const Job& job, const Inspector& inspect, const std::stop_token& stop) {
    const auto id = AttachmentId::parse(job.payload);
    if (!id) return fail(problems::internal, "the job names no file");
    auto waiting = TRY(app.database.read([&](store::Reader& reader) { return find_waiting(reader, job.seller, *id); }));
    if (!waiting) return {};
    return Run(app, job.seller, *std::move(waiting)).run(inspect, stop);
}

}  // namespace stoa
