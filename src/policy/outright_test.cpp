// What is said outright is sure, whatever stands around it: an invitation to another channel, a name that somebody is called.
#include <gtest/gtest.h>

#include <algorithm>

#include "policy/engine.h"
#include "policy/test_dictionaries.h"
#include "policy/test_pack.h"

namespace stoa::policy {
namespace {

std::string outcome_of(std::string_view rule, Author author, std::string_view words) {
    Draft draft;
    draft.author = author;
    draft.body = words;
    const Verdict verdict = check(draft, shipped_pack("amazon-2025"), test_dictionaries());
    const auto found = std::ranges::find(verdict.findings, rule, &Finding::rule_id);
    if (found == verdict.findings.end()) return "none";
    return found->outcome == Outcome::Block ? "block" : "less";
}

TEST(Outright, InvitesToAnotherChannel) {
    for (const std::string_view words :
         {"The second parcel left on Tuesday and the slats are numbered from the left. Message me on WhatsApp.",
          "W h a t s A p p me, the number is on the label.",
          "Our insta is @oak.and.iron, dm there.",
          "Do you have WeChat? Mine is mira_purch.",
          "Please contact us via our Telegram.",
          "Let's talk about the rest over Skype.",
          "I can send you the drawings via WhatsApp.",
          "Schreiben Sie mir bitte auf WhatsApp.",
          "Haben Sie Telegram?",
          "Sie erreichen uns auch über Instagram.",
          "Écrivez-moi sur WhatsApp.",
          "Vous pouvez nous contacter via Instagram.",
          "Escríbame por WhatsApp.",
          "Mi Instagram es roble.hierro.",
          "Mi scriva su WhatsApp.",
          "Contattateci tramite Telegram.",
          "Me chama no WhatsApp.",
          "Stuur me een bericht via WhatsApp.",
          "Mijn Instagram is eik.ijzer.",
          "LINEでご連絡ください。"}) {
        EXPECT_EQ(outcome_of("content.diversion", Author::Seller, words), "block") << words;
        EXPECT_EQ(outcome_of("content.diversion", Author::Buyer, words), "block") << words;
    }
}

TEST(Outright, AsksForMarksAtAPrice) {
    for (const std::string_view words :
         {"The second parcel left on Tuesday and the slats are numbered from the left. Please leave us five stars and get a gift card.",
          "Bitte hinterlassen Sie uns fünf Sterne, dann erhalten Sie einen Gutschein.",
          "S'il vous plaît, laissez-nous cinq étoiles et recevez un bon d'achat."})
        EXPECT_EQ(outcome_of("purpose.review_incentive", Author::Seller, words), "block") << words;
    for (const std::string_view words :
         {"Please do not leave us five stars to get a gift card, nobody gives one.", "Your five stars arrived, and so did the gift card.",
          "Please write \"leave us five stars and get a gift card\" on none of the labels."})
        EXPECT_NE(outcome_of("purpose.review_incentive", Author::Seller, words), "block") << words;
}

TEST(Outright, IsReadThroughDisguises) {
    for (const std::string_view words :
         {"Message us on T\u0435l\u0435gram.", "Message us on T3legram.", "Message us on Te1egram.", "Message us on T.e.l.e.g.r.a.m",
          "Message us on T-e-l-e-g-r-a-m", "Message me on wh4ts4pp, please."})
        EXPECT_EQ(outcome_of("content.diversion", Author::Seller, words), "block") << words;
    for (const std::string_view words : {"You stupid assh0le.", "What a load of bull5hit.", "fu\u0441k you"})
        EXPECT_EQ(outcome_of("content.inappropriate", Author::Seller, words), "block") << words;
    for (const std::string_view words : {"The plate says SC00T 4 UR LIFE.", "Model GB29X-T3 fits the 4K screen.", "A.B.C. or D.E.F.?"})
        EXPECT_EQ(outcome_of("content.diversion", Author::Seller, words), "none") << words;
}

TEST(Outright, SpeaksOfAChannelWithoutInviting) {
    for (const std::string_view words :
         {"The watch shows WhatsApp messages from your phone.", "We cannot write to you on WhatsApp, only here.",
          "Nein, wir schreiben Ihnen nicht über WhatsApp.", "Die Uhr zeigt Nachrichten von WhatsApp an.",
          "Non, nous ne pouvons pas vous répondre sur WhatsApp.", "El reloj muestra los mensajes de WhatsApp.",
          "Het horloge toont berichten van WhatsApp."}) {
        EXPECT_NE(outcome_of("content.diversion", Author::Seller, words), "block") << words;
    }
}

TEST(Outright, CallsSomebodyNames) {
    for (const std::string_view words :
         {"Read the listing, idiot.", "Lesen Sie die Anleitung, Sie Trottel.", "Lisez la notice, abruti.", "Lea el anuncio, imbécil.",
          "Legga l'annuncio, cretino.", "Leia o anúncio, seu burro.", "Lees de beschrijving, sukkel."})
        EXPECT_EQ(outcome_of("content.inappropriate", Author::Seller, words), "block") << words;
    for (const std::string_view words : {"I was an idiot to open it with a knife.", "The mug says \"World's Okayest Idiot\", in red.",
                                         "Ich Trottel habe die Schrauben verwechselt."})
        EXPECT_NE(outcome_of("content.inappropriate", Author::Buyer, words), "block") << words;
}

}  // namespace
}  // namespace stoa::policy
