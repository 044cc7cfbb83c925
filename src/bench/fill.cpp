#include "bench/fill.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "app/messages/delivery.h"
#include "app/people/people.h"
#include "app/search/search.h"
#include "store/buyers.h"
#include "store/orders.h"

namespace stoa::bench {

namespace {

using Steady = std::chrono::steady_clock;

constexpr int batch = 500;                 // Messages or orders a transaction.
constexpr int conversations_open = 2'000;  // Written in by turns, so that a conversation's messages do not lie side by side.
constexpr auto progress_interval = std::chrono::seconds(5);

struct Seller {
    SellerId id{};
    std::string name;
    Caller member{};
};

// What is known of a conversation while it is being written.
struct Talk {
    int number = 0;
    int turns = 0;  // Messages that it will have.
    Conversation conversation{};
    const Seller* seller = nullptr;
};

class Progress {
public:
    Progress(std::ostream& out, int whole) : out_(out), whole_(whole) {}

    void at(int done) {
        const auto now = Steady::now();
        if (now - told_at_ < progress_interval && done < whole_) return;
        told_at_ = now;
        const double seconds = std::chrono::duration<double>(now - began_at_).count();
        fmt::print(out_, "    {} of {} messages, {:.0f}/s\n", done, whole_, seconds > 0 ? done / seconds : 0);
        out_.flush();
    }

private:
    std::ostream& out_;
    int whole_;
    Steady::time_point began_at_ = Steady::now();
    Steady::time_point told_at_ = Steady::now();
};

std::string seller_name_of(int number) { return fmt::format("Bench seller {}", number); }
std::string buyer_external_id(int number) { return fmt::format("bench-buyer-{}", number); }

class Filler {
public:
    Filler(App& app, const FillOptions& options, std::ostream& out) : app_(app), options_(options), progress_(out, options.messages) {}

    Result<Filled> run() {
        TRY(create_people());
        for (int from = 0; from < options_.conversations; from += conversations_open) {
            auto talks = TRY(create_orders(from, std::min(from + conversations_open, options_.conversations)));
            TRY(write_messages(talks));
        }
        while (TRY(index_new_messages(app_))) {
        }
        return std::move(filled_);
    }

private:
    Result<void> create_people() {
        sellers_.reserve(static_cast<std::size_t>(options_.sellers));
        for (int number = 0; number < options_.sellers; ++number) {
            Seller seller{.name = seller_name_of(number)};
            seller.id = TRY(create_seller(app_, seller.name));
            const UserId member = TRY(create_user(
                app_,
                {.login = fmt::format("bench-agent-{}", number), .name = "Mira Kessler", .role = Role::Agent, .seller_name = seller.name}));
            seller.member = {.user = member, .role = Role::Agent, .name = "Mira Kessler", .language = "en", .seller = seller.id};
            sellers_.push_back(std::move(seller));
        }
        for (int number = 0; number < buyers_signed_in_max; ++number) {
            TRY(create_user(app_, {.login = buyer_login(number),
                                   .name = fmt::format("Buyer {}", number),
                                   .role = Role::Buyer,
                                   .buyer_external_id = buyer_external_id(number),
                                   .password = std::string(buyer_password)}));
        }
        const std::uint32_t scopes = static_cast<std::uint32_t>(Scope::MessagesRead) | static_cast<std::uint32_t>(Scope::MessagesWrite);
        filled_.seller = sellers_.front().id;
        filled_.member = sellers_.front().member;
        filled_.token = TRY(create_token(app_, {.name = "bench", .seller_name = sellers_.front().name, .scopes = scopes}));
        return {};
    }

    const Seller& seller_of(int number) const {
        const auto others = options_.sellers - 1;
        if (others == 0 || number % 5 == 0) return sellers_.front();
        return sellers_[static_cast<std::size_t>(1 + number % others)];
    }

    Result<BuyerId> find_or_add_buyer(store::Transaction& transaction, int number) {
        const auto known = TRY(store::find_buyer_by_external_id(transaction, buyer_external_id(number)));
        if (known) return *known;
        const BuyerId id = BuyerId::make();
        TRY(store::put_buyer(
            transaction,
            {.id = id, .name = fmt::format("Buyer {}", number), .language = "en-US", .email = buyer_address(number), .mail_timing = {}}));
        TRY(store::add_external_id(transaction, buyer_external_id(number), id));
        return id;
    }

