#include "policy/file_setting_reader.h"

#include <algorithm>
#include <array>

namespace stoa::policy {

namespace {

constexpr std::array<Word<Originals>, 2> originals_words{{{Originals::Keep, "keep"}, {Originals::Drop, "drop"}}};
constexpr std::array<Word<OnLate>, 2> on_late_words{{{OnLate::Hold, "hold"}, {OnLate::Block, "block"}}};
constexpr std::array<Word<RemoteImages>, 2> remote_images_words{{{RemoteImages::Remove, "remove"}, {RemoteImages::Fetch, "fetch"}}};
constexpr std::array<std::string_view, 4> file_keys{"originals", "on_late", "checking_minutes", "remote_images"};

template <class E, std::size_t count>
std::string_view text_of(const std::array<Word<E>, count>& words, E value) {
    const auto found = std::ranges::find(words, value, &Word<E>::value);
    return found == words.end() ? std::string_view() : found->text;
}

// One of the words, or what was there where it is none, which is told.
template <class E, std::size_t count>
void read_word(TomlFile& file, std::string_view key, const toml::node& node, const std::array<Word<E>, count>& words, E& value) {
    const auto given = file.text(key, node);
    const auto word = given ? file.word<E>(key, *given, node, std::span<const Word<E>>(words)) : std::nullopt;
    if (word) value = *word;
}

}  // namespace

std::string_view to_text(Originals originals) { return text_of(originals_words, originals); }
std::string_view to_text(OnLate on_late) { return text_of(on_late_words, on_late); }
std::string_view to_text(RemoteImages remote_images) { return text_of(remote_images_words, remote_images); }

void read_file_setting(TomlFile& file, const toml::node& node, FileSetting& setting) {
    const toml::table* table = file.table("files", node);
    if (!table) return;
    for (const auto& [key, value] : *table) {
        if (key == "originals") {
            read_word(file, "originals", value, originals_words, setting.originals);
        } else if (key == "on_late") {
            read_word(file, "on_late", value, on_late_words, setting.on_late);
        } else if (key == "remote_images") {
            read_word(file, "remote_images", value, remote_images_words, setting.remote_images);
        } else if (key == "checking_minutes") {
            const auto minutes =
                file.number("checking_minutes", value, FileSetting::checking_minutes_min, FileSetting::checking_minutes_max);
            if (minutes) setting.checking_minutes = static_cast<std::int32_t>(*minutes);
        } else {
            file.unknown(key, "key", file_keys);
        }
    }
}

}  // namespace stoa::policy
