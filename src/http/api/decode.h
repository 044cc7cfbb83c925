// What paths, queries and headers say, checked. A path that cannot name anything answers like one that names nothing.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/messages/messages.h"
#include "app/page.h"
#include "base/json.h"
#include "domain/ids.h"
#include "http/wire/request.h"

namespace stoa::http {

Result<SellerId> decode_seller(const Request& request);
Result<OrderId> decode_order_id(const Request& request);
Result<ConversationId> decode_conversation_id(const Request& request);
Result<DraftId> decode_draft_id(const Request& request);
Result<ImportId> decode_import_id(const Request& request);
Result<AttachmentId> decode_attachment_id(const Request& request);
Result<UserId> decode_member_id(const Request& request);
Result<std::int32_t> decode_seq(const Request& request);

// The Idempotency-Key, with the digest of all that the request says.
Result<std::optional<IdempotencyKey>> decode_idempotency(const Request& request);

// An error about a parameter of the query, or a header; the problem names it as `parameter`.
Error wrong_parameter(Problem problem, std::string_view name, std::string message);

// The parameters of a query taken one by one; finish() refuses what was not asked for, or is there twice.
class QueryFields {
public:
    explicit QueryFields(const Request& request) : request_(request) {}
    Result<std::optional<std::string>> text(std::string_view name, std::size_t length_max);
    Result<std::optional<std::int64_t>> integer(std::string_view name, std::int64_t min, std::int64_t max);
    template <class E>
    Result<std::optional<E>> word(std::string_view name);
    // "true" or "false".
    Result<std::optional<bool>> truth(std::string_view name);
    // A time, or a date: the whole day in UTC, from its first moment or until its last one.
    Result<std::optional<Timestamp>> first_moment(std::string_view name);
    Result<std::optional<Timestamp>> last_moment(std::string_view name);
    Result<PageRequest> page();
    Result<void> finish() const;

private:
    struct Moment {
        Timestamp at;
        Duration length;
    };
    Result<std::optional<Moment>> moment(std::string_view name);

    const Request& request_;
    std::vector<std::string_view> asked_;
};

// A page and nothing else.
Result<PageRequest> decode_page(const Request& request);

// The body as the fields of an object. The document must live as long as they do.
Result<JsonFields> decode_object(const JsonDocument& document);

// Members that must not be empty, or be one of a closed set, or an id, or a time.
Result<std::string> decode_text(JsonFields& fields, std::string_view name, std::size_t length_max);
Result<std::optional<std::string>> decode_optional_text(JsonFields& fields, std::string_view name, std::size_t length_max);
std::unexpected<Error> unexpected_value(const JsonFields& fields, std::string_view name, std::string_view expected,
                                        std::string_view nearest = {});

inline constexpr std::size_t word_length_max = 64;
inline constexpr std::size_t language_length_max = 35;  // BCP 47 section 4.4.1.

template <class E>
Result<std::optional<E>> decode_optional_word(JsonFields& fields, std::string_view name);
template <class E>
Result<E> decode_word(JsonFields& fields, std::string_view name);
template <class I>
Result<std::optional<I>> decode_optional_id(JsonFields& fields, std::string_view name);

}  // namespace stoa::http

#include "http/api/decode_word.h"
