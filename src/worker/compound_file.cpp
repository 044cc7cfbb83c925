#include "worker/compound_file.h"

#include <gsf/gsf-infile-msole.h>
#include <gsf/gsf-infile.h>
#include <gsf/gsf-input-memory.h>

#include <algorithm>
#include <memory>

namespace stoa::worker {

namespace {

constexpr int depth_max = 20;
constexpr std::size_t entries_max = 5000;
constexpr ::gsf_off_t stream_bytes_max = 64 << 20;
constexpr std::size_t total_bytes_max = 256UL << 20U;

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

class Listing {
public:
    CompoundFile take() { return {.entries = std::move(entries_), .is_cut = is_cut_}; }

    void list(::GsfInfile* folder, const std::string& path, int depth) {
        const int count = ::gsf_infile_num_children(folder);
        if (depth > depth_max || entries_.size() + static_cast<std::size_t>(std::max(count, 0)) > entries_max) is_cut_ = true;
        if (depth > depth_max) return;
        for (int at = 0; at < count && entries_.size() < entries_max; ++at) {
            const Owned<::GsfInput> child(::gsf_infile_child_by_index(folder, at));
            if (!child) continue;
            const char* const said = ::gsf_infile_name_by_index(folder, at);
            const std::string name = said == nullptr ? "" : said;
            const bool is_folder = GSF_IS_INFILE(child.get()) && ::gsf_infile_num_children(GSF_INFILE(child.get())) >= 0;
            std::string own_path = path;
            own_path.append("/").append(name);
            entries_.push_back({.path = own_path, .name = name, .is_folder = is_folder});
            if (!is_folder)
                read(child.get());
            else
                list(GSF_INFILE(child.get()), own_path, depth + 1);
        }
    }

private:
    void read(::GsfInput* stream) {
        const ::gsf_off_t size = std::min(::gsf_input_size(stream), stream_bytes_max);
        if (size <= 0) return;
        const bool is_too_much = total_bytes_ + static_cast<std::size_t>(size) > total_bytes_max;
        if (is_too_much || size < ::gsf_input_size(stream)) is_cut_ = true;
        if (is_too_much) return;
        std::string& content = entries_.back().content;
        content.resize(static_cast<std::size_t>(size));
        total_bytes_ += content.size();
        if (::gsf_input_read(stream, content.size(), reinterpret_cast<guint8*>(content.data())) == nullptr) content.clear();
    }

    std::vector<CompoundEntry> entries_{};
    std::size_t total_bytes_ = 0;
    bool is_cut_ = false;
};

}  // namespace

CompoundFile read_compound_file(std::string_view bytes) {
    const Owned<::GsfInput> input(
        ::gsf_input_memory_new(reinterpret_cast<const guint8*>(bytes.data()), static_cast<::gsf_off_t>(bytes.size()), FALSE));
    if (!input) return {};
    const Owned<::GsfInfile> root(::gsf_infile_msole_new(input.get(), nullptr));
    if (!root) return {};
    Listing listing;
    listing.list(root.get(), "", 0);
    return listing.take();
}

}  // namespace stoa::worker
