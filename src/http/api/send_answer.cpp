#include "http/api/send_answer.h"

#include <limits>

#include "http/api/decode.h"
#include "http/problem.h"

namespace stoa::http {

Response answer_send(const SendResult& result, const Reader& reader) {
    if (const Sent* sent = std::get_if<Sent>(&result)) return Response::created(encode(write_sent, *sent, reader));
    const Stopped& stopped = std::get<Stopped>(result);
    const bool held = stopped.verdict.outcome == Outcome::Hold;
    const Error error{.problem = held ? problems::message_held : problems::message_blocked, .message = "stopped by the policy"};
    const StoppedMessage kept{.draft_id = stopped.draft.text(), .verdict_json = encode(write_verdict, stopped.verdict, reader)};
    return encode_stopped(reader.app.catalogues, reader.language, error, kept);
}

Result<MessagesRequest> decode_messages_query(const Request& request) {
    MessagesRequest wanted;
    QueryFields query(request);
    const auto after_seq = TRY(query.integer("after_seq", 0, std::numeric_limits<std::int32_t>::max()));
    if (after_seq) wanted.after_seq = static_cast<std::int32_t>(*after_seq);
    wanted.page = TRY(query.page());
    TRY(query.finish());
    return wanted;
}

}  // namespace stoa::http
