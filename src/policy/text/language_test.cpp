#include "policy/text/language.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace stoa::policy {
namespace {

TEST(Language, IsToldFromAMessageInEachLanguage) {
    const std::pair<std::string_view, std::string_view> texts[] = {
        {"en", "The shelf leaves our workshop on Tuesday. Which side shall the hinges be on?"},
        {"de", "Das Regal verlässt am Dienstag die Werkstatt. Auf welcher Seite sollen die Scharniere sitzen?"},
        {"fr", "L'étagère quitte l'atelier mardi. De quel côté voulez-vous les charnières ?"},
        {"es", "La estantería sale del taller el martes. ¿En qué lado quiere las bisagras?"},
        {"it", "La mensola parte dal laboratorio martedì. Da quale lato vuole le cerniere?"},
        {"pt", "A prateleira sai da oficina na terça-feira. De que lado você quer as dobradiças?"},
        {"nl", "De plank verlaat dinsdag onze werkplaats. Aan welke kant wilt u de scharnieren?"},
        {"ja", "棚は火曜日に工房を出ます。蝶番はどちら側がよろしいですか。"},
        {"pl", "Półka opuści nasz warsztat we wtorek. Po której stronie mają być zawiasy?"},
        {"sv", "Hyllan lämnar verkstaden på tisdag. På vilken sida vill du ha gångjärnen?"},
        {"tr", "Raf salı günü atölyemizden çıkıyor. Menteşeler hangi tarafta olsun?"},
        {"zh", "架子星期二离开我们的车间。您想把铰链装在哪一边？"},
    };
    for (const auto& [language, text] : texts) EXPECT_EQ(detect_language(text), language) << text;
}

TEST(Language, IsToldFromASentence) {
    EXPECT_EQ(detect_language("Please send us a picture of the label."), "en");
    EXPECT_EQ(detect_language("Bitte schicken Sie uns ein Bild vom Etikett."), "de");
    EXPECT_EQ(detect_language("Merci de nous envoyer une photo."), "fr");
}

TEST(Language, OfNumbersAndNamesIsUnknown) {
    for (const std::string_view text : {"", " ", "114-3941689-8772232", "XK-204 / 4711", "😀"})
        EXPECT_EQ(detect_language(text), "und") << text;
}

TEST(Language, StatedIsBelievedUnlessTheTextPlainlyIsAnother) {
    EXPECT_EQ(language_of("OK, danke!", "en-GB"), "en");
    EXPECT_EQ(language_of("305-1122894-6603471", "de-DE"), "de");
    EXPECT_EQ(language_of("Das Regal verlässt am Dienstag die Werkstatt und ist am Freitag bei Ihnen.", "en"), "de");
    EXPECT_EQ(language_of("Das Regal verlässt am Dienstag die Werkstatt und ist am Freitag bei Ihnen.", ""), "de");
    EXPECT_EQ(language_of("305-1122894-6603471", "x-klingon"), "und");
}

TEST(Language, TakesAnyLength) {
    std::string text;
    while (text.size() < 100'001) text += "é";
    detect_language(text);
    SUCCEED();
}

}  // namespace
}  // namespace stoa::policy
