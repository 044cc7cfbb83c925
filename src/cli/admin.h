// stoa admin: what an engineer does about people, sellers, tokens and copies, from the command line.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/people/people.h"
#include "cli/terminal.h"

namespace stoa::cli {

// Where a password comes from: asked twice without echo, or the first line of the standard input.
enum class PasswordSource { Ask, Stdin };
Result<std::string> read_password(const Terminal& terminal, PasswordSource source);

struct CreateUserRequest {
    std::string login;
    std::string name;
    std::string role;
    std::string language = "en";
    std::optional<std::string> seller_name{};
    std::optional<std::string> buyer_external_id{};
    bool password_from_stdin = false;  // Otherwise the person comes in by an invitation.
};
Result<int> create_user(App& app, const CreateUserRequest& request, const Terminal& terminal);
Result<int> reset_password(App& app, const std::string& login, PasswordSource source, const Terminal& terminal);
// Prints the link, which works once.
Result<int> invite_user(App& app, const std::string& login, const std::string& public_url, const Terminal& terminal);
// Of a seller's member.
Result<int> set_member_role(App& app, const std::string& login, const std::string& role, const Terminal& terminal);
Result<int> remove_member(App& app, const std::string& login, const Terminal& terminal);
Result<int> list_users(App& app, const Terminal& terminal);
Result<int> sign_out_user(App& app, const std::string& login, const Terminal& terminal);

Result<int> create_seller(App& app, const std::string& name, const Terminal& terminal);
// An e-mail sender of the seller that waits to be confirmed, as where no mail goes out.
Result<int> confirm_sender(App& app, const std::string& seller, const std::string& address, const Terminal& terminal);

// `merged` becomes the buyer `kept`, by the marketplace's ids.
Result<int> merge_buyers(App& app, const std::string& kept, const std::string& merged, const Terminal& terminal);

struct MakeLinkRequest {
    std::string buyer_external_id;
    std::string seller_name;
    std::string sku;
    std::string title;
    std::int64_t hours = 24;
};
// Prints a link by which the buyer asks the seller about the item before a sale, as the marketplace makes it.
Result<int> make_link(App& app, const MakeLinkRequest& request, const std::string& public_url, const Terminal& terminal);

struct CreateTokenRequest {
    std::string name;
    std::optional<std::string> seller_name{};
    std::vector<std::string> scopes{};
};
// Prints the secret, once.
Result<int> create_token(App& app, const CreateTokenRequest& request, const Terminal& terminal);
Result<int> list_tokens(App& app, const Terminal& terminal);
Result<int> revoke_token(App& app, const std::string& name, const Terminal& terminal);

// What the policy held. DRAFT is the id that `list` prints.
Result<int> list_held(App& app, const Terminal& terminal);
Result<int> show_held(App& app, const std::string& draft, const Terminal& terminal);
Result<int> release_held(App& app, const std::string& draft, const Terminal& terminal);
// `note`: what the author is told.
Result<int> reject_held(App& app, const std::string& draft, const std::string& note, const Terminal& terminal);

// Files that nobody could look into. NAME is what `unread` prints.
Result<int> list_unread_files(App& app, const Terminal& terminal);
Result<int> retry_unread_file(App& app, const std::string& name, const Terminal& terminal);

// Mails that wait to go out or failed. NAME is what `queue` prints.
Result<int> list_mail_queue(App& app, const Terminal& terminal);
Result<int> show_mail(App& app, const std::string& name, const Terminal& terminal);
Result<int> retry_mail(App& app, const std::string& name, const Terminal& terminal);

struct VerifyBlobsRequest {
    bool sizes_only = false;
    std::string from{};  // A point that an interrupted run named; empty: the first.
    std::function<bool()> is_interrupted = [] { return false; };
};
// Looks whether the bytes of all files are there, unharmed, and of bytes that are nobody's. exit_with_findings where something is wrong:
// each on `terminal.err` as NAME: WHAT.
Result<int> verify_blobs(App& app, const VerifyBlobsRequest& request, const Terminal& terminal);
struct CollectBlobsRequest {
    bool only_tell = false;
    std::function<bool()> is_interrupted = [] { return false; };
};
// Removes bytes that no message has needed for App::blobs_unused_kept.
Result<int> collect_blobs(App& app, const CollectBlobsRequest& request, const Terminal& terminal);

// Copies the database into a new file while a server goes on.
Result<int> back_up(App& app, const std::string& file, const Terminal& terminal);

// Fills an empty data directory with the demonstration marketplace of `directory`. Everybody's password is:
inline constexpr const char* demonstration_password = "demonstration";
Result<int> make_demonstration(App& app, const std::string& directory, const Terminal& terminal);

// "owner, manager, agent, …": the roles that people may have; the scopes that tokens may have.
std::string role_names();
std::string scope_names();

}  // namespace stoa::cli
