// Files with some bytes changed, through the real worker: no call that is forbidden, no hang, no nonsense. A library that
// crashes takes its own process with it and is counted: more than one of a hundred is none of its faults any more. STOA_MUTATIONS is how
// many; `./dev fuzz inspect` takes ten thousand.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>

#include "inspect/test_inspector.h"
#include "inspect/test_pictures.h"

namespace stoa::inspect {
namespace {

constexpr std::uintmax_t seed_bytes_max = 64 << 10;

std::vector<std::string> seeds() {
    std::vector<std::string> all{jpeg_800x600(), turned_jpeg_with_position()};
    if (!has_shared_files()) return all;
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(shared_files())) {
        if (entry.is_regular_file() && entry.file_size() <= seed_bytes_max && entry.file_size() > 0) paths.push_back(entry.path());
    }
    std::ranges::sort(paths);
    for (const auto& path : paths) all.push_back(bytes_of(path));
    return all;
}

class Mutator {
public:
    explicit Mutator(std::uint32_t seed) : random_(seed) {}

    std::string mutate(std::string bytes, const std::string& other) {
        for (std::uint32_t changes = 1 + number(6); changes > 0 && !bytes.empty(); --changes) change(bytes, other);
        return bytes;
    }

private:
    std::uint32_t number(std::size_t below) { return static_cast<std::uint32_t>(random_() % std::max<std::size_t>(below, 1)); }

    void change(std::string& bytes, const std::string& other) {
        const std::size_t at = number(bytes.size());
        switch (number(6)) {
            case 0:
                bytes[at] = static_cast<char>(random_());
                return;
            case 1:
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << number(8)));
                return;
            case 2:
                bytes.resize(at);
                return;
            case 3:
                bytes.insert(at, bytes, number(bytes.size()), number(64));
                return;
            case 4:
                bytes.replace(at, number(64), other, number(other.size()), number(64));
                return;
            default:  // A length or an offset that leads far away.
                for (std::size_t end = std::min(at + 4, bytes.size()), place = at; place < end; ++place) bytes[place] = '\xff';
        }
    }

    std::mt19937 random_;
};

TEST(Mutations, NoneEscapesOrHangs) {
    const char* const wanted = std::getenv("STOA_MUTATIONS");
    const int count = wanted == nullptr ? 300 : std::atoi(wanted);
    const auto files = seeds();
    std::map<std::string, int> troubles;
    int crashed = 0, answered = 0, read = 0;
    for (int number = 0; number < count; ++number) {
        Mutator mutator(static_cast<std::uint32_t>(number));
        const std::size_t at = static_cast<std::size_t>(number) * 7919 % files.size(),
                          other = static_cast<std::size_t>(number) * 104729 % files.size();
        const std::string bytes = mutator.mutate(files[at], files[other]);
        const InspectionOptions options{
            .archives = number % 2 == 0 ? InspectionOptions::Containers::Open : InspectionOptions::Containers::Refuse,
            .drawings = InspectionOptions::Containers::Open,
            .recognition = number % 50 == 0 ? InspectionOptions::Recognition::On : InspectionOptions::Recognition::Off};
        const auto looked = test_inspector().look(bytes, "file", {}, options);
        if (!looked.report.trouble) {
            ++answered;
            if (looked.report.kind != FileKind::Unknown) ++read;
            continue;
        }
        const Trouble& trouble = *looked.report.trouble;
        if (trouble.kind == Trouble::Kind::Crashed) ++crashed;
        ++troubles[std::string(name_of(trouble.kind)) + " " + trouble.detail];
        EXPECT_TRUE(trouble.kind == Trouble::Kind::Crashed || trouble.kind == Trouble::Kind::OutOfTime)
            << "mutation " << number << ": " << name_of(trouble.kind) << " " << trouble.detail;
    }
    EXPECT_LE(crashed * 100, count);
    EXPECT_GE(answered * 100, count * 98);
    EXPECT_GE(read * 100, count * 70) << "what they are is known of few";
    std::fprintf(stderr, "%d of %d came to an answer, of %d the kind is known\n", answered, count, read);
    for (const auto& [trouble, times] : troubles) std::fprintf(stderr, "%s: %d of %d\n", trouble.c_str(), times, count);
}

}  // namespace
}  // namespace stoa::inspect
