#include "policy/file_facts.h"

namespace stoa::policy {

std::string text_of(const FileFacts& facts) {
    std::string text;
    for (const FilePassage& passage : facts.passages) {
        if (!text.empty()) text += '\n';
        text += passage.text;
    }
    return text;
}

}  // namespace stoa::policy
