// The real worker, as the server has it, looking at pictures.
#pragma once

#include <fcntl.h>
#include <sys/mman.h>

#include <memory>
#include <stdexcept>
#include <string>

#include "base/open_file.h"
#include "base/temporary_folder.h"
#include "inspect/inspector.h"

namespace stoa::likeness {

class Eye {
public:
    Eye() {
        auto started = inspect::Inspector::start({.program = STOA_INSPECT_PROGRAM});
        if (!started) throw std::runtime_error(started.error().message);
        inspector_ = std::move(*started);
    }

    inspect::Report look(const std::string& jpeg) {
        const OpenFile file(::memfd_create("picture", MFD_CLOEXEC));
        if (!file.write(jpeg)) throw std::runtime_error("no memory file");
        const auto folder = TemporaryFolder::make();
        auto report = inspector_->inspect({.descriptor = file.descriptor()}, folder->path());
        if (!report) throw std::runtime_error(report.error().message);
        return *std::move(report);
    }

private:
    std::unique_ptr<inspect::Inspector> inspector_{};
};

}  // namespace stoa::likeness
