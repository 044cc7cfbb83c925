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

// Those of them that may show something without a word: a drawing, a label's code, how an engraving will look. Steps are drawn too.
constexpr std::string_view wordless =
    "diagram drawing template returnlabel label assembl "
    "zeichnung etikett skizze aufbau montage "
    "etiquette dessin croquis "
    "etiqueta dibujo montaje "
    "etichetta disegno montaggio "
    "desenho montagem "
    "tekening etiket "
    "図面 組立 手順";
constexpr std::string_view wordless_words =
    "proof mockup preview draft plan plano steps ficha schema masse entwurf muster vorschau bat prueba boceto bozza proef ontwerp layout "
    "design";

// Words that say that such a file was asked for or is needed: whole ones and their plurals, or, with a star, beginnings. A seller's own
// message is heard only where it speaks of papers: who sends a picture does not ask for it.
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
constexpr std::string_view wanted_of_sellers = "scan document form dokument unterlage documento";
constexpr std::string_view wanted_pictures =
    "photo picture pic image screenshot design artwork preview foto bild bilder "
    "photographie cliche imagen immagine imagem afbeelding plaatje 写真 画像";

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

// What speaks for a file beside its name, the strongest last.
enum class Need : std::uint8_t {
    Nothing,
    Paper,    // Its sender says that it is one, or the reason is about one; or the buyer asks for one.
    Picture,  // The buyer asks for one, or the reason shows something: how an engraving will look, what came back broken.
};

Need need_by_reason(const std::optional<Reason>& reason) {
    if (reason == Reason::Customization || reason == Reason::ReturnIssue) return Need::Picture;
    const bool is_paper = reason == Reason::Invoice || reason == Reason::Warranty || reason == Reason::LegalDisclosure;
    return is_paper ? Need::Paper : Need::Nothing;
}

Need need_of_buyer(const EarlierMessage& earlier) {
    if (earlier.author != Author::Buyer) return Need::Nothing;
    const std::u32string text(normalise(MappedText::of(earlier.body)).text());
    if (wants_any(text, wanted_pictures)) return Need::Picture;
    return wants_any(text, wanted_papers) || wants_any(text, wanted_of_sellers) ? Need::Paper : Need::Nothing;
}

Need need_of(const View& view) {
    Need need = need_by_reason(view.draft().reason);
    for (const EarlierMessage& earlier : view.draft().history) need = std::max(need, need_of_buyer(earlier));
    if (need != Need::Nothing) return need;
    const auto names_paper = [](const Passage& passage) { return wants_any(passage.normalised.text(), wanted_papers); };
    return std::ranges::any_of(view.passages(), names_paper) ? Need::Paper : Need::Nothing;
}

}  // namespace

NamedUse named_use(std::string_view name) {
    const std::string letters = joined(name);
    if (holds_any(letters, advertising) || has_file_word(name, words_of(advertising_words))) return NamedUse::Advertising;
    if (holds_any(letters, documents) || has_file_word(name, words_of(document_words))) return NamedUse::Document;
    return NamedUse::Nothing;
}

bool serves_order(std::string_view name, const View& view) {
    const NamedUse use = named_use(name);
    return use == NamedUse::Nothing ? need_of(view) != Need::Nothing : use == NamedUse::Document;
}

bool needs_words(std::string_view name, const View& view) {
    const NamedUse use = named_use(name);
    if (use == NamedUse::Nothing) return need_of(view) == Need::Paper;
    return use == NamedUse::Document && !holds_any(joined(name), wordless) && !has_file_word(name, words_of(wordless_words));
}

}  // namespace stoa::policy
