// RTF: control words that hold objects or load something (Rich Text Format 1.9.1).
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "worker/office.h"
#include "worker/written_links.h"

namespace stoa::worker {

namespace {

struct Word {
    std::string_view name;
    Concern concern;
};
constexpr auto words = std::to_array<Word>({
    {"objdata", Concern::EmbeddedObject},
    {"objemb", Concern::EmbeddedObject},
    {"objocx", Concern::EmbeddedObject},
    {"objclass", Concern::EmbeddedObject},
    {"objlink", Concern::ExternalLink},
    {"objautlink", Concern::ExternalLink},
    {"objupdate", Concern::AutomaticAction},
    {"template", Concern::ExternalLink},
});

// An instruction of a field stands as text in a group \*\fldinst.
void look_at_instruction(std::string_view group, Inspected& file) {
    std::string text;
    bool in_word = false;
    for (const char c : group) {
        if (c == '\\')
            in_word = true;
        else if (in_word && !is_letter(c) && !is_digit(c) && c != '*')
            in_word = false;
        else if (!in_word && c != '{' && c != '}')
            text += c;
    }
    const std::string_view instruction = trim_blanks(text);
    if (is_dynamic_exchange(instruction)) file.add(Concern::DynamicExchange, instruction);
    if (loads_from_elsewhere(instruction)) file.add(Concern::ExternalLink, instruction);
    for (const std::string& target : find_written_links(instruction)) file.add_link(target);
}

}  // namespace

void inspect_rich_text(std::string_view bytes, Inspected& file) {
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        if (bytes[at] == '\\') {
            std::size_t end = at + 1;
            while (end < bytes.size() && is_letter(bytes[end])) ++end;
            const std::string_view name = bytes.substr(at + 1, end - at - 1);
            for (const Word& word : words) {
                if (word.name == name) file.add(word.concern, name);
            }
            if (name == "fldinst")
                look_at_instruction(bytes.substr(end, std::min<std::size_t>(4096, bytes.find("\\fldrslt", end) - end)), file);
            if (name == "par" || name == "line" || name == "cell") {
                file.add_text(text);
                text.clear();
            }
            while (end < bytes.size() && (is_digit(bytes[end]) || bytes[end] == '-')) ++end;
            at = end < bytes.size() && bytes[end] == ' ' ? end : end - 1;
            if (name.empty() && at + 1 < bytes.size()) ++at;  // An escaped sign.
        } else if (!is_control(bytes[at]) && bytes[at] != '{' && bytes[at] != '}') {
            text += bytes[at];
        }
    }
    file.add_text(text);
}

}  // namespace stoa::worker
