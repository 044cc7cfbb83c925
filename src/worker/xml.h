// XML from left to right by expat, without entities of its own: what declares any is told and not expanded.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stoa::worker {

struct XmlElement {
    std::string_view name;   // As written, with its prefix.
    std::string_view local;  // Without.
    std::vector<std::pair<std::string_view, std::string_view>> attributes{};

    // By the name as written; empty where there is none.
    std::string_view attribute(std::string_view wanted) const;
    // By the name without prefix.
    std::string_view local_attribute(std::string_view wanted) const;
};

struct XmlHandler {
    std::function<void(const XmlElement&)> on_element = [](const XmlElement&) {};
    std::function<void(std::string_view local)> on_end = [](std::string_view) {};
    std::function<void(std::string_view)> on_text = [](std::string_view) {};  // In pieces.
};

struct XmlOutcome {
    bool is_whole = false;           // Well-formed to its end.
    bool declares_entities = false;  // The reading stopped there.
};

XmlOutcome read_xml(std::string_view bytes, const XmlHandler& handler);

}  // namespace stoa::worker
