// The reader of packs: any file is a pack or an error in words.
#include "fuzz/fuzz.h"
#include "policy/pack.h"

using namespace stoa;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string toml(reinterpret_cast<const char*>(bytes), size);
    const policy::Pack::Source sources[] = {{"amazon-2021", toml}, {"other", toml}};
    const auto pack = policy::Pack::load("other", sources);
    fuzz::require(pack || !pack.error().message.empty(), "a pack, or words that say why not");
    return 0;
}
