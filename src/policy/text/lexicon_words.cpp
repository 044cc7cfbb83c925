#include "policy/text/lexicon_words.h"

#include <array>

namespace stoa::policy {

namespace {

constexpr std::array sense_table{
    SenseWords{
        Sense::Telephone,
        U"tel tels telephone telephones phone phones phoned telno fone mobile mobil mob cell cellphone landline hotline helpline tollfree "
        U"freephone fax faxes faxed faxing telefax whatsapp whatsap watsapp wa viber signal sms voicemail dial dialing dialling pager "
        U"handset "
        U"telefon telefonnummer telefonnr telefonisch handy handynummer handynr mobilnummer mobiltelefon rufnummer durchwahl festnetz "
        U"faxnummer telefonieren servicenummer rufnr ruf fernsprecher tlf "
        U"telephoner telephonez telephonique portable gsm telecopie joignable fixe "
        U"telefono telefonos movil moviles celular celulares cel fijo telefonico telefoneame "
        U"telefoni telefonare telefonate telefonata cellulare cellulari cell. centralino telefonicamente telefoniche "
        U"telefone telefones telemovel telemoveis celulares fones zap zapzap whats wpp telefonar ramal "
        U"telefoonnummer telefoonnr telefoon telefonisch mobiele mobieltje gsmnummer telnr foon bellen opbellen "
        U"電話 電話番号 でんわ デンワ 携帯 携帯番号 ケータイ ケイタイ けいたい 番号に ファックス ファクス ファクシミリ フリーダイヤル "
        U"フリーダイアル "
        U"フリーコール テレフォン テル 直通 内線 お電話 架電 連絡先 ショートメール 発信 着信 通話 ダイヤル ☎ ☏ ✆ 📞 📱 "
        U"telefonu telefonem telefonicznie komorka komórka mobilen телефон телефону телефона тел мобильный τηλέφωνο τηλεφωνο κινητό "
        U"κινητο "
        U"هاتف جوال 전화 전화번호 휴대폰 电话 手机 手机号 電話號碼"},
    SenseWords{
        Sense::Calling,
        U"call calls called calling callback ring reach text texting contact buzz extension ext line lines whatsapped "
        U"anruf anrufe anrufen rufen ruft angerufen ruckruf zuruckrufen zuruckruft erreichbar erreichen erreicht klingeln durchklingeln "
        U"anklingeln melden simsen "
        U"appeler appelez appelle appelles appellent appelons rappeler rappelez rappelle joindre contacter contactez sonner sonnez ligne "
        U"llamar llame llamen llama llamas llamad llamanos llameme llamame llamenos marcar marque llamada contactar localizar "
        U"chiamare chiami chiama chiamate chiamateci chiamatemi chiamaci chiamami chiamarci chiamarmi richiamare richiami squillo "
        U"contattare "
        U"contattateci rispondo "
        U"ligar ligue liga ligam chamar chame ligacao contatar contactar discar disque ligar-me telefonem "
        U"bel belletje terugbellen bereikbaar bereiken aanbellen opbel belde gebeld "
        U"かけて かける 連絡 ご連絡 呼び出し つながり 繋がり "
        U"zadzwoń zadzwon zadzwonić dzwonić dzwoń arayın arayin ringa позвоните позвонить звоните звони наберите καλέστε καλεστε volejte "
        U"zavolejte "
        U"اتصل اتصلوا 打电话 拨打 致电 打我"},
    SenseWords{Sense::Feedback,
               U"review reviews reviewing feedback rate rating ratings rated stars testimonial recommendation "
               U"bewertung bewertungen bewerten bewertet bewerte rezension rezensionen rezensieren sternebewertung "
               U"avis evaluation evaluations evaluer evaluez noter notez commentaire etoiles temoignage "
               U"resena resenas valoracion valoraciones valorar valore valora calificacion calificar opinion opiniones comentario "
               U"recensione recensioni recensire recensisca valutazione valutazioni valutare valutarci "
               U"avaliacao avaliacoes avaliar avalie resenha "
               U"beoordeling beoordelingen beoordelen beoordeelt recensie recensies "
               U"レビュー 評価 口コミ クチコミ ご感想 感想"},
    SenseWords{Sense::NumberNoun,
               U"number numbers digits nummer nummern numero numeros num n° no nr nrs nummers cifre cifras ziffern chiffres cijfers 番号 "
               U"ナンバー numer numeru numara numaradan numaramız číslo номер номеру номера αριθμός رقم 号码 번호"},
    SenseWords{Sense::Own,
               U"my our mine ours mein meine meiner meinem unser unsere unserer unter mon ma mes notre nos mi mis nuestro nuestra nuestros "
               U"mio mia nostro "
               U"nostra meu minha nosso nossa mijn ons onze moj nasz mitt vart benim bizim мой наш わたし 私の 私 当店 弊社 こちら"},
    SenseWords{
        Sense::Reference,
        U"fiscal order orders ordernr orderid po purchase invoice invoices sku skus asin ean upc gtin isbn issn barcode model models "
        U"modell modelo modello "
        U"modele serial serials sn s/n tracking parcel parcels consignment shipment awb waybill ref refs reference references refer part "
        U"parts "
        U"partnumber item items article art batch lot charge code codes id ids case ticket rma vat ust ustid uid iban bic account acct "
        U"customer "
        U"certificate patent version vin imei mac pin zip zipcode postcode plz policy license licence registration ein siret siren tva rcs "
        U"kvk btw "
        U"cif nif cnpj cpf cap piva cf dni steuernummer hrb eori ce type fcc din iso norm item# receipt voucher coupon transaction "
        U"transfer "
        U"claim claims dispute entry entries page pages chapter colour color ral pantone "
        U"bestellung bestellungen bestellnummer bestellnr bestell auftrag auftragsnummer auftragsnr rechnung rechnungsnummer rechnungsnr "
        U"artikel artikelnummer artikelnr artnr sendung sendungsnummer sendungsnr sendungsverfolgung sendungs paket paketnummer "
        U"seriennummer seriennr "
        U"serien modellnummer kundennummer kundennr kunden teilenummer charge chargennummer kennung zahlernummer referenz referenznummer "
        U"vorgang "
        U"vorgangsnummer aktenzeichen konto kontonummer typ barcode lieferschein gutschein gutscheincode retoure retourennummer teil "
        U"commande commandes facture factures colis suivi expedition serie produit piece dossier compte client cde cmd lotto bon "
        U"pedido pedidos factura facturas envio seguimiento articulo paquete guia cuenta referencia producto albaran lote expediente ped "
        U"ordine ordini fattura fatture spedizione tracciamento articolo matricola seriale codice pacco collo conto cliente ord "
        U"riferimento bolla "
        U"encomenda encomendas fatura faturas rastreio rastreamento codigo nota produto serie conta artigo remessa peca "
        U"bestelling bestellingen bestelnummer bestelnr factuur factuurnummer zending track pakket artikelnummer serienummer ordernummer "
        U"klantnummer onderdeel onderdeelnummer volgnummer rekening bon "
        U"注文 注文番号 ご注文 ご注文番号 追跡番号 お問い合わせ番号 伝票 伝票番号 型番 品番 製造番号 シリアル シリアル番号 "
        U"シリアルナンバー 商品番号 "
        U"請求書 請求番号 請求書番号 口座 口座番号 会員番号 受付番号 管理番号 郵便番号 ロット 品名 製品番号 型式 登録番号 法人番号 "
        U"バーコード 整理番号 郵便"},
    SenseWords{
        Sense::Unit,
        U"cm mm m km kg g mg ml cl l ltr liter litre liters litres lb lbs oz ft inch inches yd w kw kwh wh v volt volts watt watts amp "
        U"amps ah "
        U"mah hz khz mhz ghz db dpi px rpm bar psi nm kb mb gb tb fps btu cfm gsm. gr ct pt pts pcs pc stk stuck pieces piece pack packs x "
        U"pairs "
        U"times sheets pages units hours hour hrs hr min mins minutes sec days day weeks week months years year euro euros eur usd gbp "
        U"dollars dollar "
        U"pounds quid cents yen jpy brl reais chf degrees grad grades gradi celsius percent prozent pm uhr h std stunden minuten tage "
        U"wochen monate "
        U"jahre jours semaines heures ans mois dias semanas horas meses giorni settimane ore mesi anni dagen weken uur maanden jaar miles "
        U"pieces pz pzs pezzi pecas unidades stuks paar zoll pollici pulgadas polegadas duim points punkte "
        U"円 年 月 日 時 分 秒 個 枚 本 台 箱 cm 度 歳 人 回 点 号 番 件 階 丁目 番地 万 千円 ページ センチ ミリ キロ グラム リットル "
        U"メートル ワット ボルト 週間 時間 日間 週 cc kcal"},
    SenseWords{
        Sense::At,
        U"at arobase arobas arobaz arobaze arobasse aroba arrobase arrobaz arroba chiocciola chiocciolina apenstaartje apestaartje "
        U"apenstaart apestaart klammeraffe affenschwanz affenklammer atzeichen aet att atsign snabel snabela krollalfa małpa malpa małpka "
        U"zavinač zavinac kukac arond собака собачка "
        U"アットマーク アットマ一ク アット あっとまーく あっと"},
    SenseWords{Sense::AtOnlyBracketed, U"a at ät æt chez bei aet"},
    SenseWords{Sense::Dot,
               U"dot punkt point punto ponto punt d0t kropka kropeczka tečka tecka bodka nokta точка точки ドット どっと てん 点 ぽいんと "
               U"ピリオド"},
    SenseWords{Sense::Joiner,
               U"dash hyphen minus space slash then and bindestrich strich leerzeichen pause tiret espace guion guiao espacio barra raya "
               U"trattino traco "
               U"hifen espaco streepje spatie plus und et y e en の ノ ハイフン ダッシュ のー マイナス"},
    SenseWords{Sense::MailCue,
               U"mail mails email emails emailed mailed e-mail mailing adresse address adres direccion indirizzo endereco write writing "
               U"drop contact reach "
               U"send inbox courriel mel ecrire ecrivez envoyez envoyer mailen schreiben schreibt schreiben kontakt kontaktieren anfragen "
               U"correo escriba escribe "
               U"escribir escribanos escribeme scrivere scriva scrivi scriveteci scrivimi posta mande manda mandar escreva schrijf "
               U"schrijven stuur stuur sturen "
               U"メール メアド アドレス eメール ping gmail hotmail outlook rechnung paypal"},
    SenseWords{Sense::LinkCue,
               U"website websites webseite webseiten site sites web webpage homepage page url link links online visit visiting browse see "
               U"shop shops store "
               U"download downloads upload google www internet besuchen besuchen besucht unter seite internetseite laden webshop "
               U"onlineshop shopseite "
               U"visiter visitez boutique tienda visite visita visitad visitar visitate negozio sito pagina loja winkel bezoek ga kijk "
               U"surf siehe voir voyez "
               U"ver consulte vedi veja zie サイト ホームページ ウェブ ウェブサイト ショップ url 検索 アクセス blog forum portal at auf "
               U"over find go goto "
               U"domain sur en su em no nel na op bei chez"},
    SenseWords{Sense::Common,
               U"us me it you him her them is are was be look looks find order buy found sold here there only now available shipping "
               U"arrive arrives arrived "
               U"delivered meet stay start starts work works the a an this that these those and or but not can will all any one visit see "
               U"go get sell selling "
               U"our my your his site website shop store page price prices anyone someone sale out up on in of for with from by to as if "
               U"so do we they i "
               U"uns mich dich euch ihn sie wir ihr das der die den dem ein eine hier dort nur jetzt kaufen finden ist sind nous vous moi "
               U"toi lui eux elle il "
               U"nos os lo la le les los las el un una est sont son sur ici noi voi mi ti ci vi si qui sono nos vos aqui wij jullie ons "
               U"mij hier zijn back "
               U"laugh aim arrived happening happened once least first last best good bad great home night noon midnight point dot look "
               U"looking looked "
               U"ending hotel shirt them both time times"},
    SenseWords{Sense::Continuation,
               U"rest then remaining second half ends ending finishes starts beginning begins first part endet hinten vorne anfang beginnt "
               U"erste fin commence debut termina termine empieza comienza inizia comeca primeira prima eindigt begint continue continued "
               U"continues continuing followed follows following last missing second weiter fortsetzung dann danach "
               U"zweite letzte letzten restliche restlichen suite puis ensuite reste seconde deuxieme derniers dernieres luego resto "
               U"despues segunda sigue siguen "
               U"continua ultimas ultimos poi seconda ultime finisce dopo depois restante vervolg daarna tweede laatste overige vervolgens "
               U"前半 最後 続き 残り 後半 続く つづき のこり 次 そして"},
    SenseWords{Sense::Provider,
               U"gmail googlemail hotmail outlook yahoo gmx icloud protonmail proton live aol freenet posteo orange wanadoo laposte libero "
               U"virgilio tiscali "
               U"ziggo kpnmail xs4all uol terra sapo docomo ezweb softbank yandex qq naver"},
    SenseWords{Sense::Particle, U"に ご く し さん 二に ふ"},
};

constexpr std::array number_table{
    NumberWords{NumberForm::Unit, 0, 1, U"zero one two three four five six seven eight nine"},
    NumberWords{NumberForm::Unit, 0, 0, U"oh o nought naught nil aught"},
    NumberWords{NumberForm::Unit, 0, 1, U"null eins zwei drei vier funf sechs sieben acht neun"},
    NumberWords{NumberForm::Unit, 1, 1, U"ein zwo - - fuenf"},
    NumberWords{NumberForm::Unit, 0, 1, U"zero un deux trois quatre cinq six sept huit neuf"},
    NumberWords{NumberForm::Unit, 0, 1, U"cero uno dos tres cuatro cinco seis siete ocho nueve"},
    NumberWords{NumberForm::Unit, 0, 1, U"zero uno due tre quattro cinque sei sette otto nove"},
    NumberWords{NumberForm::Unit, 0, 1, U"zero um dois tres quatro cinco seis sete oito nove"},
    NumberWords{NumberForm::Unit, 1, 1, U"uma duas - - - meia"},
    NumberWords{NumberForm::Unit, 0, 1, U"nul een twee drie vier vijf zes zeven acht negen"},
    NumberWords{NumberForm::Unit, 0, 1, U"〇 一 二 三 四 五 六 七 八 九"},
    NumberWords{NumberForm::Unit, 0, 1, U"零 壱 弐 参 - 伍"},
    NumberWords{NumberForm::Unit, 0, 1, U"ゼロ イチ ニ サン ヨン ゴ ロク ナナ ハチ キュウ"},
    NumberWords{NumberForm::Unit, 0, 1, U"レイ ワン ニー サン シ ゴー ロック シチ - キュー"},
    NumberWords{NumberForm::Unit, 0, 1, U"ぜろ いち に さん よん ご ろく なな はち きゅう"},
    NumberWords{NumberForm::Unit, 0, 1, U"れい - にー - し ごー - しち - く"},
    NumberWords{NumberForm::Unit, 0, 1, U"まる ひと ふた - よ - - - - きゅー"},
    NumberWords{NumberForm::Unit, 0, 1, U"マル - ツー スリー フォー ファイブ シックス セブン エイト ナイン"},
    NumberWords{NumberForm::Unit, 1, 1, U"幺 两"},
    NumberWords{NumberForm::Unit, 0, 1, U"zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć"},
    NumberWords{NumberForm::Unit, 5, 1, U"piec szesc - - dziewiec"},
    NumberWords{NumberForm::Unit, 0, 1, U"sıfır bir iki üç dört beş altı yedi sekiz dokuz"},
    NumberWords{NumberForm::Unit, 0, 1, U"sifir - - - - bes alti"},
    NumberWords{NumberForm::Unit, 0, 1, U"noll ett tva tre fyra fem sex sju atta nio"},
    NumberWords{NumberForm::Teen, 10, 1, U"ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"},
    NumberWords{NumberForm::Teen, 10, 1, U"zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn"},
    NumberWords{NumberForm::Teen, 10, 1, U"dix onze douze treize quatorze quinze seize"},
    NumberWords{NumberForm::Teen, 10, 1, U"diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve"},
    NumberWords{NumberForm::Teen, 10, 1, U"dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove"},
    NumberWords{NumberForm::Teen, 10, 1, U"dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove"},
    NumberWords{NumberForm::Teen, 16, 1, U"dezasseis dezassete - dezanove"},
    NumberWords{NumberForm::Teen, 10, 1, U"tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien"},
    NumberWords{NumberForm::Teen, 21, 1,
                U"veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve"},
    NumberWords{NumberForm::Teen, 11, 1,
                U"jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście"},
    NumberWords{NumberForm::Teen, 11, 1, U"elva tolv tretton fjorton femton sexton sjutton arton nitton"},
    NumberWords{NumberForm::Tens, 20, 10,
                U"dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt"},
    NumberWords{NumberForm::Tens, 20, 10, U"dwadziescia trzydziesci czterdziesci piecdziesiat szescdziesiat - - dziewiecdziesiat"},
    NumberWords{NumberForm::Tens, 20, 10, U"yirmi otuz kırk elli altmış yetmiş seksen doksan"},
    NumberWords{NumberForm::Tens, 20, 10, U"tjugo trettio fyrtio femtio sextio sjuttio attio nittio"},
    NumberWords{NumberForm::Tens, 20, 10, U"twenty thirty forty fifty sixty seventy eighty ninety"},
    NumberWords{NumberForm::Tens, 20, 10, U"zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig"},
    NumberWords{NumberForm::Tens, 20, 10, U"vingt trente quarante cinquante soixante septante huitante nonante"},
    NumberWords{NumberForm::Tens, 20, 10, U"vingts - - - - - octante"},
    NumberWords{NumberForm::Tens, 20, 10, U"veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa"},
    NumberWords{NumberForm::Tens, 20, 10, U"venti trenta quaranta cinquanta sessanta settanta ottanta novanta"},
    NumberWords{NumberForm::Tens, 20, 10, U"vinte trinta quarenta cinquenta sessenta setenta oitenta noventa"},
    NumberWords{NumberForm::Tens, 20, 10, U"twintig dertig veertig vijftig zestig zeventig tachtig negentig"},
    NumberWords{NumberForm::Hundred, 0, 0, U"hundred hundert cent cents cien ciento cento cem honderd"},
    NumberWords{NumberForm::Thousand, 0, 0, U"thousand tausend mille mil mila duizend"},
    NumberWords{NumberForm::Hundred, 1, 1, U"- dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset"},
    NumberWords{NumberForm::Hundred, 2, 1,
                U"doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"},
    NumberWords{NumberForm::Hundred, 2, 1,
                U"doscientas trescientas cuatrocientas quinientas seiscientas setecientas ochocientas novecientas"},
    NumberWords{NumberForm::Hundred, 2, 1, U"duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos"},
    NumberWords{NumberForm::Repeat, 2, 1, U"double triple quadruple"},
    NumberWords{NumberForm::Repeat, 3, 1, U"treble"},
    NumberWords{NumberForm::Repeat, 2, 1, U"doppel dreifach"},
    NumberWords{NumberForm::Repeat, 2, 1, U"doppelt dreimal"},
    NumberWords{NumberForm::Repeat, 2, 1, U"doble triple"},
    NumberWords{NumberForm::Repeat, 2, 1, U"doppio triplo quadruplo"},
    NumberWords{NumberForm::Repeat, 2, 1, U"duplo"},
    NumberWords{NumberForm::Repeat, 2, 1, U"dubbel driedubbel"},
    NumberWords{NumberForm::Repeat, 2, 1, U"zweimal"},
};

// Words that hardly occur in the other languages; enough to tell which one a short message is in.
constexpr std::array common_table{
    CommonWords{Tongue::English, U"the and you your with have this that please we are is not from what thanks hello order would don"},
    CommonWords{Tongue::German,
                U"und der die das ist nicht sie wir ihr ihre bitte mit fur auf ich haben danke bestellung vielen guten auch noch wenn"},
    CommonWords{Tongue::French,
                U"le les des est vous nous pour votre avec dans bonjour merci pas une que sur commande je votre colis bien"},
    CommonWords{Tongue::Spanish, U"el los las por su con para usted gracias hola pedido esta una muy como pero nos le buenos tiene"},
    CommonWords{Tongue::Italian, U"il di che non per la suo grazie ordine con buongiorno gli della del sono ci abbiamo e anche salve"},
    CommonWords{Tongue::Portuguese, U"o os nao para voce seu sua com obrigado obrigada pedido ola encomenda uma por bom dia tem ja foi"},
    CommonWords{Tongue::Dutch, U"het een van ik niet voor wij we uw met graag bestelling dank hallo naar zijn ook maar heeft kunt"},
};

constexpr std::array spelled_table{
    SpelledDomain{U"コム", U"com"},      SpelledDomain{U"ジェーピー", U"jp"},
    SpelledDomain{U"ジェイピー", U"jp"}, SpelledDomain{U"シーオー", U"co"},
    SpelledDomain{U"ネット", U"net"},    SpelledDomain{U"オルグ", U"org"},
    SpelledDomain{U"インフォ", U"info"}, SpelledDomain{U"エヌイー", U"ne"},
    SpelledDomain{U"シオ", U"co"},       SpelledDomain{U"どっとこむ", U"com"},
    SpelledDomain{U"こむ", U"com"},      SpelledDomain{U"じぇーぴー", U"jp"},
    SpelledDomain{U"しーおー", U"co"},   SpelledDomain{U"ショップ", U"shop"},
    SpelledDomain{U"ストア", U"store"},  SpelledDomain{U"エグザンプル", U"example"},
};

}  // namespace

std::span<const SenseWords> sense_words() { return sense_table; }
std::span<const NumberWords> number_words() { return number_table; }
std::span<const CommonWords> common_words() { return common_table; }
std::span<const SpelledDomain> spelled_domains() { return spelled_table; }

}  // namespace stoa::policy
