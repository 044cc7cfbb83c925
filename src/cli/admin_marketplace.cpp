#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>

#include "app/messages/inquiry_link.h"
#include "app/upkeep/installation.h"
#include "cli/admin.h"
#include "cli/progress.h"

namespace stoa::cli {

namespace {

constexpr int tokens_shown_max = 10'000;

Result<std::uint32_t> parse_scopes(const std::vector<std::string>& texts) {
    std::uint32_t scopes = 0;
    for (const std::string& text : texts) {
        const auto word = std::ranges::find(scope_words, std::string_view(text), &Word<Scope>::text);
        if (word == scope_words.end())
            return fail(problems::invalid_value, fmt::format("there is no scope \"{}\"; take one of {}", text, scope_names()));
        scopes |= static_cast<std::uint32_t>(word->value);
    }
    return scopes;
}

std::string describe_scopes(std::uint32_t scopes) {
    std::string text;
    for (const Word<Scope>& word : scope_words) {
        if ((scopes & static_cast<std::uint32_t>(word.value)) != 0) text += (text.empty() ? "" : " ") + std::string(word.text);
    }
    return text;
}

}  // namespace

std::string scope_names() {
    std::string names;
    for (const Word<Scope>& word : scope_words) names += (names.empty() ? "" : ", ") + std::string(word.text);
    return names;
}

Result<int> create_seller(App& app, const std::string& name, const Terminal& terminal) {
    const SellerId seller = TRY(stoa::create_seller(app, name));
    fmt::print(terminal.out, "created the seller {} with the number {}\n", name, seller.number);
    return exit_done;
}

Result<int> make_link(App& app, const MakeLinkRequest& request, const std::string& public_url, const Terminal& terminal) {
    const SellerId seller = TRY(get_seller_by_name(app, request.seller_name));
    const InquiryLink link{.buyer_external_id = request.buyer_external_id,
                           .seller = seller,
                           .sku = request.sku,
                           .title = request.title,
                           .expires_at = app.clock() + hours(request.hours)};
    const std::string text = TRY(sign_inquiry_link(app, link));
    fmt::print(terminal.out, "{}/ask/{}\n", public_url, text);
    return exit_done;
}

Result<int> create_token(App& app, const CreateTokenRequest& request, const Terminal& terminal) {
    CreateToken token{.name = request.name, .seller_name = request.seller_name};
    token.scopes = TRY(parse_scopes(request.scopes));
    const std::string secret = TRY(stoa::create_token(app, token));
    fmt::print(terminal.err, "The token's secret; it is shown only now:\n");
    fmt::print(terminal.out, "{}\n", secret);
    return exit_done;
}

Result<int> list_tokens(App& app, const Terminal& terminal) {
    for (const TokenView& token : TRY(stoa::list_tokens(app, tokens_shown_max))) {
        fmt::print(terminal.out, "{:<32} {:<24} {:<24} {}{}\n", token.name, token.seller_name.value_or("marketplace-wide"),
                   format_time(token.created_at), describe_scopes(token.scopes),
                   token.revoked_at ? " (revoked " + format_time(*token.revoked_at) + ")" : "");
    }
    return exit_done;
}

Result<int> revoke_token(App& app, const std::string& name, const Terminal& terminal) {
    TRY(stoa::revoke_token(app, name));
    fmt::print(terminal.out, "{} is revoked\n", name);
    return exit_done;
}

Result<int> back_up(App& app, const std::string& file, const Terminal& terminal) {
    Progress progress(terminal, 0, "pages");
    TRY(stoa::back_up(app, file, [&](int done, int) { progress.update(done, done); }));
    fmt::print(terminal.out, "copied the database into {} in {:.1f} s\n", file, progress.seconds());
    return exit_done;
}

}  // namespace stoa::cli
