// What becomes of the files of a member that is removed.
#include "app/attachments/attachments_world.h"
#include "app/people/member_changes.h"
#include "app/people/people.h"

namespace stoa {
namespace {

class HandedOver : public AttachmentsWorld {
protected:
    Caller member(const std::string& name, Role role) {
        const UserId user = must(create_user(
            app(),
            {.login = name + "@oak.example", .name = name, .role = role, .seller_name = "Oak & Iron", .password = "a long password"}));
        return {.user = user, .role = role, .name = name, .language = "en", .seller = oak_};
    }
};

TEST_F(HandedOver, FilesOfADraftGoWithItToWhoGoesOnWithIt) {
    const Caller olga = member("olga", Role::Owner), anna = member("anna", Role::Agent);
    const DraftId draft = draft_of(anna);
    const AttachmentId invoice = upload(anna, "%PDF-1.7 the invoice", "invoice.pdf", "application/pdf");
    must(place(anna, draft, {invoice}));
    must(remove_member(app(), olga, oak_, anna.user));
    const AttachmentId letter = upload(olga, "%PDF-1.7 the letter", "letter.pdf", "application/pdf");
    EXPECT_EQ(must(place(olga, draft, {invoice, letter})).size(), 2U);
    EXPECT_EQ(code_of(remove_attachment(app(), olga, oak_, invoice)), "");
    EXPECT_EQ(must(place(olga, draft, {letter})).size(), 1U);
}

}  // namespace
}  // namespace stoa
