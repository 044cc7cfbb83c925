// Asks a virus scanner about a file: clamd over its socket, which gets the bytes (INSTREAM) and never a name.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "inspect/report.h"

namespace stoa::inspect {

struct ScannerSettings {
    std::filesystem::path socket;                // clamd's LocalSocket.
    std::chrono::milliseconds time_max{20'000};  // From connecting to its answer.
    std::int64_t size_bytes_max = 100 << 20;     // Larger files are not sent; clamd has its own StreamMaxLength (25 MB by default).
};

struct Scan {
    enum class Outcome : std::uint8_t {
        Clean,        // It knows nothing bad of it.
        Found,        // `detail` is the name of the signature.
        TooLarge,     // For us or for clamd: not looked at to its end.
        Unavailable,  // No clamd, no answer in time, or none that can be understood; `detail` says which.
    };
    Outcome outcome = Outcome::Unavailable;
    std::string detail{};
};

// Blocks. `descriptor` is read from its beginning and its position stays.
Scan scan_file(int descriptor, const ScannerSettings& settings);

// Notes what a scan says: Malware, or NotScanned, which the pack holds or passes.
void judge_scan(const Scan& scan, Report& report);

}  // namespace stoa::inspect
