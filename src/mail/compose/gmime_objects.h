// GMime's objects, owned.
#pragma once

#include <gmime/gmime.h>

#include <memory>

namespace stoa::mail {

struct Unreference {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unreference>;

template <class T>
Owned<T> own(T* object) {
    return Owned<T>(object);
}

// Has to be called before anything else of GMime's; any thread, any number of times.
void start_gmime();

}  // namespace stoa::mail
