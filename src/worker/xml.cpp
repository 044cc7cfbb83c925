#include "worker/xml.h"

#include <expat.h>

#include <algorithm>
#include <climits>
#include <memory>

namespace stoa::worker {

namespace {

constexpr int depth_max = 300;

std::string_view local_of(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

struct Reading {
    const XmlHandler& handler;
    ::XML_Parser parser;
    int depth = 0;
    bool declares_entities = false;
};

Reading& reading(void* user) { return *static_cast<Reading*>(user); }

void begin(void* user, const ::XML_Char* name, const ::XML_Char** attributes) {
    Reading& self = reading(user);
    if (++self.depth > depth_max) {
        ::XML_StopParser(self.parser, XML_FALSE);
        return;
    }
    XmlElement element{.name = name, .local = local_of(name)};
    for (; *attributes != nullptr; attributes += 2) element.attributes.emplace_back(attributes[0], attributes[1]);
    self.handler.on_element(element);
}

void end(void* user, const ::XML_Char* name) {
    --reading(user).depth;
    reading(user).handler.on_end(local_of(name));
}

void text(void* user, const ::XML_Char* characters, int length) {
    reading(user).handler.on_text({characters, static_cast<std::size_t>(length)});
}

void entity(void* user, const ::XML_Char*, int, const ::XML_Char*, int, const ::XML_Char*, const ::XML_Char*, const ::XML_Char*,
            const ::XML_Char*) {
    reading(user).declares_entities = true;
    ::XML_StopParser(reading(user).parser, XML_FALSE);
}

}  // namespace

std::string_view XmlElement::attribute(std::string_view wanted) const {
    const auto found = std::ranges::find(attributes, wanted, [](const auto& pair) { return pair.first; });
    return found == attributes.end() ? std::string_view{} : found->second;
}

std::string_view XmlElement::local_attribute(std::string_view wanted) const {
    const auto found = std::ranges::find(attributes, wanted, [](const auto& pair) { return local_of(pair.first); });
    return found == attributes.end() ? std::string_view{} : found->second;
}

XmlOutcome read_xml(std::string_view bytes, const XmlHandler& handler) {
    const std::unique_ptr<std::remove_pointer_t<::XML_Parser>, decltype(&::XML_ParserFree)> parser(::XML_ParserCreate(nullptr),
                                                                                                   &::XML_ParserFree);
    if (!parser || bytes.size() > INT_MAX) return {};
    Reading self{.handler = handler, .parser = parser.get()};
    ::XML_SetUserData(parser.get(), &self);
    ::XML_SetElementHandler(parser.get(), begin, end);
    ::XML_SetCharacterDataHandler(parser.get(), text);
    ::XML_SetEntityDeclHandler(parser.get(), entity);
    const auto status = ::XML_Parse(parser.get(), bytes.data(), static_cast<int>(bytes.size()), XML_TRUE);
    return {.is_whole = status == XML_STATUS_OK, .declares_entities = self.declares_entities};
}

}  // namespace stoa::worker
