#include "other_reasons.h"

#include <array>

namespace stoa::policy::training {

namespace {

using enum Reason;

struct Row {
    Reason reason;
    std::vector<Reason> others;
};

const std::vector<Row>& rows() {
    static const std::vector<Row> all{
        {Customization,
         {ServiceAppointment, DeliveryPlanning, FeedbackRequest, Invoice, ReturnQuestion, ReturnIssue, Warranty, DigitalAccessKey,
          LegalDisclosure}},
        {ServiceAppointment, {Customization, FeedbackRequest, Invoice, ReturnQuestion, ReturnIssue, DigitalAccessKey, LegalDisclosure}},
        {DeliveryPlanning, {Customization, FeedbackRequest, Invoice, ReturnQuestion, Warranty, DigitalAccessKey, LegalDisclosure}},
        {FeedbackRequest,
         {Customization, ServiceAppointment, DeliveryPlanning, Invoice, ReturnQuestion, OrderInformation, FulfilmentIssue, ReturnIssue,
          OrderProblem, Warranty, DigitalAccessKey, LegalDisclosure}},
        {Invoice,
         {Customization, ServiceAppointment, DeliveryPlanning, FeedbackRequest, ReturnQuestion, OrderInformation, FulfilmentIssue,
          ReturnIssue, OrderProblem, Warranty, DigitalAccessKey}},
        {ReturnQuestion, {Customization, ServiceAppointment, DeliveryPlanning, FeedbackRequest, Invoice, DigitalAccessKey}},
        {OrderInformation, {FeedbackRequest, Invoice, ReturnQuestion, ReturnIssue, Warranty, DigitalAccessKey, LegalDisclosure}},
        {FulfilmentIssue, {Customization, FeedbackRequest, Invoice, ReturnQuestion, DigitalAccessKey}},
        {ReturnIssue, {Customization, ServiceAppointment, DeliveryPlanning, FeedbackRequest, Invoice, DigitalAccessKey}},
        {OrderProblem, {Customization, ServiceAppointment, FeedbackRequest, Invoice, ReturnQuestion, DigitalAccessKey}},
        {Warranty, {Customization, DeliveryPlanning, FeedbackRequest, Invoice, DigitalAccessKey}},
        {DigitalAccessKey,
         {Customization, ServiceAppointment, DeliveryPlanning, FeedbackRequest, Invoice, ReturnQuestion, ReturnIssue, Warranty}},
        {OtherNeeded, {FeedbackRequest}},
        {LegalDisclosure,
         {Customization, ServiceAppointment, DeliveryPlanning, FeedbackRequest, Invoice, ReturnQuestion, DigitalAccessKey}},
    };
    return all;
}

}  // namespace

const std::vector<Reason>& other_reasons(Reason reason) {
    static const std::vector<Reason> none;
    for (const Row& row : rows()) {
        if (row.reason == reason) return row.others;
    }
    return none;
}

}  // namespace stoa::policy::training
