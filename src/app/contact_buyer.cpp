#include "app/access.h"
#include "app/messages.h"
#include "app/submit.h"
#include "domain/words.h"

namespace stoa {

namespace {

// The conversation's topic where a seller's message opens it.
Topic topic_of(Reason reason) {
    switch (reason) {
        case Reason::Customization: return Topic::Customization;
        case Reason::ServiceAppointment:
        case Reason::DeliveryPlanning:
        case Reason::FulfilmentIssue: return Topic::Delivery;
        case Reason::Invoice: return Topic::Invoice;
        case Reason::ReturnQuestion:
        case Reason::ReturnIssue: return Topic::Return;
        case Reason::FeedbackRequest:
        case Reason::OrderInformation:
        case Reason::OrderProblem:
        case Reason::Warranty:
        case Reason::DigitalAccessKey:
        case Reason::OtherNeeded:
        case Reason::LegalDisclosure: return Topic::Other;
    }
    return Topic::Other;
}

}  // namespace

Result<SendResult> contact_buyer(App& app, const Caller& caller, const ContactBuyer& request) {
    TRY(require(caller, Right::WriteMessages, request.seller));
    TRY(require_text(request.text));
    TRY(require_reason(app, request.reason));
    struct Loaded {
        std::optional<SendResult> earlier;
        Target target;
    };
    auto loaded = TRY(app.database.read([&](store::Reader& reader) -> Result<Loaded> {
        Loaded found;
        found.earlier = TRY(find_earlier_answer(app, reader, request.seller, caller, request.idempotency));
        if (!found.earlier) found.target = TRY(load_order_target(reader, request.seller, request.order, topic_of(request.reason), Author::Seller));
        if (!found.earlier) TRY(require_own_draft(reader, request.seller, Author::Seller, request.draft));
        return found;
    }));
    if (loaded.earlier) return *std::move(loaded.earlier);
    return submit(app, {.caller = caller,
                        .target = std::move(loaded.target),
                        .author = Author::Seller,
                        .kind = kind_of(request.reason),
                        .reason = request.reason,
                        .subject = request.subject,
                        .text = request.text,
                        .draft = request.draft,
                        .idempotency = request.idempotency});
}

}  // namespace stoa
