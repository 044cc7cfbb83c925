#include "app/access.h"
#include "app/messages/fixed_text.h"
#include "app/messages/messages.h"
#include "app/messages/submit.h"
#include "app/orders/allowed_reasons.h"
#include "domain/words.h"

namespace stoa {

namespace {

// The conversation's topic where a seller's message opens it.
Topic topic_of(Reason reason) {
    switch (reason) {
        case Reason::Customization:
            return Topic::Customization;
        case Reason::ServiceAppointment:
        case Reason::DeliveryPlanning:
        case Reason::FulfilmentIssue:
            return Topic::Delivery;
        case Reason::Invoice:
            return Topic::Invoice;
        case Reason::ReturnQuestion:
        case Reason::ReturnIssue:
            return Topic::Return;
        case Reason::FeedbackRequest:
        case Reason::OrderInformation:
        case Reason::OrderProblem:
        case Reason::Warranty:
        case Reason::DigitalAccessKey:
        case Reason::OtherNeeded:
        case Reason::LegalDisclosure:
            return Topic::Other;
    }
    return Topic::Other;
}

}  // namespace

Result<SendResult> contact_buyer(App& app, const Caller& caller, const ContactBuyer& request) {
    TRY(require(caller, Right::WriteMessages, request.seller));
    TRY(require_reason(app, request.reason));
    auto beginning = TRY(app.database.read([&](store::Reader& reader) {
        return begin_send(
            app, reader, caller,
            {request.seller, Author::Seller, request.draft, request.idempotency, request.text, request.files,
             has_fixed_text(request.reason)},
            [&] { return load_order_target(reader, request.seller, request.order, topic_of(request.reason), Author::Seller); });
    }));
    if (beginning.earlier) return *std::move(beginning.earlier);
    TRY(require_open_reason(app, beginning.target.order, request.reason));
    return submit(app, {.caller = caller,
                        .target = std::move(beginning.target),
                        .author = Author::Seller,
                        .kind = kind_of(request.reason),
                        .reason = request.reason,
                        .subject = request.subject,
                        .text = request.text,
                        .draft = request.draft,
                        .idempotency = request.idempotency,
                        .seen = request.seen,
                        .new_files = request.files});
}

}  // namespace stoa
