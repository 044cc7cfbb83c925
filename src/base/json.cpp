#include "base/json.h"

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>

#include "base/text.h"

namespace stoa {

namespace {

using Node = rapidjson::Value;
constexpr std::size_t depth_max = 32;

const Node& node(const void* raw) { return *static_cast<const Node*>(raw); }
std::string_view view(const Node& value) { return {value.GetString(), value.GetStringLength()}; }

const char* type_name(const Node& value) {
    switch (value.GetType()) {
        case rapidjson::kNullType:
            return "null";
        case rapidjson::kFalseType:
        case rapidjson::kTrueType:
            return "a boolean";
        case rapidjson::kObjectType:
            return "an object";
        case rapidjson::kArrayType:
            return "an array";
        case rapidjson::kStringType:
            return "a string";
        case rapidjson::kNumberType:
            return "a number";
    }
    return "unknown";
}

std::unexpected<Error> at(const std::string& pointer, Problem problem, std::string message,
                          std::vector<std::pair<std::string, std::string>> arguments = {}) {
    return std::unexpected(Error{.problem = problem, .message = std::move(message), .pointer = pointer, .arguments = std::move(arguments)});
}

std::unexpected<Error> wrong_type(const std::string& pointer, std::string_view expected, const Node& value) {
    return at(pointer, problems::wrong_type, fmt::format("{} is {}, expected {}", pointer, type_name(value), expected),
              {{"pointer", pointer}, {"expected", std::string(expected)}, {"found", type_name(value)}});
}

// RFC 6901 section 3.
std::string escape(std::string_view name) {
    std::string out;
    for (const char c : name) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return out;
}

// RapidJSON recurses while it reads, so the depth is counted before.
bool nests_too_deep(std::string_view text) {
    std::size_t depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\') ++i;
            if (c == '"') in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            if (++depth > depth_max) return true;
        } else if ((c == '}' || c == ']') && depth > 0) {
            --depth;
        }
    }
    return false;
}

}  // namespace

struct JsonDocument::Tree {
    rapidjson::Document document;
};

JsonDocument::JsonDocument(std::unique_ptr<Tree> tree) : tree_(std::move(tree)) {}
JsonDocument::JsonDocument(JsonDocument&&) noexcept = default;
JsonDocument& JsonDocument::operator=(JsonDocument&&) noexcept = default;
JsonDocument::~JsonDocument() = default;

Result<JsonDocument> JsonDocument::parse(std::string_view text) {
    if (!is_valid_utf8(text)) return fail(problems::invalid_encoding, "the text is not valid UTF-8, or holds a NUL");
    if (nests_too_deep(text)) return fail(problems::malformed_json, fmt::format("nested deeper than {} levels", depth_max));
    auto tree = std::make_unique<Tree>();
    // Without kParseFullPrecisionFlag, whose reader counts the leading zeros of 0 in "0e99"; doubles of up to 15 digits are exact all the
    // same.
    tree->document.Parse(text.data(), text.size());
    if (tree->document.HasParseError()) {
        const std::string why = fmt::format("not JSON: {} (at byte {})", rapidjson::GetParseError_En(tree->document.GetParseError()),
                                            tree->document.GetErrorOffset());
        return at("", problems::malformed_json, why, {{"offset", std::to_string(tree->document.GetErrorOffset())}});
    }
    return JsonDocument(std::move(tree));
}

JsonValue JsonDocument::root() const { return {static_cast<const Node*>(&tree_->document), ""}; }

bool JsonValue::is_object() const { return node(node_).IsObject(); }
bool JsonValue::is_null() const { return node(node_).IsNull(); }

Result<JsonFields> JsonValue::object() const {
    if (!is_object()) return wrong_type(pointer_, "an object", node(node_));
    return JsonFields(*this);
}

Result<std::vector<JsonValue>> JsonValue::array(std::size_t count_max) const {
    const Node& value = node(node_);
    if (!value.IsArray()) return wrong_type(pointer_, "an array", value);
    if (value.Size() > count_max) {
        return at(pointer_, problems::invalid_value,
                  fmt::format("{} has {} entries, at most {} are allowed", pointer_, value.Size(), count_max),
                  {{"pointer", pointer_}, {"expected", fmt::format("0 … {}", count_max)}});
    }
    std::vector<JsonValue> items;
    for (rapidjson::SizeType i = 0; i < value.Size(); ++i) items.emplace_back(&value[i], fmt::format("{}/{}", pointer_, i));
    return items;
}

Result<std::string> JsonValue::text(std::size_t length_max) const {
    const Node& value = node(node_);
    if (!value.IsString()) return wrong_type(pointer_, "a string", value);
    std::string out(view(value));
    // An escaped \u0000 or lone surrogate passes the check of the raw text.
    if (!is_valid_utf8(out)) return at(pointer_, problems::invalid_encoding, "a string holds a NUL or half a character");
    if (const std::size_t length = length_in_code_points(out); length > length_max) {
        return at(pointer_, problems::text_too_long,
                  fmt::format("{} has {} characters, at most {} are allowed", pointer_, length, length_max),
                  {{"pointer", pointer_}, {"length", std::to_string(length)}, {"limit", std::to_string(length_max)}});
    }
    return out;
}

