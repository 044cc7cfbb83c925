// The catalogue's rules, each a row. Numbers are stored and never given to another rule; a new rule gets the next one.
#include <algorithm>
#include <array>

#include "policy/rule.h"
#include "policy/rules/accessibility.h"
#include "policy/rules/alignment.h"
#include "policy/rules/animated_image.h"
#include "policy/rules/attachment.h"
#include "policy/rules/diversion.h"
#include "policy/rules/email.h"
#include "policy/rules/emoji.h"
#include "policy/rules/false_urgency.h"
#include "policy/rules/font_sizes.h"
#include "policy/rules/frequency.h"
#include "policy/rules/grammar.h"
#include "policy/rules/image_width.h"
#include "policy/rules/insecure_image.h"
#include "policy/rules/line_breaks.h"
#include "policy/rules/link.h"
#include "policy/rules/logo_link.h"
#include "policy/rules/margins.h"
#include "policy/rules/message_language.h"
#include "policy/rules/opted_out.h"
#include "policy/rules/optout.h"
#include "policy/rules/order_id.h"
#include "policy/rules/phone.h"
#include "policy/rules/product_photo.h"
#include "policy/rules/purpose.h"
#include "policy/rules/review_window.h"
#include "policy/rules/spelling.h"
#include "policy/rules/style_override.h"
#include "policy/rules/tracking.h"
#include "policy/rules/unrelated_image.h"
#include "policy/rules/window.h"

namespace stoa::policy {

namespace {

constexpr std::array<Rule, 41> all_rules{{
    {.number = 1, .id = "consent.opted_out", .parameters = "critical", .find = find_opted_out, .of_state = true},
    {.number = 2, .id = "timing.window", .parameters = "anchor days", .find = find_window, .of_state = true},
    {.number = 3,
     .id = "timing.review_window",
     .parameters = "days_after_earliest days_after_latest",
     .find = find_review_window,
     .of_state = true},
    {.number = 4, .id = "timing.frequency", .parameters = "review_requests opened", .find = find_too_frequent, .of_state = true},
    {.number = 5, .id = "purpose.review_conditional", .find = find_purpose<Purpose::ReviewConditional>},
    {.number = 6, .id = "purpose.review_positive", .find = find_purpose<Purpose::ReviewPositive>},
    {.number = 7, .id = "purpose.review_change", .find = find_purpose<Purpose::ReviewChange>},
    {.number = 8, .id = "purpose.review_incentive", .find = find_purpose<Purpose::ReviewIncentive>},
    {.number = 9, .id = "purpose.review_coaching", .find = find_purpose<Purpose::ReviewCoaching>},
    {.number = 10, .id = "purpose.cancellation_request", .find = find_purpose<Purpose::CancellationRequest>},
    {.number = 11, .id = "purpose.false_urgency", .parameters = "critical", .find = find_false_urgency},
    {.number = 12, .id = "purpose.promotion", .find = find_purpose<Purpose::Promotion>},
    {.number = 13, .id = "purpose.courtesy", .find = find_purpose<Purpose::Courtesy>},
    {.number = 14, .id = "purpose.shipping_confirmation", .find = find_purpose<Purpose::ShippingConfirmation>},
    {.number = 15, .id = "purpose.mismatch", .find = find_purpose<Purpose::Mismatch>},
    {.number = 16, .id = "content.phone", .find = find_phone, .modification = Modification::Mask},
    {.number = 17, .id = "content.email", .find = find_email, .modification = Modification::Mask},
    {.number = 18, .id = "content.link", .parameters = "carriers", .find = find_link},
    {.number = 19, .id = "content.optout", .find = find_opt_outs},
    {.number = 20, .id = "content.tracking", .find = find_tracking},
    {.number = 21, .id = "content.inappropriate", .find = find_purpose<Purpose::Inappropriate>},
    {.number = 22, .id = "content.diversion", .find = find_diversion},
    {.number = 23,
     .id = "content.attachment",
     .parameters = "media_types size_bytes_max size_bytes_max_of unread unscanned",
     .find = find_attachments},
    {.number = 24, .id = "content.order_id", .find = find_missing_order_id},
    {.number = 25, .id = "content.language", .find = find_other_language},
    {.number = 26, .id = "image.unrelated", .parameters = "without_library", .find = find_unrelated_images},
    {.number = 27, .id = "image.product_photo", .find = find_product_photos},
    {.number = 28, .id = "image.logo_link", .find = find_logo_links},
    {.number = 29, .id = "image.insecure", .parameters = "hosts", .find = find_insecure_images},
    {.number = 30, .id = "image.animated", .find = find_animated_images},
    {.number = 31, .id = "format.line_breaks", .parameters = "breaks", .find = find_line_breaks},
    {.number = 32, .id = "format.font_sizes", .parameters = "sizes", .find = find_font_sizes},
    {.number = 33, .id = "format.emoji", .find = find_emoji},
    {.number = 34, .id = "format.spelling", .try_find = find_misspelled},
    {.number = 35, .id = "format.grammar", .find = find_grammar_faults},
    {.number = 36, .id = "format.margins", .parameters = "percent", .find = find_margins},
    {.number = 37, .id = "format.image_width", .parameters = "percent", .find = find_wide_images},
    {.number = 38, .id = "format.style_override", .find = find_style_overrides},
    {.number = 39, .id = "format.alignment", .find = find_alignments},
    {.number = 40, .id = "format.accessibility", .parameters = "contrast_tenths", .find = find_inaccessible},
    {.number = 41, .id = own_rule_id},  // What the own rules of a pack are told as.
}};

}  // namespace

std::span<const Rule> rules() { return all_rules; }

std::vector<std::string_view> rule_ids() {
    std::vector<std::string_view> ids;
    for (const Rule& rule : all_rules) ids.push_back(rule.id);
    return ids;
}

const Rule* find_rule(std::string_view id) {
    const auto found = std::ranges::find(all_rules, id, &Rule::id);
    return found == all_rules.end() ? nullptr : &*found;
}

const Rule* find_rule(RuleNumber number) {
    const bool known = number >= 1 && static_cast<std::size_t>(number) <= all_rules.size();
    return known ? &all_rules[static_cast<std::size_t>(number) - 1] : nullptr;
}

}  // namespace stoa::policy
