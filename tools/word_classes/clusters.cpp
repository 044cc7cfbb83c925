#include "clusters.h"

#include <algorithm>
#include <cmath>

namespace stoa::policy::classes {

namespace {

constexpr int rounds = 10;

std::size_t nearest_of(const Vector& vector, const std::vector<Vector>& centres, std::size_t begin, std::size_t end) {
    std::size_t best = begin;
    float best_score = -2;
    for (std::size_t i = begin; i < end; ++i) {
        const float score = dot(vector, centres[i]);
        if (score <= best_score) continue;
        best_score = score;
        best = i;
    }
    return best;
}

std::vector<Vector> centres_of(const std::vector<Vector>& points, std::size_t count) {
    count = std::min(count, points.size());
    std::vector<Vector> centres;
    // Begun with common words, which lie where many are.
    const std::size_t span = points.size() > 4 * count ? points.size() / 4 : points.size();
    for (std::size_t i = 0; i < count; ++i) centres.push_back(points[i * span / count]);
    for (int round = 0; round < rounds; ++round) {
        std::vector<Vector> sums(count, Vector{});
        for (const Vector& point : points) add(sums[nearest_of(point, centres, 0, count)], point, 1);
        for (std::size_t i = 0; i < count; ++i) {
            if (dot(sums[i], sums[i]) <= 0) continue;
            make_unit(sums[i]);
            centres[i] = sums[i];
        }
    }
    return centres;
}

}  // namespace

Clusters Clusters::find(const std::vector<Vector>& words, std::size_t groups, std::size_t classes_per_group) {
    Clusters clusters;
    clusters.groups_ = centres_of(words, groups);
    std::vector<std::vector<Vector>> members(clusters.groups_.size());
    for (const Vector& word : words) members[nearest_of(word, clusters.groups_, 0, clusters.groups_.size())].push_back(word);
    for (std::size_t group = 0; group < members.size(); ++group) {
        std::vector<Vector> centres = centres_of(members[group], classes_per_group);
        centres.resize(classes_per_group, clusters.groups_[group]);
        clusters.classes_.insert(clusters.classes_.end(), centres.begin(), centres.end());
    }
    clusters.per_group_ = classes_per_group;
    return clusters;
}

std::uint16_t Clusters::nearest(const Vector& vector) const {
    const std::size_t group = nearest_of(vector, groups_, 0, groups_.size());
    return static_cast<std::uint16_t>(nearest_of(vector, classes_, group * per_group_, (group + 1) * per_group_));
}

std::vector<Vector> main_axes(const std::vector<Vector>& vectors, std::size_t count) {
    constexpr int turns = 100;
    using Matrix = std::array<Vector, given_dimensions>;
    Matrix spread{};
    for (const Vector& vector : vectors) {
        for (std::size_t i = 0; i < given_dimensions; ++i) add(spread[i], vector, vector[i] / static_cast<float>(vectors.size()));
    }
    std::vector<Vector> axes;
    for (std::size_t k = 0; k < count; ++k) {
        Vector axis{};
        for (std::size_t i = 0; i < given_dimensions; ++i) axis[i] = i % count == k ? 1.0F : 0.1F;
        float length = 0;
        for (int turn = 0; turn < turns; ++turn) {
            Vector next{};
            for (std::size_t i = 0; i < given_dimensions; ++i) next[i] = dot(spread[i], axis);
            length = std::sqrt(dot(next, next));
            make_unit(next);
            axis = next;
        }
        for (std::size_t i = 0; i < given_dimensions; ++i) add(spread[i], axis, -length * axis[i]);
        axes.push_back(axis);
    }
    return axes;
}

}  // namespace stoa::policy::classes
