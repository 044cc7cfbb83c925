#include "policy/mail_setting_reader.h"

#include <algorithm>
#include <array>

namespace stoa::policy {

namespace {

constexpr std::array<Word<OnUnproven>, 3> on_unproven_words{
    {{OnUnproven::Refuse, "refuse"}, {OnUnproven::Hold, "hold"}, {OnUnproven::Pass, "pass"}}};
constexpr std::array<std::string_view, 2> mail_keys{"on_unproven", "raw_days"};

}  // namespace

std::string_view to_text(OnUnproven on_unproven) {
    const auto found = std::ranges::find(on_unproven_words, on_unproven, &Word<OnUnproven>::value);
    return found == on_unproven_words.end() ? std::string_view() : found->text;
}

void read_mail_setting(TomlFile& file, const toml::node& node, MailSetting& setting) {
    const toml::table* table = file.table("mail", node);
    if (!table) return;
    for (const auto& [key, value] : *table) {
        if (key == "on_unproven") {
            const auto given = file.text("on_unproven", value);
            const std::span<const Word<OnUnproven>> known(on_unproven_words);
            const auto word = given ? file.word<OnUnproven>("on_unproven", *given, value, known) : std::nullopt;
            if (word) setting.on_unproven = *word;
        } else if (key == "raw_days") {
            const auto days = file.number("raw_days", value, MailSetting::raw_days_min, MailSetting::raw_days_max);
            if (days) setting.raw_days = static_cast<std::int32_t>(*days);
        } else {
            file.unknown(key, "key", mail_keys);
        }
    }
}

}  // namespace stoa::policy
