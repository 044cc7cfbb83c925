// What looks into files for the app: the worker that is shut in, and a virus scanner where the configuration names one.
#pragma once

#include <memory>

#include "app/attachments/inspect_attachment.h"
#include "wiring/config.h"

namespace stoa::wiring {

// Starts the worker's first process. The error: its program is missing, or cannot shut itself in. Says in the log where this kernel has no
// landlock. Archives and drawings (SVG) are opened and made anew where the pack's content.attachment lists their types, else refused.
// What goes wrong is counted (app/attachments/inspection_counts.h) and noted among the app's unavailable rules. `app` must outlive it; any
// thread may call it.
Result<Inspector> start_file_inspector(const Config& config, App& app);

}  // namespace stoa::wiring
