// stoa admin: the tree of its commands; what they do is in cli/admin.h.
#include <memory>

#include "base/log.h"
#include "cli/admin.h"
#include "wiring/admin_blobs.h"
#include "wiring/command.h"
#include "wiring/parts.h"

namespace stoa::wiring {

namespace {

using Work = std::function<Result<int>(App&, const Config&, const cli::Terminal&)>;

// The commands below `admin`: one of them is asked for, and is done with the parts built.
class Tree {
public:
    Tree(Invocation& invocation, Action& action) : invocation_(invocation), action_(action) {}

    CLI::App& group(CLI::App& parent, const std::string& name, const std::string& about) {
        CLI::App* options = parent.add_subcommand(name, about);
        options->require_subcommand(1);
        return *options;
    }
    CLI::App& command(CLI::App& parent, const std::string& name, const std::string& about, Work work) {
        CLI::App* options = parent.add_subcommand(name, about);
        declare_config(*options, invocation_);
        options->callback([&action = action_, &invocation = invocation_, work = std::move(work)] {
            action = [&invocation, work] { return run(invocation, work); };
        });
        return *options;
    }

private:
    static Result<int> run(const Invocation& invocation, const Work& work) {
        const auto config = TRY(read_config(invocation.source));
        start_log(config.log_level);
        const auto parts = TRY(Parts::build(config, Use::Beside));
        return work(parts->app, config, invocation.terminal);
    }

