// Whether digits are written the way telephone numbers are, by themselves, without a word that says so.
#pragma once

#include "policy/match/digit_run.h"

namespace stoa::policy {

// 555-010-4477, (555) 010-4477, 01 99 00 42 17, 06/5550123, 0120(000)123, 0171 5550142.
bool is_written_like_a_telephone(const DigitRun& run);

}  // namespace stoa::policy
