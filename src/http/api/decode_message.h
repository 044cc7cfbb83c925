// Requests that write or check a message, from path, headers and body.
#pragma once

#include "app/messages/inquiry_link.h"
#include "app/messages/messages.h"
#include "http/wire/request.h"

namespace stoa::http {

Result<ContactBuyer> decode_contact_buyer(const Request& request);
Result<SendMessage> decode_send_message(const Request& request);
Result<SendBuyerMessage> decode_send_buyer_message(const Request& request);
Result<OpenInquiry> decode_open_inquiry(const Request& request);
Result<OpenLinkInquiry> decode_link_inquiry(const Request& request);
Result<CheckSellerDraft> decode_check_seller_draft(const Request& request);
Result<CheckTemplate> decode_check_template(const Request& request);
Result<CheckBuyerDraft> decode_check_buyer_draft(const Request& request);
Result<Section> decode_section(const Request& request);
// How far was read.
Result<std::int32_t> decode_read_mark(const Request& request);

}  // namespace stoa::http
