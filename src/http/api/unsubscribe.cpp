// The link in a mail by which its reader gets no more of them. A GET is a page of the web app, which asks first.
#include "app/mail/unsubscribe.h"
#include "http/api/handlers.h"

namespace stoa::http {

// RFC 8058 section 3.2: whatever the body says, the address alone tells what is wanted.
Result<Response> post_unsubscribe(const Request& request, const Service& service) {
    TRY(unsubscribe(service.app, request.parameter("mail_link")));
    return Response::no_content();
}

}  // namespace stoa::http
