#include "http/api/send_answer.h"

#include <array>
#include <limits>

#include "http/api/decode.h"
#include "http/problem.h"

namespace stoa::http {

Response answer_send(const SendResult& result, const Reader& reader) {
    if (const Sent* sent = std::get_if<Sent>(&result)) return Response::created(encode(write_sent, *sent, reader));
    if (const Checking* checking = std::get_if<Checking>(&result)) return Response::json(202, encode(write_checking, *checking, reader));
    const Catalogues& catalogues = reader.app.catalogues;
    if (const MovedOn* moved = std::get_if<MovedOn>(&result)) {
        const Error error{.problem = problems::conversation_moved_on, .message = "others have written since"};
        const std::array members{ProblemMember{"new_messages", encode(write_messages, moved->messages)},
                                 ProblemMember{"last_seq", std::to_string(moved->last_seq)}};
        return encode_problem(catalogues, reader.language, error, members);
    }
    const Stopped& stopped = std::get<Stopped>(result);
    const bool held = stopped.verdict.outcome == Outcome::Hold;
    const Error error{.problem = held ? problems::message_held : problems::message_blocked, .message = "stopped by the policy"};
    const std::array members{ProblemMember{"verdict", encode(write_verdict, stopped.verdict, reader)},
                             ProblemMember{"draft_id", '"' + stopped.draft.text() + '"'}};
    return encode_problem(catalogues, reader.language, error, members);
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
