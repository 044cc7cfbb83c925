// The reason of a seller's mail by its words alone, where these leave no doubt. A wrong guess is worse than a question.
#pragma once

#include <optional>
#include <string>

#include "app/app.h"
#include "app/mail/reason_question.h"
#include "app/mail/reason_tag.h"

namespace stoa {

// What the words say in so many words ("please find the invoice"), in English or German; nothing where they say nothing, or more than one
// thing. Never wrong on the training messages of the policy, which were written to be mistaken for each other.
std::optional<Reason> read_plain_reason(const std::string& subject, const std::string& text);

// That reason, where it is open and the policy has nothing against the words under it.
std::optional<Reason> find_plain_reason(const App& app, const Caller& caller, const OpenReasons& open, const TaggedWords& words);

}  // namespace stoa
