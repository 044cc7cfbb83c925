// Words put into groups and, within these, into classes, by k-means over directions.
#pragma once

#include <cstdint>

#include "vectors.h"

namespace stoa::policy::classes {

class Clusters {
public:
    // `words`: the commonest first. Deterministic.
    static Clusters find(const std::vector<Vector>& words, std::size_t groups, std::size_t classes_per_group);

    std::uint16_t nearest(const Vector& vector) const;
    // Group after group; of a small group some stand there twice.
    const std::vector<Vector>& classes() const { return classes_; }

private:
    std::vector<Vector> groups_, classes_;
    std::size_t per_group_ = 0;
};

// The directions in which the vectors differ most, the widest first.
std::vector<Vector> main_axes(const std::vector<Vector>& vectors, std::size_t count);

}  // namespace stoa::policy::classes
