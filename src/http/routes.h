// The table of all routes.
#pragma once

#include <vector>

#include "http/api/handlers.h"
#include "http/router.h"

namespace stoa::http {

// `service` must outlive the routes.
std::vector<Route> make_routes(const Service& service);

}  // namespace stoa::http
