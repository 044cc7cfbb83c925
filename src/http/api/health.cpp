#include "base/json.h"
#include "http/api/handlers.h"

namespace stoa::http {

Result<Response> show_health(const Request&, const Service& service) {
    const auto failures = service.options.find_failures ? service.options.find_failures() : std::vector<std::string>();
    JsonWriter json;
    json.begin_object().member("status", failures.empty() ? "ready" : "failing").member("version", service.options.version);
    if (!failures.empty()) {
        json.key("failing").begin_array();
        for (const std::string& failure : failures) json.text(failure);
        json.end_array();
    }
    const auto unavailable = service.options.find_unavailable ? service.options.find_unavailable() : std::vector<UnavailableRule>();
    if (!unavailable.empty()) {
        json.key("unavailable").begin_array();
        for (const UnavailableRule& rule : unavailable)
            json.begin_object().member("rule", rule.rule).member("reason", rule.reason).end_object();
        json.end_array();
    }
    json.end_object();
    return Response::json(failures.empty() ? 200 : 503, json.take());
}

Result<Response> show_metrics(const Request&, const Service& service) {
    Response response;
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    response.body = service.write_metrics();
    return response;
}

}  // namespace stoa::http
