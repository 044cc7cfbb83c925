// How long this process may go on with what takes long: the system ends it when its time is over, and then nothing is told at all.
#pragma once

namespace stoa::worker {

// Whether there is time to recognise another page or picture.
bool has_time_for_more();

}  // namespace stoa::worker