    Result<Talk> create_order(store::Transaction& transaction, int number) {
        const int buyer = number / conversations_of_buyer;
        const Seller& seller = seller_of(number);
        const auto id = TRY(OrderId::parse(fmt::format("114-{:07}-0000000", number)));
        Order order{.seller = seller.id, .id = id};
        order.buyer = TRY(find_or_add_buyer(transaction, buyer));
        order.buyer_name = fmt::format("Buyer {}", buyer);
        // Spread over the month in which a seller may open a message.
        order.placed_at = app_.clock() - minutes((options_.conversations - number) % 40'000);
        // As many orders of a rare kind in every store, a fiftieth on their way.
        constexpr int rare_orders = 20;
        const bool is_rare = number % std::max(1, options_.conversations / rare_orders) == 0;
        order.delivery_state = number % 250 == 5 ? DeliveryState::Shipped : DeliveryState::Delivered;
        order.items.push_back(is_rare ? OrderItem{.sku = "OI-ST2-ASH", .title = "Ash stool"}
                                      : OrderItem{.sku = "OI-CH4-OAK", .title = "Oak chest, 4 drawers"});
        TRY(store::put_order(transaction, order, fmt::format("bench-{}", number), seller.name));
        const int messages = options_.messages / options_.conversations;
        Talk talk{.number = number, .turns = number % 10 == 5 ? messages - 1 : messages, .seller = &seller};
        talk.conversation = {.seller = seller.id,
                             .id = ConversationId::make(),
                             .buyer = *order.buyer,
                             .order = order.id,
                             .topic = Topic::ProductQuestion,
                             .opened_by = Author::Buyer,
                             .language = "en-US",
                             .buyer_name = order.buyer_name,
                             .item_title = order.items.front().title};
        return talk;
    }

    Result<std::vector<Talk>> create_orders(int from, int until) {
        std::vector<Talk> talks;
        for (int begin = from; begin < until; begin += batch) {
            TRY(app_.database.write([&](store::Transaction& transaction) -> Result<void> {
                for (int number = begin; number < std::min(begin + batch, until); ++number) {
                    auto talk = TRY(create_order(transaction, number));
                    if (talk.conversation.seller == filled_.seller) filled_.conversations.push_back(talk.conversation.id);
                    talks.push_back(std::move(talk));
                }
                return {};
            }));
        }
        return talks;
    }

    // Buyer and seller by turns; the policy is not asked, the texts are known to be clean.
    Result<void> deliver_turn(store::Transaction& transaction, const Talk& talk, int turn) {
        static const Caller buyer_caller{.user = UserId::make(), .role = Role::System};
        const bool by_buyer = turn % 2 == 0;
        Submission submission{.caller = by_buyer ? buyer_caller : talk.seller->member, .target = {.conversation = talk.conversation}};
        submission.target.inbox.version = turn == 0 ? 0 : 1;
        submission.target.inbox.topic = talk.conversation.topic;
        submission.target.seller_name = talk.seller->name;
        submission.author = by_buyer ? Author::Buyer : Author::Seller;
        submission.kind = turn == 0 ? Kind::Inquiry : Kind::Reply;
        submission.text = reply_text(talk.number + turn);
        TRY(deliver_message(app_, transaction, submission, {}));
        ++done_;
        return {};
    }

    Result<void> write_messages(const std::vector<Talk>& talks) {
        int turns = 0;
        for (const Talk& talk : talks) turns = std::max(turns, talk.turns);
        for (int turn = 0; turn < turns; ++turn) {
            for (std::size_t begin = 0; begin < talks.size(); begin += batch) {
                TRY(app_.database.write([&](store::Transaction& transaction) -> Result<void> {
                    for (std::size_t i = begin; i < std::min(begin + batch, talks.size()); ++i) {
                        if (turn < talks[i].turns) TRY(deliver_turn(transaction, talks[i], turn));
                    }
                    return {};
                }));
                progress_.at(done_);
            }
        }
        return {};
    }

    App& app_;
    const FillOptions& options_;
    Progress progress_;
    int done_ = 0;
    std::vector<Seller> sellers_;
    Filled filled_;
};

}  // namespace

std::string buyer_login(int number) { return fmt::format("bench-buyer-{}@bench.example", number); }

std::string buyer_address(int number) { return fmt::format("bench-buyer-{}@buyers.example", number); }

std::string reply_text(int number) {
    constexpr std::array woods{"oak", "walnut", "ash", "beech", "maple", "cherry", "larch"};
    constexpr int rare_every = 10'007;  // A word that few texts hold, for searches.
    const std::string_view wood = number % rare_every == 3 ? "purpleheart" : woods[static_cast<std::size_t>(number) % woods.size()];
    return fmt::format(
        "Thank you for the photo of the drawer. The front is made of {} and was cut along the grain, which is why the crack follows the "
        "line that you see. We will put a new front into the box for you, together with the two screws that hold it. It fits without "
        "drilling: take out the old one, slide the new one in from above, and turn the screws a quarter to the right. Is the left hinge "
        "loose as well? Note {}.",
        wood, number % 97);
}

Result<Filled> fill(App& app, const FillOptions& options, std::ostream& progress) { return Filler(app, options, progress).run(); }

}  // namespace stoa::bench
