// Members that are one of a closed set of words, or an id: the templates that decode.h declares.
#pragma once

#include <algorithm>
#include <string>

#include "base/text.h"
#include "domain/words.h"
#include "http/api/decode.h"

namespace stoa::http {

// All words of a set, as `expected` says it.
template <class E>
std::string list_words() {
    std::string list;
    for (const Word<E>& word : words<E>()) list += (list.empty() ? "" : ", ") + std::string(word.text);
    return list;
}

template <class E>
std::string_view nearest_word(std::string_view text) {
    std::vector<std::string_view> candidates;
    for (const Word<E>& word : words<E>()) candidates.push_back(word.text);
    return nearest(text, candidates);
}

template <class E>
Result<std::optional<E>> QueryFields::word(std::string_view name) {
    const auto value = TRY(text(name, word_length_max));
    if (!value) return std::nullopt;
    if (const auto word = parse_word<E>(*value)) return *word;
    Error error =
        wrong_parameter(problems::invalid_value, name, "the parameter \"" + std::string(name) + "\" is none of: " + list_words<E>());
    error.arguments.emplace_back("expected", list_words<E>());
    error.arguments.emplace_back("nearest", nearest_word<E>(*value));
    return std::unexpected(std::move(error));
}

template <class E>
Result<std::optional<E>> decode_optional_word(JsonFields& fields, std::string_view name) {
    const auto text = TRY(fields.optional_text(name, word_length_max));
    if (!text) return std::nullopt;
    if (const auto word = parse_word<E>(*text)) return *word;
    return unexpected_value(fields, name, list_words<E>(), nearest_word<E>(*text));
}

template <class E>
Result<E> decode_word(JsonFields& fields, std::string_view name) {
    const auto word = TRY(decode_optional_word<E>(fields, name));
    if (!word) return fields.wrong(name, problems::missing_field, "the field \"" + std::string(name) + "\" is missing");
    return *word;
}

template <class I>
Result<std::optional<I>> decode_optional_id(JsonFields& fields, std::string_view name) {
    const auto text = TRY(fields.optional_text(name, word_length_max));
    if (!text) return std::nullopt;
    const auto id = I::parse(*text);
    if (!id) return unexpected_value(fields, name, "0193f0c2-7b1e-7c3a-9d52-3f1a5b7c9e01");
    return *id;
}

}  // namespace stoa::http
