#include "http/server.h"

#include "app/attachments/inspection_counts.h"
#include "app/search/search.h"
#include "http/problem.h"
#include "http/routes.h"
#include "http/web_files.h"
#include "http/wire/listener.h"

namespace stoa::http {

struct Server::Parts {
    Parts(const ServerOptions& options_, App& app)
        : options(options_),
          service{app, options, [this, &app] { return write_metrics(app); }},
          web(WebFiles::load(options.web_directory)),
          router(make_routes(service), {.catalogues = app.catalogues,
                                        .find_caller = [&app](const Credential& credential) { return find_caller(app, credential); },
                                        .show_page = [this](const Request& request) { return web.show(request); },
                                        .scheme = options.secure_cookies ? Scheme::Https : Scheme::Any}) {}

    std::string write_metrics(App& app) const {
        Gauges gauges = listener ? listener->gauges() : Gauges{};
        if (const auto unindexed = count_unindexed_messages(app)) gauges.unindexed = *unindexed;
        return router.metrics().write(gauges) + inspection_counts().write();
    }

    const ServerOptions options;
    const Service service;
    const WebFiles web;
    Router router;
    std::unique_ptr<Listener> listener;  // Goes first: its threads use the rest.
};

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Result<std::unique_ptr<Server>> Server::start(const ServerOptions& options, App& app) {
    auto parts = std::make_unique<Parts>(options, app);
    Answers answers{
        .answer = [&router = parts->router](Request& request) { return router.answer(request); },
        .refuse =
            [&catalogues = app.catalogues](const Error& error, std::string_view accept_language) {
                return encode_problem(catalogues, catalogues.negotiate(accept_language), error);
            },
        .takes_streamed_body = [&router = parts->router](const Request& request) { return router.takes_streamed_body(request); },
        .finish = [&router = parts->router](Request& request, BodySink& sink, BodyEnd end) { return router.finish(request, sink, end); }};
    const ListenerOptions listening{.address = options.address,
                                    .port = options.port,
                                    .pool_threads = options.pool_threads,
                                    .socket_threads = options.socket_threads,
                                    .limits = options.limits};
    auto listener = TRY(Listener::start(listening, std::move(answers)));
    parts->listener = std::move(listener);
    return std::unique_ptr<Server>(new Server(std::move(parts)));
}

Server::~Server() = default;

std::uint16_t Server::port() const { return parts_->listener->port(); }

void Server::stop() { parts_->listener->stop(); }

}  // namespace stoa::http