Result<std::int64_t> JsonValue::integer(std::int64_t min, std::int64_t max) const {
    const Node& value = node(node_);
    if (!value.IsInt64()) return wrong_type(pointer_, "a whole number", value);
    const std::int64_t number = value.GetInt64();
    if (number < min || number > max) {
        return at(pointer_, problems::invalid_value, fmt::format("{} must be from {} to {}", pointer_, min, max),
                  {{"pointer", pointer_}, {"expected", fmt::format("{} … {}", min, max)}});
    }
    return number;
}

Result<double> JsonValue::number() const {
    const Node& value = node(node_);
    if (!value.IsNumber()) return wrong_type(pointer_, "a number", value);
    return value.GetDouble();
}

Result<bool> JsonValue::boolean() const {
    const Node& value = node(node_);
    if (!value.IsBool()) return wrong_type(pointer_, "a boolean", value);
    return value.GetBool();
}

std::vector<std::pair<std::string, JsonValue>> JsonValue::members() const {
    std::vector<std::pair<std::string, JsonValue>> out;
    const Node& value = node(node_);
    if (!value.IsObject()) return out;
    for (const auto& member : value.GetObject()) {
        out.emplace_back(view(member.name), JsonValue(&member.value, fmt::format("{}/{}", pointer_, escape(view(member.name)))));
    }
    return out;
}

std::optional<JsonValue> JsonFields::find(std::string_view name) {
    asked_.push_back(name);
    const Node& object = node(object_.node_);
    const auto member = object.FindMember(Node(rapidjson::StringRef(name.data(), name.size())));
    if (member == object.MemberEnd() || member->value.IsNull()) return std::nullopt;
    return JsonValue(&member->value, fmt::format("{}/{}", object_.pointer(), escape(name)));
}

Result<JsonValue> JsonFields::get(std::string_view name) {
    auto value = find(name);
    if (!value) return wrong(name, problems::missing_field, fmt::format("the field \"{}\" is missing", name));
    return *std::move(value);
}

Result<std::string> JsonFields::text(std::string_view name, std::size_t length_max) {
    const auto value = TRY(get(name));
    return value.text(length_max);
}

Result<std::optional<std::string>> JsonFields::optional_text(std::string_view name, std::size_t length_max) {
    const auto value = find(name);
    if (!value) return std::nullopt;
    return TRY(value->text(length_max));
}

Result<std::int64_t> JsonFields::integer(std::string_view name, std::int64_t min, std::int64_t max) {
    const auto value = TRY(get(name));
    return value.integer(min, max);
}

Result<std::optional<std::int64_t>> JsonFields::optional_integer(std::string_view name, std::int64_t min, std::int64_t max) {
    const auto value = find(name);
    if (!value) return std::nullopt;
    return TRY(value->integer(min, max));
}

Result<std::optional<bool>> JsonFields::optional_boolean(std::string_view name) {
    const auto value = find(name);
    if (!value) return std::nullopt;
    return TRY(value->boolean());
}

Result<void> JsonFields::finish() const {
    std::vector<std::string> seen;
    for (const auto& [name, value] : object_.members()) {
        // RFC 8259 section 4 leaves open which of them counts: what one reader has checked, another would not see.
        if (std::ranges::find(seen, name) != seen.end()) {
            return at(value.pointer(), problems::invalid_value, fmt::format("the field \"{}\" is there twice", name),
                      {{"field", name}, {"expected", "one value"}});
        }
        seen.push_back(name);
        if (std::ranges::find(asked_, name) != asked_.end()) continue;
        const std::string_view close = nearest(name, asked_);
        return at(value.pointer(), problems::unknown_field,
                  fmt::format("the field \"{}\" is not known{}", name, close.empty() ? "" : fmt::format("; did you mean \"{}\"?", close)),
                  {{"field", name}, {"nearest", std::string(close)}});
    }
    return {};
}

std::unexpected<Error> JsonFields::wrong(std::string_view name, Problem problem, std::string message) const {
    return at(fmt::format("{}/{}", object_.pointer(), escape(name)), problem, std::move(message),
              {{"field", std::string(name)}, {"pointer", fmt::format("{}/{}", object_.pointer(), escape(name))}});
}

struct JsonWriter::State {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
};

JsonWriter::JsonWriter() : state_(std::make_unique<State>()) {}
JsonWriter::~JsonWriter() = default;

JsonWriter& JsonWriter::begin_object() {
    state_->writer.StartObject();
    return *this;
}
JsonWriter& JsonWriter::end_object() {
    state_->writer.EndObject();
    return *this;
}
JsonWriter& JsonWriter::begin_array() {
    state_->writer.StartArray();
    return *this;
}
JsonWriter& JsonWriter::end_array() {
    state_->writer.EndArray();
    return *this;
}
JsonWriter& JsonWriter::key(std::string_view name) {
    state_->writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
    return *this;
}
JsonWriter& JsonWriter::text(std::string_view value) {
    state_->writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    return *this;
}
JsonWriter& JsonWriter::integer(std::int64_t value) {
    state_->writer.Int64(value);
    return *this;
}
JsonWriter& JsonWriter::number(double value) {
    state_->writer.Double(value);
    return *this;
}
JsonWriter& JsonWriter::boolean(bool value) {
    state_->writer.Bool(value);
    return *this;
}
JsonWriter& JsonWriter::null() {
    state_->writer.Null();
    return *this;
}
JsonWriter& JsonWriter::raw(std::string_view json) {
    state_->writer.RawValue(json.data(), json.size(), rapidjson::kObjectType);
    return *this;
}

std::string JsonWriter::take() { return {state_->buffer.GetString(), state_->buffer.GetSize()}; }

}  // namespace stoa
