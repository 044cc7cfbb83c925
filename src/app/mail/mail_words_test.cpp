#include "app/mail/mail_words.h"

#include <gmock/gmock.h>

namespace stoa {

void PrintTo(const MailPiece& piece, std::ostream* out) { *out << (piece.is_left_out ? "left out: " : "kept: ") << piece.text; }

namespace {

using testing::ElementsAre;

TEST(MailPieces, TellWhatWasLeftOut) {
    EXPECT_THAT(cut_into_pieces("Yes, do that.  \n\nOn Tue Oak wrote:\n> May it be oak?\n", "Yes, do that."),
                ElementsAre(MailPiece{"Yes, do that.\n", false}, MailPiece{"On Tue Oak wrote:\n> May it be oak?", true}));
    EXPECT_THAT(cut_into_pieces("> May it be oak?\nYes.\n> And the legs?\nOak too.\n-- \nDana", "Yes.\nOak too."),
                ElementsAre(MailPiece{"> May it be oak?", true}, MailPiece{"Yes.", false}, MailPiece{"> And the legs?", true},
                            MailPiece{"Oak too.", false}, MailPiece{"--\nDana", true}));
    EXPECT_THAT(cut_into_pieces("Yes.", "Yes."), ElementsAre(MailPiece{"Yes.", false}));
}

TEST(MailPieces, AreOneWhereNothingCanBeToldApart) {
    EXPECT_THAT(cut_into_pieces("Yes, do\nthat.", "Yes, do that."), ElementsAre(MailPiece{"Yes, do\nthat.", false}));
    EXPECT_THAT(cut_into_pieces("", ""), ElementsAre(MailPiece{"", false}));
}

}  // namespace
}  // namespace stoa
