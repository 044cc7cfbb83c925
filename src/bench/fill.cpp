#include "bench/fill.h"

#include <fmt/format.h>

#include "app/messages/delivery.h"
#include "app/orders/orders.h"
#include "app/people/people.h"

namespace stoa::bench {

namespace {

constexpr int batch = 500;

const Caller system_caller{.user = UserId::make(), .role = Role::System};

Result<Filled> create_people(App& app) {
    Filled filled;
    filled.seller = TRY(create_seller(app, "Oak & Iron"));
    const UserId member =
        TRY(create_user(app, {.login = "bench", .name = "Mira Kessler", .role = Role::Agent, .seller_name = "Oak & Iron"}));
    filled.member = {.user = member, .role = Role::Agent, .name = "Mira Kessler", .language = "en", .seller = filled.seller};
    const std::uint32_t scopes = static_cast<std::uint32_t>(Scope::MessagesRead) | static_cast<std::uint32_t>(Scope::MessagesWrite);
    filled.token = TRY(create_token(app, {.name = "bench", .seller_name = "Oak & Iron", .scopes = scopes}));
    return filled;
}

Result<void> create_order(App& app, SellerId seller, int number) {
    const std::string buyer = fmt::format("buyer-{}", number);
    TRY(put_buyer(app, system_caller, {.external_id = buyer, .name = fmt::format("Buyer {}", number), .language = "en-US"}));
    const auto id = TRY(OrderId::parse(fmt::format("114-{:07}-0000000", number)));
    Order order{.seller = seller, .id = id, .placed_at = app.clock() - days(10)};
    order.delivery_state = DeliveryState::Delivered;
    order.items.push_back({.sku = "OI-CH4-OAK", .title = "Oak chest, 4 drawers"});
    TRY(put_order(app, system_caller, {.order = std::move(order), .buyer_external_id = buyer}));
    return {};
}

Result<Target> order_target(store::Reader& reader, SellerId seller, int number) {
    const auto id = TRY(OrderId::parse(fmt::format("114-{:07}-0000000", number)));
    return load_order_target(reader, seller, id, Topic::ProductQuestion, Author::Buyer);
}

// Buyer and seller by turns; the policy is not asked, the texts are known to be clean.
Result<ConversationId> deliver_one(App& app, store::Transaction& transaction, const Filled& filled, int number, int turn) {
    Submission submission{.caller = turn % 2 == 0 ? system_caller : filled.member, .target = {}};
    submission.target = TRY(order_target(transaction, filled.seller, number));
    submission.author = turn % 2 == 0 ? Author::Buyer : Author::Seller;
    submission.kind = turn == 0 ? Kind::Inquiry : Kind::Reply;
    submission.text = reply_text(number + turn);
    const auto sent = TRY(deliver_message(app, transaction, submission, {}));
    return sent.conversation;
}

}  // namespace

std::string reply_text(int number) {
    constexpr std::array woods{"oak", "walnut", "ash", "beech", "maple", "cherry", "larch"};
    return fmt::format(
        "Thank you for the photo of the drawer. The front is made of {} and was cut along the grain, which is why the crack follows the "
        "line that you "
        "see. We will put a new front into the box for you, together with the two screws that hold it. It fits without drilling: take out "
        "the old one, "
        "slide the new one in from above, and turn the screws a quarter to the right. Is the left hinge loose as well? Note {}.",
        woods[static_cast<std::size_t>(number) % woods.size()], number % 97);
}

Result<Filled> fill(App& app, const FillOptions& options) {
    Filled filled = TRY(create_people(app));
    for (int number = 0; number < options.conversations; ++number) TRY(create_order(app, filled.seller, number));
    filled.conversations.resize(static_cast<std::size_t>(options.conversations));
    for (int done = 0; done < options.messages; done += batch) {
        TRY(app.database.write([&](store::Transaction& transaction) -> Result<void> {
            for (int message = done; message < std::min(done + batch, options.messages); ++message) {
                const int number = message % options.conversations;
                filled.conversations[static_cast<std::size_t>(number)] =
                    TRY(deliver_one(app, transaction, filled, number, message / options.conversations));
            }
            return {};
        }));
    }
    return filled;
}

}  // namespace stoa::bench
