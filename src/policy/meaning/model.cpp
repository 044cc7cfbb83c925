#include "policy/meaning/model.h"

#include <bit>
#include <cstring>

namespace stoa::policy {

namespace {

constexpr std::string_view magic = "stoa model 1\n";

template <class T>
T read_at(std::string_view bytes, std::size_t offset) {
    T value;
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

}  // namespace

Result<Model> Model::parse(std::string_view bytes) {
    static_assert(std::endian::native == std::endian::little);
    constexpr std::size_t header = magic.size() + 2 * sizeof(std::uint32_t) + 2 * sizeof(float) * purpose_count;
    if (bytes.size() < header || !bytes.starts_with(magic)) return fail(problems::internal, "policy model: not one");
    Model model;
    std::size_t offset = magic.size();
    model.rows_ = read_at<std::uint32_t>(bytes, offset);
    const auto columns = read_at<std::uint32_t>(bytes, offset + sizeof(std::uint32_t));
    offset += 2 * sizeof(std::uint32_t);
    if (columns != purpose_count || !std::has_single_bit(model.rows_) || bytes.size() != header + std::size_t{model.rows_} * purpose_count)
        return fail(problems::internal, "policy model: made for another program");
    for (std::size_t i = 0; i < purpose_count; ++i) {
        model.scales_[i] = read_at<float>(bytes, offset + i * sizeof(float));
        model.biases_[i] = read_at<float>(bytes, offset + (purpose_count + i) * sizeof(float));
    }
    model.weights_ = reinterpret_cast<const signed char*>(bytes.data() + header);
    return model;
}

Scores Model::score(std::span<const Feature> features) const {
    Scores sums{};
    for (const Feature& feature : features) {
        const signed char* row = weights_ + std::size_t{feature.hash & (rows_ - 1)} * purpose_count;
        for (std::size_t i = 0; i < purpose_count; ++i) sums[i] += feature.value * static_cast<float>(row[i]);
    }
    for (std::size_t i = 0; i < purpose_count; ++i) sums[i] = sums[i] * scales_[i] + biases_[i];
    return sums;
}

}  // namespace stoa::policy
