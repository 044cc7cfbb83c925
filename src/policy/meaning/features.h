// What the classifier sees of a stretch of a text: its words, their beginnings, neighbours and classes, the concepts and how they
// follow each other, and what is known around it. The same code serves the training and the engine.
#pragma once

#include <cstdint>
#include <vector>

#include "domain/words.h"
#include "policy/meaning/reading.h"

namespace stoa::policy {

// A feature is the hash of what it stands for; its value tells how much it weighs.
struct Feature {
    std::uint32_t hash;
    float value;
};

// What is known around a text.
struct Circumstance {
    Author author = Author::Seller;
    Kind kind = Kind::Reply;
    std::optional<Reason> reason{};
    bool has_history = false;
    ConceptSet asked{};  // What the other side spoke of, whom this answers.
};

// Words `begin` to `end` of the text.
struct Window {
    std::uint32_t begin;
    std::uint32_t end;
    friend bool operator==(const Window&, const Window&) = default;
};

// Sentences, and pairs of sentences that follow each other.
std::vector<Window> windows(const Reading& reading);

inline constexpr std::uint32_t message_words_max = 600;  // Of a text: what follows says nothing new of the whole.

// Each once.
std::vector<Feature> features(const Reading& reading, const Window& window, const Circumstance& circumstance);
// The same of a whole message: `readings` are its texts (subject, body).
std::vector<Feature> message_features(const std::vector<const Reading*>& readings, const Circumstance& circumstance);

}  // namespace stoa::policy
