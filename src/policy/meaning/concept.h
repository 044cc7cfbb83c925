// The concepts that the understanding of messages is built from: what a phrase is about, whatever its language. The
// phrases of each are in concepts/*.txt, a file a language.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>

namespace stoa::policy {

// clang-format off: it moves one of them with each run.
// Reviews: what they are, what one does with them, how good they are to be.
#define STOA_CONCEPTS(X) \
    X(Review) X(Opinion) X(Write) X(Star) X(FullMarks) X(Praise) X(BadReview) X(TheirReview) X(Frank) X(Coach) X(Happy) \
    X(Unhappy) X(If) X(IfNot) X(First) X(ContactUs) X(Change) X(Remove) X(Higher) X(Reconsider) X(Reward) X(Give) \
    X(Exchange) X(Pressure) X(Code) X(Offer) X(OtherProduct) X(Shop) X(Newsletter) X(Browse) X(Percent) X(Thank) X(Help) \
    X(Pleasantry) X(Shipped) X(Delivered) X(Tracking) X(Carrier) X(Soon) X(Need) X(Choice) X(Invoice) X(Return) X(Trouble) \
    X(Custom) X(Appointment) X(Planning) X(Product) X(Refund) X(Replace) X(Warranty) X(Messenger) X(Handle) X(Payment) \
    X(Direct) X(Buy) X(Platform) X(Fees) X(Cash) X(Cancel) X(AskCancel) X(Insult) X(Profanity) X(Threat) X(Hate) X(Sexual) \
    X(Violence) X(Law) X(Not) X(You) X(We) X(Please) X(Would) X(Money) X(Time) X(Obscene) X(Abuse) X(Service) X(Elsewhere) X(Again)
// clang-format on

enum class Concept : std::uint8_t {
#define STOA_CONCEPT(name) name,
    STOA_CONCEPTS(STOA_CONCEPT)
#undef STOA_CONCEPT
};

inline constexpr std::array concept_names{
#define STOA_CONCEPT(name) std::string_view(#name),
    STOA_CONCEPTS(STOA_CONCEPT)
#undef STOA_CONCEPT
};

inline constexpr std::size_t concept_count = concept_names.size();
using ConceptSet = std::bitset<concept_count>;
inline bool has(const ConceptSet& ideas, Concept idea) { return ideas.test(static_cast<std::size_t>(idea)); }

inline std::optional<Concept> find_concept(std::string_view name) {
    for (std::size_t i = 0; i < concept_count; ++i) {
        if (concept_names[i] == name) return static_cast<Concept>(i);
    }
    return std::nullopt;
}

}  // namespace stoa::policy
