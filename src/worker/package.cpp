#include "worker/package.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <array>

#include "worker/clean_text.h"

namespace stoa::worker {

namespace {

constexpr std::int64_t ratio_begins_bytes = 1 << 20;

struct FreeReader {
    void operator()(::archive* reader) const { ::archive_read_free(reader); }
};
using Reader = std::unique_ptr<::archive, FreeReader>;

Reader open(std::string_view bytes) {
    Reader reader(::archive_read_new());
    ::archive_read_support_filter_gzip(reader.get());
    ::archive_read_support_filter_bzip2(reader.get());
    ::archive_read_support_filter_xz(reader.get());
    ::archive_read_support_filter_zstd(reader.get());
    ::archive_read_support_format_zip(reader.get());
    ::archive_read_support_format_tar(reader.get());
    ::archive_read_support_format_7zip(reader.get());
    ::archive_read_support_format_rar(reader.get());
    ::archive_read_support_format_rar5(reader.get());
    ::archive_read_support_format_raw(reader.get());
    if (::archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) return nullptr;
    return reader;
}

std::string name_of(::archive_entry* entry) {
    const char* name = ::archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = ::archive_entry_pathname(entry);
    return name == nullptr ? std::string() : clean_text(name, 1000);
}

bool escapes(std::string_view name) {
    return name.starts_with('/') || name.starts_with('\\') || name.contains("../") || name.contains("..\\") || name.ends_with("/..") ||
           name == ".." || (name.size() > 1 && name[1] == ':');
}

class Unpacking {
public:
    Unpacking(std::string_view bytes, const PackageLimits& limits, Inspected& file)
        : packed_bytes_(static_cast<std::int64_t>(bytes.size())), limits_(limits), file_(file), reader_(open(bytes)) {}

    std::vector<PackageEntry> run() {
        if (!reader_) {
            file_.add(Concern::Damaged, "archive");
            return {};
        }
        while (read_header()) {
            if (std::ssize(entries_) >= limits_.entries_max) {
                file_.add(Concern::ArchiveTooMany, std::to_string(limits_.entries_max));
                break;
            }
            if (!take_entry()) break;
        }
        return std::move(entries_);
    }

private:
    bool read_header() {
        const int status = ::archive_read_next_header(reader_.get(), &entry_);
        if (status == ARCHIVE_EOF) return false;
        if (status >= ARCHIVE_WARN) return true;
        note_failure();
        return false;
    }

    void note_failure() {
        const char* const said = ::archive_error_string(reader_.get());
        const bool is_encrypted =
            ::archive_read_has_encrypted_entries(reader_.get()) > 0 ||
            (said != nullptr && (std::string_view(said).contains("ncrypt") || std::string_view(said).contains("assphrase")));
        file_.add(is_encrypted ? Concern::Encrypted : Concern::Damaged, "archive");
    }

    bool take_entry() {
        PackageEntry entry{.name = name_of(entry_), .content = {}};
        if (escapes(entry.name)) file_.add(Concern::ArchiveEscapes, entry.name);
        if (::archive_entry_is_encrypted(entry_) > 0) {
            file_.add(Concern::Encrypted, entry.name);
            return true;
        }
        if (::archive_entry_symlink(entry_) != nullptr || ::archive_entry_hardlink(entry_) != nullptr)
            file_.add(Concern::ArchiveEscapes, entry.name);
        if (::archive_entry_filetype(entry_) == AE_IFDIR) return true;
        const bool goes_on = read_content(entry);
        entries_.push_back(std::move(entry));
        return goes_on;
    }

    // False where nothing more can, or may, be read.
    bool read_content(PackageEntry& entry) {
        std::array<char, 65536> buffer;
        while (true) {
            const ::la_ssize_t size = ::archive_read_data(reader_.get(), buffer.data(), buffer.size());
            if (size == 0) return true;
            if (size < 0) {
                note_failure();
                return size != ARCHIVE_FATAL;
            }
            total_bytes_ += size;
            if (total_bytes_ > limits_.bytes_max || std::ssize(entry.content) + size > limits_.entry_bytes_max ||
                (total_bytes_ > ratio_begins_bytes && total_bytes_ / limits_.ratio_max > packed_bytes_)) {
                file_.add(Concern::TooLarge, entry.name);
                return false;
            }
            entry.content.append(buffer.data(), static_cast<std::size_t>(size));
        }
    }

    std::int64_t packed_bytes_;
    const PackageLimits& limits_;
    Inspected& file_;
    Reader reader_;
    ::archive_entry* entry_ = nullptr;
    std::int64_t total_bytes_ = 0;
    std::vector<PackageEntry> entries_{};
};

::la_ssize_t append(::archive*, void* out, const void* bytes, std::size_t size) {
    static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
    return static_cast<::la_ssize_t>(size);
}

}  // namespace

std::vector<PackageEntry> read_package(std::string_view bytes, const PackageLimits& limits, Inspected& file) {
    return Unpacking(bytes, limits, file).run();
}

std::string write_zip(const std::vector<PackageEntry>& entries) {
    std::string out;
    const std::unique_ptr<::archive, decltype(&::archive_write_free)> writer(::archive_write_new(), &::archive_write_free);
    ::archive_write_set_format_zip(writer.get());
    ::archive_write_set_bytes_in_last_block(writer.get(), 1);
    if (::archive_write_open(writer.get(), &out, nullptr, append, nullptr) != ARCHIVE_OK) return {};
    for (const PackageEntry& entry : entries) {
        const std::unique_ptr<::archive_entry, decltype(&::archive_entry_free)> header(::archive_entry_new(), &::archive_entry_free);
        ::archive_entry_set_pathname_utf8(header.get(), entry.name.c_str());
        ::archive_entry_set_size(header.get(), std::ssize(entry.content));
        ::archive_entry_set_filetype(header.get(), AE_IFREG);
        ::archive_entry_set_perm(header.get(), 0644);
        if (::archive_write_header(writer.get(), header.get()) != ARCHIVE_OK ||
            ::archive_write_data(writer.get(), entry.content.data(), entry.content.size()) != std::ssize(entry.content)) {
            return {};
        }
    }
    return ::archive_write_close(writer.get()) == ARCHIVE_OK ? out : std::string();
}

}  // namespace stoa::worker
