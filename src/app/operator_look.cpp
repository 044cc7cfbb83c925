#include "app/operator_look.h"

#include "store/audit.h"

namespace stoa {

Result<void> note_operator_look(App& app, const Caller& caller, const OperatorLook& look) {
    if (!is_operator_role(caller.role)) return {};
    return app.database.write([&](store::Transaction& transaction) {
        return store::append_audit(transaction,
                                   {.seller = look.seller,
                                    .actor = caller.user,
                                    .actor_role = caller.role,
                                    .verb = look.verb,
                                    .conversation = look.conversation,
                                    .object = look.object},
                                   app.key);
    });
}

}  // namespace stoa
