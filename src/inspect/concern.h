// What may speak against a file: a closed set of ids. The words for people are the catalogue's, what follows the pack's.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace stoa::inspect {

enum class Concern : std::uint8_t {
    CouldNotBeRead,   // The worker was killed, crashed, took too long or answered nonsense.
    Damaged,          // Of a kind that is known, but it cannot be decoded.
    Empty,            // No bytes at all.
    UnknownKind,      // Nothing says what it is.
    TypeDisagrees,    // Name or declared type say something else than the content.
    MisleadingName,   // Two endings, hidden characters, text that runs the other way.
    UnsafeName,       // Folders, control characters, reserved names, markup.
    SeveralKinds,     // More than one thing at once: a polyglot, or foreign bytes around it.
    TooManyPixels,    // Larger than pictures may be, by its header.
    TooLarge,         // Grows beyond the limits when opened: a bomb.
    Program,          // Runs.
    Script,           // Text that runs.
    Markup,           // HTML, or SVG with what runs or loads.
    Archive,          // Holds files, where none may be opened.
    ArchiveTooDeep,   // Archives within archives beyond the depth.
    ArchiveTooMany,   // Too many entries.
    ArchiveEscapes,   // Names that leave the folder, links.
    ArchiveEntry,     // Holds a file of a kind that may not be sent; the detail names it.
    Encrypted,        // Nobody can look inside.
    Macro,            // Office macros: VBA, Excel 4.
    DynamicExchange,  // DDE fields and links that start programs.
    ExternalLink,     // Loads a template, an object or a picture from elsewhere when opened.
    EmbeddedObject,   // Holds another program's object.
    EmbeddedFile,     // Holds a file.
    JavaScript,       // In a PDF.
    LaunchAction,     // Starts a program or opens another file, when opened or clicked.
    AutomaticAction,  // Does something when opened that is none of the above.
    SubmitsForm,      // Sends what was filled in elsewhere.
    Malware,          // The scanner knows it.
    NotScanned,       // The scanner is configured but gave no answer.
};
inline constexpr std::size_t concern_count = 30;

// "could_not_be_read": stands in reports and is the key of the catalogue's words; never renamed.
std::string_view id_of(Concern concern);
std::optional<Concern> find_concern(std::string_view id);

}  // namespace stoa::inspect
