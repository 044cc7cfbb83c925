#include "bench/check_texts.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace stoa::bench {

namespace {

constexpr std::size_t contact_every = 6;
constexpr std::size_t sentences_of_language = 6;

using Sentences = std::array<std::string_view, sentences_of_language>;
// {0} is a number that changes.
constexpr std::array<Sentences, 8> languages{{
    {"The shelf in order {0} has three boards of oak, each 20.5 cm deep.", "Which of the two colours should we pack for you?",
     "The screws for the back lie in a bag of their own, taped under the lowest board.",
     "Please send us a photo of the corner that is bent.", "We replace the part and bear the cost of sending it back.",
     "It leaves our workshop on the {0}th and takes four days."},
    {"Das Regal der Bestellung {0} hat drei Böden aus Eiche, je 20,5 cm tief.", "Welche der beiden Farben dürfen wir Ihnen einpacken?",
     "Die Schrauben der Rückwand liegen in einem eigenen Beutel unter dem untersten Boden.",
     "Bitte schicken Sie uns ein Foto der verbogenen Ecke.", "Wir ersetzen das Teil und tragen die Kosten der Rücksendung.",
     "Es verlässt am {0}. unsere Werkstatt und braucht vier Tage."},
    {"L'étagère de la commande {0} a trois planches de chêne de 20,5 cm.", "Laquelle des deux couleurs souhaitez-vous recevoir ?",
     "Les vis du fond se trouvent dans un sachet sous la planche du bas.", "Merci de nous envoyer une photo du coin abîmé.",
     "Nous remplaçons la pièce et prenons le retour à notre charge.", "Elle quitte notre atelier le {0} et met quatre jours."},
    {"La estantería del pedido {0} tiene tres baldas de roble de 20,5 cm.", "¿Cuál de los dos colores prefiere que le enviemos?",
     "Los tornillos del fondo van en una bolsa bajo la balda inferior.", "Envíenos por favor una foto de la esquina doblada.",
     "Cambiamos la pieza y pagamos el envío de vuelta.", "Sale de nuestro taller el día {0} y tarda cuatro días."},
    {"Lo scaffale dell'ordine {0} ha tre ripiani di rovere da 20,5 cm.", "Quale dei due colori preferisce ricevere?",
     "Le viti del fondo sono in un sacchetto sotto il ripiano più basso.", "Ci mandi per favore una foto dell'angolo piegato.",
     "Sostituiamo il pezzo e paghiamo noi il reso.", "Parte dal nostro laboratorio il {0} e impiega quattro giorni."},
    {"A estante da encomenda {0} tem três prateleiras de carvalho de 20,5 cm.", "Qual das duas cores prefere receber?",
     "Os parafusos do fundo vão num saco por baixo da prateleira de baixo.", "Envie-nos por favor uma fotografia do canto dobrado.",
     "Trocamos a peça e pagamos o envio de volta.", "Sai da nossa oficina no dia {0} e demora quatro dias."},
    {"Het rek van bestelling {0} heeft drie eiken planken van 20,5 cm.", "Welke van de twee kleuren mogen wij inpakken?",
     "De schroeven van de achterkant zitten in een zakje onder de onderste plank.", "Stuur ons alstublieft een foto van de verbogen hoek.",
     "Wij vervangen het onderdeel en betalen het terugsturen.", "Het verlaat op de {0}e onze werkplaats en doet er vier dagen over."},
    {"ご注文{0}の棚は、奥行き20.5cmのオーク材の棚板が三枚です。", "二色のうち、どちらをお入れしましょうか。",
     "背板のねじは、一番下の棚板の裏の袋に入っています。", "曲がった角の写真をお送りください。",
     "部品を交換し、返送の費用は当店が負担します。", "{0}日に工房を出て、四日ほどで着きます。"},
}};
constexpr std::array<std::string_view, 4> contacts{"Call (555) 010-4477.", "Write to name@mail.example.", "See shop.example/sizes.",
                                                   "name at mail dot com"};

}  // namespace

std::vector<std::string> check_texts(std::size_t count, std::size_t size_bytes) {
    std::vector<std::string> texts;
    for (std::size_t number = 0; number < count; ++number) {
        const Sentences& sentences = languages[number % languages.size()];
        std::string text;
        for (std::size_t at = number / languages.size(); text.size() < size_bytes; ++at) {
            if (!text.empty()) text += ' ';
            text += fmt::format(fmt::runtime(sentences[at % sentences.size()]), 1 + (number + at) % 27);
        }
        if (number % contact_every == 0) text += fmt::format(" {}", contacts[number / contact_every % contacts.size()]);
        texts.push_back(std::move(text));
    }
    return texts;
}

}  // namespace stoa::bench
