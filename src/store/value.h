// How C++ values go into SQL parameters and come out of columns: one overload a type, for ids, times and words alike.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "domain/ids.h"
#include "domain/words.h"

namespace stoa::store {

// Bytes that are no text; bound as a blob.
struct Bytes {
    std::string_view bytes;
};

// One parameter as the engine takes it. Views must live until the statement has run.
struct Parameter {
    enum class Type { Null, Integer, Text, Blob } type = Type::Null;
    std::int64_t integer = 0;
    std::string_view bytes{};
};

inline Parameter parameter(std::int64_t value) { return {.type = Parameter::Type::Integer, .integer = value}; }
inline Parameter parameter(std::int32_t value) { return parameter(static_cast<std::int64_t>(value)); }
inline Parameter parameter(std::int16_t value) { return parameter(static_cast<std::int64_t>(value)); }
inline Parameter parameter(bool value) { return parameter(static_cast<std::int64_t>(value)); }
inline Parameter parameter(Timestamp value) { return parameter(value.ms); }
inline Parameter parameter(SellerId value) { return parameter(value.number); }
inline Parameter parameter(std::string_view value) { return {.type = Parameter::Type::Text, .bytes = value}; }
inline Parameter parameter(const std::string& value) { return parameter(std::string_view(value)); }
inline Parameter parameter(const char* value) { return parameter(std::string_view(value)); }
inline Parameter parameter(const OrderId& value) { return parameter(std::string_view(value.text())); }
inline Parameter parameter(Bytes value) { return {.type = Parameter::Type::Blob, .bytes = value.bytes}; }
inline Parameter parameter(const Uuid& value) { return {.type = Parameter::Type::Blob, .bytes = value.raw()}; }
template <class Tag>
Parameter parameter(const Id<Tag>& value) {
    return parameter(value.uuid);
}
template <class E>
    requires std::is_enum_v<E>
Parameter parameter(E value) {
    return parameter(static_cast<std::int64_t>(value));
}
template <class T>
Parameter parameter(const std::optional<T>& value) {
    return value ? parameter(*value) : Parameter{};
}

// One row of a running query. Columns are read once each, from left to right.
class Row {
public:
    explicit Row(void* statement) : statement_(statement) {}

    template <class T>
    T next() {
        return read(static_cast<T*>(nullptr));
    }

private:
    bool is_null() const;
    std::int64_t integer();
    std::string text();
    Uuid uuid();

    std::int64_t read(std::int64_t*) { return integer(); }
    std::int32_t read(std::int32_t*) { return static_cast<std::int32_t>(integer()); }
    std::int16_t read(std::int16_t*) { return static_cast<std::int16_t>(integer()); }
    bool read(bool*) { return integer() != 0; }
    Timestamp read(Timestamp*) { return {integer()}; }
    SellerId read(SellerId*) { return {integer()}; }
    std::string read(std::string*) { return text(); }
    Uuid read(Uuid*) { return uuid(); }
    OrderId read(OrderId*);
    template <class Tag>
    Id<Tag> read(Id<Tag>*) {
        return {uuid()};
    }
    template <class E>
        requires std::is_enum_v<E>
    E read(E*) {
        return static_cast<E>(integer());
    }
    template <class T>
    std::optional<T> read(std::optional<T>*) {
        if (is_null()) {
            ++column_;
            return std::nullopt;
        }
        return read(static_cast<T*>(nullptr));
    }

    void* statement_;  // sqlite3_stmt
    int column_ = 0;
};

}  // namespace stoa::store
