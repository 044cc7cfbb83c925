#include "policy/match/file_purpose.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "policy/match/file_words.h"
#include "policy/text/normalised.h"

namespace stoa::policy {

namespace {

// Beginnings of words (of compounds also their later parts) in the languages that are understood; folded, no accents.
constexpr std::string_view advertising =
    "flyer flier leaflet brochure catalog voucher coupon discount newsletter advert pricelist giftcard specialoffer thankyoucard "
    "reviewcard reviewrequest productreview testimonial feedback lookbook bestseller businesscard loyalty reward "
    "gutschein rabatt prospekt katalog werbung werbe flugblatt beileger preisliste bewertung rezension dankeskarte angebote visitenkarte "
    "depliant prospectus reduction publicite bonplan promotion promocion promozione promocao "
    "folleto cupon descuento oferta resena valoracion publicidad "
    "volantino opuscolo buonosconto sconto offerta recensione recensioni valutazione pubblicita listino "
    "folheto panfleto cupom cupao desconto avaliacao resenha publicidade "
    "kortingsbon korting aanbieding beoordeling recensie reclame cadeaubon "
    "チラシ クーポン カタログ レビュー 評価 割引 広告 パンフレット セール";
constexpr std::string_view advertising_words =
    "review reviews rating ratings offer offers sale sales deal deals ad ads stars sterne etoiles estrellas stelle "
    "sterren angebot promo promos rabais solde soldes saldi aktion avis opinion opiniones insert abo club news";

constexpr std::string_view documents =
    "invoice receipt creditnote proforma billing instruction manual guide handbook assembl install setup quickstart howto "
    "warrant guarant certificate conformity declaration datasheet safety maintenance replace repair diagram drawing template "
    "returnlabel label packingslip delivery customs specification "
    "rechnung quittung beleg gutschrift lieferschein anleitung anweisung handbuch montage aufbau pflege garantie gewahr zertifikat "
    "konformitat datenblatt sicherheits zeichnung etikett retoure skizze "
    "facture recu modeemploi modedemploi demarrage manuel entretien certificat attestation etiquette bordereau "
    "factura recibo instruccion guia montaje garantia certificado etiqueta albaran justificante "
    "fattura ricevuta scontrino istruzion guida montaggio manuale garanzia scheda etichetta "
    "fatura notafiscal instruc montagem danfe boleto "
    "factuur kwitantie kassabon aankoopbewijs handleiding gids snelstart gebruiksaanwijzing pakbon creditnota etiket "
    "請求書 領収書 領収 納品書 見積書 レシート 説明書 取扱 使い方 ガイド マニュアル 組立 保証書 保証 証明書 手順 図面";
constexpr std::string_view document_words =
    "inv re rg rn nf nfe nota bill vat tva iva msds sds ce faq help steps spec specs care rma proof mockup preview draft plan plano "
    "avoir notice fiche ficha schema bolla ticket masse "
    "entwurf muster vorschau bat prueba boceto bozza proef ontwerp layout design";

// Those of them that are nothing without their words.
constexpr std::string_view papers =
    "invoice receipt creditnote proforma billing warrant guarant certificate conformity declaration datasheet packingslip specification "
    "rechnung quittung beleg gutschrift lieferschein garantie gewahr zertifikat konformitat datenblatt sicherheits "
    "facture recu certificat attestation bordereau "
    "factura recibo garantia certificado albaran justificante "
    "fattura ricevuta scontrino garanzia "
    "fatura notafiscal danfe boleto "
    "factuur kwitantie kassabon aankoopbewijs pakbon creditnota "
    "請求書 領収書 領収 納品書 見積書 レシート 保証書 保証 証明書";
constexpr std::string_view paper_words = "inv re rg rn nf nfe nota bill vat tva iva msds sds avoir bolla";

// Words that say that such a file was asked for or is needed: whole ones and their plurals, or, with a star, beginnings. What a seller's
// own message says counts for papers only: a picture is not asked for by who sends it.
constexpr std::string_view wanted_papers =
    "invoice receipt instruction* manual guide warrant* guarant* certificat* label drawing sketch proof mockup layout template diagram "
    "datasheet "
    "rechnung quittung beleg anleitung handbuch garantie* zertifikat* etikett* skizze zeichnung entwurf vorschau datenblatt formular "
    "muster "
    "facture recu notice manuel garantie* certificat* etiquette dessin croquis maquette fiche formulaire "
    "factura recibo instruc* garantia* certificad* etiqueta dibujo boceto ficha formulario "
    "fattura ricevuta istruzion* manuale garanzia* etichetta disegno bozza scheda modulo "
    "fatura desenho esboco factuur handleiding certificaat etiket tekening schets ontwerp formulier "
    "請求書 領収書 説明書 マニュアル 保証 図 書類 見本";
constexpr std::string_view wanted_pictures =
    "photo picture pic image screenshot scan document form design artwork preview look foto bild bilder dokument unterlage "
    "photographie cliche document imagen documento immagine imagem afbeelding plaatje document 写真 画像";

std::vector<std::string_view> words_of(std::string_view list) { return split(list, ' '); }

// The name without signs between its words: "rabatt_gutschein.pdf" is "rabattgutscheinpdf".
std::string joined(std::string_view name) {
    std::string out;
    for (const std::string& word : read_file_words(name)) out += word;
    return out;
}

bool holds_any(std::string_view text, std::string_view list) {
    return std::ranges::any_of(words_of(list),
                               [&](std::string_view stem) { return !stem.empty() && text.find(stem) != std::string_view::npos; });
}

bool is_plural_of(std::string_view word, std::string_view one) {
    constexpr std::array<std::string_view, 8> endings{"", "s", "es", "n", "en", "e", "i", "x"};
    return word.starts_with(one) && std::ranges::find(endings, word.substr(one.size())) != endings.end();
}

// Compounds have what they are about at their end ("bedienungsanleitung"); scripts without blanks anywhere.
bool is_wanted(std::string_view word, std::string_view stem) {
    constexpr std::size_t part_length_min = 7;
    if (static_cast<unsigned char>(stem[0]) >= 0x80) return word.contains(stem);
    if (stem.back() == '*') return word.starts_with(stem.substr(0, stem.size() - 1));
    if (is_plural_of(word, stem)) return true;
    const std::size_t part = stem.size() >= part_length_min ? word.rfind(stem) : std::string_view::npos;
    return part != std::string_view::npos && is_plural_of(word.substr(part), stem);
}

bool wants_any(std::u32string_view normalised, std::string_view list) {
    std::u32string plain(normalised);
    for (char32_t& c : plain) c = u_isalnum(static_cast<UChar32>(c)) ? without_accent(c) : U' ';
    const std::string text = to_utf8(plain);
    return std::ranges::any_of(words_of(text), [&](std::string_view word) {
        return !word.empty() && std::ranges::any_of(words_of(list), [&](std::string_view stem) { return is_wanted(word, stem); });
    });
}

bool sender_names_paper(const View& view) {
    return std::ranges::any_of(view.passages(), [](const Passage& passage) { return wants_any(passage.normalised.text(), wanted_papers); });
}

bool buyer_wants_file(const View& view) {
    return std::ranges::any_of(view.draft().history, [](const EarlierMessage& earlier) {
        const std::u32string text(normalise(MappedText::of(earlier.body)).text());
        return earlier.author == Author::Buyer && (wants_any(text, wanted_papers) || wants_any(text, wanted_pictures));
    });
}

// How an engraving will look, what came back broken.
bool reason_wants_picture(const std::optional<Reason>& reason) { return reason == Reason::Customization || reason == Reason::ReturnIssue; }

bool reason_wants_file(const std::optional<Reason>& reason) {
    return reason == Reason::Invoice || reason == Reason::Warranty || reason == Reason::LegalDisclosure || reason_wants_picture(reason);
}

}  // namespace

NamedUse named_use(std::string_view name) {
    const std::string letters = joined(name);
    if (holds_any(letters, advertising) || has_file_word(name, words_of(advertising_words))) return NamedUse::Advertising;
    if (holds_any(letters, documents) || has_file_word(name, words_of(document_words))) return NamedUse::Document;
    return NamedUse::Nothing;
}

bool is_named_paper(std::string_view name) {
    return named_use(name) == NamedUse::Document && (holds_any(joined(name), papers) || has_file_word(name, words_of(paper_words)));
}

bool serves_order(std::string_view name, const View& view) {
    const NamedUse use = named_use(name);
    if (use != NamedUse::Nothing) return use == NamedUse::Document;
    return reason_wants_file(view.draft().reason) || sender_names_paper(view) || buyer_wants_file(view);
}

bool is_only_said_to_serve(std::string_view name, const View& view) {
    return named_use(name) == NamedUse::Nothing && !reason_wants_picture(view.draft().reason) && !buyer_wants_file(view) &&
           serves_order(name, view);
}

}  // namespace stoa::policy
