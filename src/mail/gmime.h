// What the GMime library needs around it. Its own parser of whole messages is not used: it reads nested groups of
// addresses by recursion, and some ten thousand of them overflow the stack. Structure and fields are found by
// structure.h; GMime reads the values of single fields and undoes transfer encodings.
#pragma once

#include <glib-object.h>

#include <memory>

namespace stoa::mail {

struct UnrefObject {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <class T>
using Object = std::unique_ptr<T, UnrefObject>;
template <class T>
Object<T> own(T* object) {
    return Object<T>(object);
}

struct FreeMemory {
    void operator()(gpointer memory) const { g_free(memory); }
};
using Characters = std::unique_ptr<char, FreeMemory>;

// To be called before any other function of GMime; from any thread, any number of times.
void prepare_gmime();

}  // namespace stoa::mail
