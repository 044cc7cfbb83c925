// JSON in and out (RFC 8259), the only place that knows the library. Reading is strict: unknown fields, wrong types and
// texts over their limit are refused with the JSON pointer of the place.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace stoa {

class JsonValue;

// A parsed text that owns its values. Nesting is limited to 32 levels, sizes by who read the text.
class JsonDocument {
public:
    static Result<JsonDocument> parse(std::string_view text);
    JsonDocument(JsonDocument&&) noexcept;
    JsonDocument& operator=(JsonDocument&&) noexcept;
    ~JsonDocument();
    // Valid while the document lives.
    JsonValue root() const;

private:
    struct Tree;
    explicit JsonDocument(std::unique_ptr<Tree> tree);
    std::unique_ptr<Tree> tree_;
};

class JsonFields;

// One value of a document, with the pointer to where it stands.
class JsonValue {
public:
    JsonValue(const void* node, std::string pointer) : node_(node), pointer_(std::move(pointer)) {}

    const std::string& pointer() const { return pointer_; }
    bool is_object() const;
    bool is_null() const;
    Result<JsonFields> object() const;
    Result<std::vector<JsonValue>> array(std::size_t count_max) const;
    // Valid UTF-8 without NUL, at most `length_max` code points.
    Result<std::string> text(std::size_t length_max) const;
    Result<std::int64_t> integer(std::int64_t min, std::int64_t max) const;
    Result<double> number() const;
    Result<bool> boolean() const;
    // The members' names and values in their order; empty where this is no object. For catalogues and other maps.
    std::vector<std::pair<std::string, JsonValue>> members() const;

private:
    friend class JsonFields;
    const void* node_;
    std::string pointer_;
};

// The members of an object, taken one by one; finish() refuses what was not asked for.
class JsonFields {
public:
    explicit JsonFields(JsonValue object) : object_(std::move(object)) {}

    // Absent, or null: nullopt.
    std::optional<JsonValue> find(std::string_view name);
    Result<JsonValue> get(std::string_view name);

    Result<std::string> text(std::string_view name, std::size_t length_max);
    Result<std::optional<std::string>> optional_text(std::string_view name, std::size_t length_max);
    Result<std::int64_t> integer(std::string_view name, std::int64_t min, std::int64_t max);
    Result<std::optional<std::int64_t>> optional_integer(std::string_view name, std::int64_t min, std::int64_t max);
    Result<std::optional<bool>> optional_boolean(std::string_view name);
    // Refuses the first member that nobody asked for, and names the nearest that exists.
    Result<void> finish() const;
    // An error that points to the member `name`.
    std::unexpected<Error> wrong(std::string_view name, Problem problem, std::string message) const;

private:
    JsonValue object_;
    std::vector<std::string_view> asked_;
};

// Writes one JSON text from left to right. The caller keeps begin and end in pairs.
class JsonWriter {
public:
    JsonWriter();
    ~JsonWriter();
    JsonWriter(const JsonWriter&) = delete;
    JsonWriter& operator=(const JsonWriter&) = delete;

    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view name);
    JsonWriter& text(std::string_view value);
    JsonWriter& integer(std::int64_t value);
    JsonWriter& number(double value);
    JsonWriter& boolean(bool value);
    JsonWriter& null();
    // An already written JSON value.
    JsonWriter& raw(std::string_view json);

    JsonWriter& member(std::string_view name, std::string_view value) { return key(name).text(value); }
    JsonWriter& member(std::string_view name, const std::string& value) { return key(name).text(value); }
    JsonWriter& member(std::string_view name, const char* value) { return key(name).text(value); }
    JsonWriter& member(std::string_view name, std::int64_t value) { return key(name).integer(value); }
    JsonWriter& member(std::string_view name, std::int32_t value) { return key(name).integer(value); }
    JsonWriter& member(std::string_view name, bool value) { return key(name).boolean(value); }
    // Leaves the member out where there is no value.
    template <class T>
    JsonWriter& member(std::string_view name, const std::optional<T>& value) {
        return value ? member(name, *value) : *this;
    }

    std::string take();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace stoa
