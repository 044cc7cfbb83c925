#include "policy/meaning/model.h"

#include <bit>
#include <cstring>

#include "base/wide.h"

namespace stoa::policy {

namespace {

constexpr std::string_view magic = "stoa model 5\n";

template <class T>
T read_at(std::string_view bytes, std::size_t offset) {
    T value;
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

}  // namespace

Result<Model> Model::parse(std::string_view bytes, const WordTable& table) {
    static_assert(std::endian::native == std::endian::little);
    constexpr std::size_t sizes = 2 * sizeof(std::uint32_t);
    constexpr std::size_t header = magic.size() + sizes + 2 * sizeof(Columns) + sizeof(UnitWeights);
    if (bytes.size() < header || !bytes.starts_with(magic)) return fail(problems::internal, "policy model: not one");
    Model model;
    std::size_t offset = magic.size();
    model.rows_ = read_at<std::uint32_t>(bytes, offset);
    const auto columns = read_at<std::uint32_t>(bytes, offset + sizeof(std::uint32_t));
    if (columns != column_count || !std::has_single_bit(model.rows_) ||
        bytes.size() !=
            header + std::size_t{model.rows_} * (column_count + 1) + Filters::size_bytes + sizeof(FilterWeights) + 2 * sizeof(Scores))
        return fail(problems::internal, "policy model: made for another program");
    offset += sizes;
    model.scales_ = read_at<Columns>(bytes, offset);
    model.biases_ = read_at<Columns>(bytes, offset + sizeof(Columns));
    model.units_ = read_at<UnitWeights>(bytes, offset + 2 * sizeof(Columns));
    model.marks_ = reinterpret_cast<const unsigned char*>(bytes.data() + header);
    model.weights_ = reinterpret_cast<const signed char*>(bytes.data() + header + model.rows_);
    bytes.remove_prefix(header + std::size_t{model.rows_} * (column_count + 1));
    model.filters_ = Filters::parse(bytes.substr(0, Filters::size_bytes), table);
    model.filter_weights_ = read_at<FilterWeights>(bytes, Filters::size_bytes);
    model.sure_ = read_at<Scores>(bytes, Filters::size_bytes + sizeof(FilterWeights));
    model.believed_of_buyers_ = read_at<Scores>(bytes, Filters::size_bytes + sizeof(FilterWeights) + sizeof(Scores));
    return model;
}

// The rows of the features that have one are fetched before they are added: they lie far apart in a table larger than the caches.
std::vector<Model::Weighed> Model::find_rows(std::span<const Feature> features) const {
    std::vector<Weighed> found;
    found.reserve(features.size());
    for (const Feature& feature : features) {
        for (std::uint32_t i = 0; i < neighbours; ++i) {
            const std::uint32_t row = (feature.hash ^ i) & (rows_ - 1);
            if (marks_[row] != mark_of(feature.hash)) continue;
            const signed char* weights = weights_ + std::size_t{row} * column_count;
            __builtin_prefetch(weights);
            __builtin_prefetch(weights + column_count - 1);
            found.push_back({weights, feature.value});
            break;
        }
    }
    return found;
}

namespace {

// Its pointers say that they do not overlap: the compiler then adds eight columns at once.
STOA_WIDE void add_row(float* __restrict sums, const signed char* __restrict weights, float value) {
    for (std::size_t i = 0; i < column_count; ++i) sums[i] += value * static_cast<float>(weights[i]);
}

}  // namespace

STOA_WIDE Scores Model::score(std::span<const Feature> features, const Answers& strongest) const {
    Columns sums{};
    for (const Weighed& row : find_rows(features)) add_row(sums.data(), row.weights, row.value);
    for (std::size_t i = 0; i < column_count; ++i) sums[i] = sums[i] * scales_[i] + biases_[i];
    Scores scores = combine<unit_count>(sums, units_);
    for (std::size_t filter = 0; filter < filter_count; ++filter) {
        if (strongest[filter] <= 0) continue;
        for (std::size_t i = 0; i < purpose_count; ++i)
            scores[i] += static_cast<float>(strongest[filter]) * answer_step * filter_weights_[filter][i];
    }
    return scores;
}

}  // namespace stoa::policy