    Invocation& invocation_;
    Action& action_;
};

void declare_user_create(Tree& tree, CLI::App& user) {
    const auto request = std::make_shared<cli::CreateUserRequest>();
    CLI::App& create = tree.command(user, "create", "Create a person.", [request](App& app, const Config&, const cli::Terminal& terminal) {
        return cli::create_user(app, *request, terminal);
    });
    create.add_option("LOGIN", request->login, "What the person signs in with: an e-mail address or a unique word")->required();
    create.add_option("--name", request->name, "How others see the person")->required();
    create.add_option("--role", request->role, "One of " + cli::role_names())->required();
    create.add_option("--seller", request->seller_name, "The seller's name, for owner, manager and agent")->type_name("NAME");
    create.add_option("--buyer", request->buyer_external_id, "The marketplace's id of the buyer, for buyers")->type_name("EXTERNAL_ID");
    create.add_option("--language", request->language, "BCP 47: en, de …")->capture_default_str();
    create.add_flag("--password-stdin", request->password_from_stdin, "Read the password from the standard input");
}

void declare_users(Tree& tree, CLI::App& admin) {
    CLI::App& user = tree.group(admin, "user", "People: create, invite, reset, list, sign out, change and remove members.");
    declare_user_create(tree, user);
    const auto login = std::make_shared<std::string>();
    const auto from_stdin = std::make_shared<bool>(false);
    CLI::App& password = tree.command(user, "password", "Set a password and end the person's sessions.",
                                      [login, from_stdin](App& app, const Config&, const cli::Terminal& terminal) {
                                          const auto source = *from_stdin ? cli::PasswordSource::Stdin : cli::PasswordSource::Ask;
                                          return cli::reset_password(app, *login, source, terminal);
                                      });
    password.add_flag("--password-stdin", *from_stdin, "Read the password from the standard input");
    CLI::App& invite = tree.command(user, "invite", "Print a link by which the person chooses a password; it works once.",
                                    [login](App& app, const Config& config, const cli::Terminal& terminal) {
                                        return cli::invite_user(app, *login, config.http_public_url, terminal);
                                    });
    CLI::App& sign_out =
        tree.command(user, "sign-out", "End all sessions of a person.",
                     [login](App& app, const Config&, const cli::Terminal& terminal) { return cli::sign_out_user(app, *login, terminal); });
    CLI::App& remove =
        tree.command(user, "remove", "Remove a seller's member: it is out at once, and an owner goes on with its drafts.",
                     [login](App& app, const Config&, const cli::Terminal& terminal) { return cli::remove_member(app, *login, terminal); });
    const auto role = std::make_shared<std::string>();
    CLI::App& change = tree.command(user, "role", "Give a seller's member another role.",
                                    [login, role](App& app, const Config&, const cli::Terminal& terminal) {
                                        return cli::set_member_role(app, *login, *role, terminal);
                                    });
    for (CLI::App* options : {&password, &invite, &sign_out, &remove, &change})
        options->add_option("LOGIN", *login, "The person's login")->required();
    change.add_option("ROLE", *role, "One of owner, manager, agent")->required();
    tree.command(user, "list", "List all people.",
                 [](App& app, const Config&, const cli::Terminal& terminal) { return cli::list_users(app, terminal); });
}

void declare_sellers(Tree& tree, CLI::App& admin) {
    CLI::App& seller = tree.group(admin, "seller", "Sellers.");
    const auto name = std::make_shared<std::string>();
    tree.command(seller, "create", "Create a seller.",
                 [name](App& app, const Config&, const cli::Terminal& terminal) { return cli::create_seller(app, *name, terminal); })
        .add_option("NAME", *name, "The seller's name, as buyers see it")
        ->required();
    const auto address = std::make_shared<std::string>();
    CLI::App& confirm = tree.command(seller, "confirm-sender", "Confirm an e-mail address that a seller has approved and that waits.",
                                     [name, address](App& app, const Config&, const cli::Terminal& terminal) {
                                         return cli::confirm_sender(app, *name, *address, terminal);
                                     });
    confirm.add_option("NAME", *name, "The seller's name")->required();
    confirm.add_option("ADDRESS", *address, "The address, or \"@\" and a domain")->required();
    confirm.footer("Where mails go out, a link in a mail does this. Make sure that the address is the seller's.");
}

void declare_buyers(Tree& tree, CLI::App& admin) {
    CLI::App& buyer = tree.group(admin, "buyers", "Buyers.");
    const auto kept = std::make_shared<std::string>();
    const auto merged = std::make_shared<std::string>();
    CLI::App& merge = tree.command(buyer, "merge", "Make one buyer of two that are one person.",
                                   [kept, merged](App& app, const Config&, const cli::Terminal& terminal) {
                                       return cli::merge_buyers(app, *kept, *merged, terminal);
                                   });
    merge.add_option("KEPT", *kept, "The marketplace's id of the buyer that stays, with its name")->required();
    merge.add_option("MERGED", *merged, "The id of the one whose orders, conversations, addresses and logins become the other's")
        ->required();
    merge.footer(
        "Afterwards both ids name the buyer that stays. Logins of both go on to work and show all; the sessions of the merged one's end.\n"
        "It may run beside a server, takes small steps, and goes on where it was when it is run again. There is no way back.");
}

void declare_link(Tree& tree, CLI::App& admin) {
    const auto request = std::make_shared<cli::MakeLinkRequest>();
    CLI::App& link = tree.command(admin, "link", "Print a link by which a buyer asks a seller about an item before a sale.",
                                  [request](App& app, const Config& config, const cli::Terminal& terminal) {
                                      return cli::make_link(app, *request, config.http_public_url, terminal);
                                  });
    link.add_option("BUYER", request->buyer_external_id, "The marketplace's id of the buyer")->required();
    link.add_option("SELLER", request->seller_name, "The seller's name")->required();
    link.add_option("SKU", request->sku, "The seller's number of the item")->required();
    link.add_option("TITLE", request->title, "The item's title")->required();
    link.add_option("--hours", request->hours, "How long it works")->check(CLI::Range(1, 24 * 366))->capture_default_str();
}

void declare_held(Tree& tree, CLI::App& admin) {
    CLI::App& held = tree.group(admin, "held", "Messages that wait for a moderator.");
    const auto draft = std::make_shared<std::string>();
    const auto note = std::make_shared<std::string>();
    tree.command(held, "list", "All of them, the longest waiting first.",
                 [](App& app, const Config&, const cli::Terminal& terminal) { return cli::list_held(app, terminal); });
    tree.command(held, "show", "One of them, with its conversation and what was found.",
                 [draft](App& app, const Config&, const cli::Terminal& terminal) { return cli::show_held(app, *draft, terminal); })
        .add_option("DRAFT", *draft, "Its id")
        ->required();
    tree.command(held, "release", "Deliver it.",
                 [draft](App& app, const Config&, const cli::Terminal& terminal) { return cli::release_held(app, *draft, terminal); })
        .add_option("DRAFT", *draft, "Its id")
        ->required();
    CLI::App& reject = tree.command(
        held, "reject", "Give it back to its author.",
        [draft, note](App& app, const Config&, const cli::Terminal& terminal) { return cli::reject_held(app, *draft, *note, terminal); });
    reject.add_option("DRAFT", *draft, "Its id")->required();
    reject.add_option("NOTE", *note, "What the author is told")->required();
}

void declare_mail(Tree& tree, CLI::App& admin) {
    CLI::App& mail = tree.group(admin, "mail", "Mails that go out.");
    const auto name = std::make_shared<std::string>();
    tree.command(mail, "queue", "Those that wait, and those that failed with what the other server said.",
                 [](App& app, const Config&, const cli::Terminal& terminal) { return cli::list_mail_queue(app, terminal); });
    tree.command(mail, "show", "One of them as it would be sent now.",
                 [name](App& app, const Config&, const cli::Terminal& terminal) { return cli::show_mail(app, *name, terminal); })
        .add_option("NAME", *name, "What `queue` calls it")
        ->required();
    tree.command(mail, "retry", "Send it again.",
                 [name](App& app, const Config&, const cli::Terminal& terminal) { return cli::retry_mail(app, *name, terminal); })
        .add_option("NAME", *name, "What `queue` calls it")
        ->required();
}

void declare_unread_files(Tree& tree, CLI::App& admin) {
    CLI::App& files = tree.group(admin, "files", "Files that people send.");
    const auto name = std::make_shared<std::string>();
    tree.command(files, "unread", "Those that could not be read in the last 30 days, and what happened.",
                 [](App& app, const Config&, const cli::Terminal& terminal) { return cli::list_unread_files(app, terminal); });
    tree.command(files, "retry", "Look into one again.",
                 [name](App& app, const Config&, const cli::Terminal& terminal) { return cli::retry_unread_file(app, *name, terminal); })
        .add_option("NAME", *name, "What `unread` calls it")
        ->required();
}

void declare_tokens(Tree& tree, CLI::App& admin) {
    CLI::App& token = tree.group(admin, "token", "Tokens by which programs use the API.");
    const auto request = std::make_shared<cli::CreateTokenRequest>();
    CLI::App& create = tree.command(
        token, "create", "Create a token and print its secret, once.",
        [request](App& app, const Config&, const cli::Terminal& terminal) { return cli::create_token(app, *request, terminal); });
    create.add_option("NAME", request->name, "What the token is for")->required();
    create.add_option("--seller", request->seller_name, "The seller that it is limited to; otherwise it is marketplace-wide")
        ->type_name("NAME");
    create.add_option("--scope", request->scopes, "One or several of " + cli::scope_names())->required();
    const auto name = std::make_shared<std::string>();
    tree.command(token, "revoke", "Revoke a token.",
                 [name](App& app, const Config&, const cli::Terminal& terminal) { return cli::revoke_token(app, *name, terminal); })
        .add_option("NAME", *name, "The token's name")
        ->required();
    tree.command(token, "list", "List all tokens.",
                 [](App& app, const Config&, const cli::Terminal& terminal) { return cli::list_tokens(app, terminal); });
}

void declare_files(Tree& tree, CLI::App& admin) {
    CLI::App& blobs = tree.group(admin, "blobs", "The bytes of files.");
    declare_blobs([&tree, &blobs](const std::string& name, const std::string& about, Work work) -> CLI::App& {
        return tree.command(blobs, name, about, std::move(work));
    });
}

void declare_backup(Tree& tree, CLI::App& admin) {
    const auto file = std::make_shared<std::string>();
    tree.command(admin, "backup", "Copy the database into a new file, also while a server runs.",
                 [file](App& app, const Config&, const cli::Terminal& terminal) { return cli::back_up(app, *file, terminal); })
        .add_option("FILE", *file, "The new file")
        ->required();
}

void declare_demonstration(Tree& tree, CLI::App& admin) {
    const auto directory = std::make_shared<std::string>();
    CLI::App& demo = tree.command(
        admin, "demo", "Fill an empty data directory with a demonstration marketplace.",
        [directory](App& app, const Config&, const cli::Terminal& terminal) { return cli::make_demonstration(app, *directory, terminal); });
    demo.add_option("DIRECTORY", *directory, "Where its JSON files lie")->required();
}

}  // namespace

void declare_admin(CLI::App& options, Invocation& invocation, Action& action) {
    options.require_subcommand(1);
    Tree tree(invocation, action);
    declare_users(tree, options);
    declare_sellers(tree, options);
    declare_buyers(tree, options);
    declare_link(tree, options);
    declare_held(tree, options);
    declare_mail(tree, options);
    declare_unread_files(tree, options);
    declare_tokens(tree, options);
    declare_files(tree, options);
    declare_backup(tree, options);
    declare_demonstration(tree, options);
}

}  // namespace stoa::wiring
