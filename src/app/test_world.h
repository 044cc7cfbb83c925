// A small world for the tests of actions: a real database in a temporary folder, the shipped packs, two sellers with
// members, two buyers, and orders at a clock that stands still until it is moved.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/app.h"
#include "app/orders/orders.h"
#include "app/people/passwords.h"
#include "app/people/people.h"
#include "base/digest.h"
#include "base/temporary_folder.h"
#include "base/test_must.h"
#include "blobs/directory_store.h"
#include "policy/test_dictionaries.h"

namespace stoa {

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

class World : public ::testing::Test {
protected:
    World() {
        start_crypto();
        database_ = must(store::Database::open(folder_ + "/stoa.db"));
        blobs_ = must(blobs::DirectoryStore::create(folder_ + "/blobs", now_));
        catalogues_.emplace(must(Catalogues::load({})));
        pack_.emplace(load_pack(""));
        app_.emplace(App{.database = *database_,
                         .pack = *pack_,
                         .dictionaries = policy::test_dictionaries(),
                         .catalogues = *catalogues_,
                         .hub = hub_,
                         .blobs = *blobs_,
                         .passwords = passwords,
                         .key = std::string(32, 'k'),
                         .clock = [this] { return now_; }});
        oak_ = must(create_seller(*app_, "Oak & Iron"));
        fern_ = must(create_seller(*app_, "Fern & Pot"));
        mira_ = {.user = UserId::make(), .role = Role::Agent, .name = "Mira Kessler", .language = "en", .seller = oak_};
        flora_ = {.user = UserId::make(), .role = Role::Owner, .name = "Flora Moss", .language = "en", .seller = fern_};
        dana_ = add_buyer("buyer-1", "Dana Reyes");
        luis_ = add_buyer("buyer-2", "Luis Paredes");
        put_order_of("114-1", "buyer-1", days(5));
        put_order_of("114-2", "buyer-2", days(40));
    }

    App& app() { return *app_; }

    // amazon-2025 with more behind it, as TOML.
    static policy::Pack load_pack(const std::string& more) {
        const std::filesystem::path packs = std::filesystem::path(STOA_SOURCE_DIR) / "packs";
        const std::string first = read_file(packs / "amazon-2021.toml"), second = read_file(packs / "amazon-2025.toml");
        const std::string mine = "extends = \"amazon-2025\"\n" + more;
        const std::array sources{policy::Pack::Source{"amazon-2021", first}, policy::Pack::Source{"amazon-2025", second},
                                 policy::Pack::Source{"mine", mine}};
        return must(policy::Pack::load(more.empty() ? "amazon-2025" : "mine", sources));
    }
    // From now on the pack says this of files too.
    void let_pack_say(const std::string& table) { *pack_ = load_pack("[files]\n" + table); }

    Caller add_buyer(const std::string& external_id, const std::string& name) {
        const auto put = must(put_buyer(app(), system_, {.external_id = external_id, .name = name, .language = "en-US"}));
        return {.user = UserId::make(), .role = Role::Buyer, .name = name, .language = "en-US", .buyer = put.buyer.id};
    }

    OrderPut put_order_of(const std::string& id, const std::optional<std::string>& buyer, Duration age) {
        Order order{.seller = oak_, .id = must(OrderId::parse(id)), .placed_at = now_ - age, .delivery_state = DeliveryState::Delivered};
        order.items = {{"OI-CH4", "Oak chest, 4 drawers", 1}};
        return must(put_order(app(), system_, {.order = order, .buyer_external_id = buyer}));
    }

    OrderId order(const std::string& id) { return must(OrderId::parse(id)); }

    Timestamp now_ = must(parse_time("2026-11-23T10:00:00Z"));
    TemporaryFolder temporary_ = must(TemporaryFolder::make());
    const std::string& folder_ = temporary_.path();
    std::unique_ptr<store::Database> database_;
    std::unique_ptr<blobs::BlobStore> blobs_;
    std::optional<Catalogues> catalogues_;
    std::optional<policy::Pack> pack_;
    notify::Hub hub_;
    inline static PasswordPool passwords;
    std::optional<App> app_;
    Caller system_{.user = UserId::make(), .role = Role::System};
    SellerId oak_{}, fern_{};
    Caller mira_, flora_, dana_, luis_;
};

}  // namespace stoa
