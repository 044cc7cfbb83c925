// Learns the weights of a Model: one purpose against the rest, by AdaGrad, with a layer of hidden units that the purposes
// share, and with filters (policy/meaning/filters.h). Deterministic.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "policy/meaning/model.h"

namespace stoa::policy::training {

// What a sample says of a purpose.
enum class Answer : std::uint8_t { No, Yes, Unknown };

// What the filters see of a text.
struct Cell {
    WordClass word = no_class;
    std::vector<Concept> ideas{};
};
std::vector<Cell> cells_of(const Reading& reading);

struct Text {
    Reading reading;
    std::vector<Cell> cells;  // A word each.
};

struct Sample {
    std::uint32_t example = 0;  // The message that it is of.
    bool is_message = false;    // Of all of it, not of a window.
    bool is_made_up = false;    // Of all of it, as if it had been opened for another reason; nobody wrote it so.
    std::vector<Feature> features{};
    std::array<Answer, purpose_count> answers{};
    std::shared_ptr<const Text> text{};
    Window window{};
};

struct LearnerOptions {
    std::uint32_t rows = 1U << 18;  // A quarter of them costs two hundredths of the average precision on unseen messages.
    std::uint32_t seen_min = 2;     // Messages that a feature must be in to get a row.
    int passes = 16;
    float rate = 0.06F;      // Falls to 0 over the passes.
    float decay = 1e-4F;     // Of a weight, each time it is used.
    float left_out = 0.35F;  // Share of the features that a step does not see: so none is relied on alone.
    float units_left_out = 0.2F;
    float words_left_out = 0.1F, ideas_left_out = 0.2F, filters_left_out = 0.3F;
};

// Log-odds of a message from which on a purpose is to be believed, and from which on it is sure (infinite: never).
struct Levels {
    Scores believed{};
    Scores believed_of_buyers{};
    Scores sure{};
};

// The bytes of a model (policy/meaning/model.h), whose scores are above 0 where they are to be believed.
std::string learn(const std::vector<Sample>& samples, const WordTable& table, const LearnerOptions& options, const Levels& levels);

}  // namespace stoa::policy::training
