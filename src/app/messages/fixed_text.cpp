#include "app/messages/fixed_text.h"

#include <fmt/format.h>

#include <array>

namespace stoa {

namespace {

// Buyers read more languages than the pages speak, so these stand here and not in the catalogues. {} is the order's id.
struct Words {
    std::string_view language;
    std::string_view subject;
    std::string_view text;
};

constexpr std::array<Words, 8> feedback_words{{
    {"en", "Your opinion on order {}",
     "Hello,\n\nyour order {} has been delivered. If you like, you can review the product and us as its seller on the marketplace. Every "
     "opinion is welcome, and you need not do anything.\n\nThank you for your order."},
    {"de", "Ihre Meinung zur Bestellung {}",
     "Guten Tag,\n\nIhre Bestellung {} wurde zugestellt. Wenn Sie möchten, können Sie das Produkt und uns als Verkäufer auf dem Marktplatz "
     "bewerten. Jede Meinung ist willkommen, und Sie müssen nichts tun.\n\nVielen Dank für Ihre Bestellung."},
    {"fr", "Votre avis sur la commande {}",
     "Bonjour,\n\nvotre commande {} a été livrée. Si vous le souhaitez, vous pouvez évaluer le produit et notre service de vendeur sur la "
     "place de marché. Tous les avis sont les bienvenus, et rien ne vous y oblige.\n\nMerci pour votre commande."},
    {"es", "Su opinión sobre el pedido {}",
     "Hola:\n\nSu pedido {} ha sido entregado. Si lo desea, puede valorar el producto y nuestro servicio como vendedor en el mercado. "
     "Cualquier opinión es bienvenida y no está obligado a hacer nada.\n\nGracias por su pedido."},
    {"it", "La sua opinione sull’ordine {}",
     "Buongiorno,\n\nil suo ordine {} è stato consegnato. Se lo desidera, può recensire il prodotto e il nostro servizio di venditore sul "
     "marketplace. Ogni opinione è benvenuta e non è tenuto a fare nulla.\n\nGrazie per il suo ordine."},
    {"pt", "A sua opinião sobre a encomenda {}",
     "Olá,\n\na sua encomenda {} foi entregue. Se quiser, pode avaliar o produto e o nosso serviço de vendedor no mercado. Todas as "
     "opiniões são bem-vindas e não tem de fazer nada.\n\nObrigado pela sua encomenda."},
    {"nl", "Uw mening over bestelling {}",
     "Goedendag,\n\nuw bestelling {} is bezorgd. Als u wilt, kunt u het product en ons als verkoper op de marktplaats beoordelen. Elke "
     "mening is welkom en u hoeft niets te doen.\n\nBedankt voor uw bestelling."},
    {"ja", "ご注文 {} についてのご意見",
     "お客様\n\nご注文 {} "
     "の商品が配達されました。よろしければ、マーケットプレイスで商品と出品者についてのご意見をお聞かせください。どのような"
     "ご意見でも歓迎いたします。ご対応は任意です。\n\nご注文ありがとうございました。"},
}};

const Words& words_in(std::string_view language) {
    const std::string_view base = language.substr(0, language.find_first_of("-_"));
    for (const Words& words : feedback_words) {
        if (words.language == base) return words;
    }
    return feedback_words.front();
}

}  // namespace

FixedText fixed_text(Reason, std::string_view buyer_language, const OrderId& order) {
    const Words& words = words_in(buyer_language);
    return {.language = std::string(words.language),
            .subject = fmt::format(fmt::runtime(words.subject), order.text()),
            .text = fmt::format(fmt::runtime(words.text), order.text())};
}

}  // namespace stoa
