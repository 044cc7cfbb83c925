#include "policy/rules/optout_phrases.h"

namespace stoa::policy {

namespace {

constexpr std::u32string_view patterns =
    UR"(
= Plain
unsubscrib*
(opt|opting|opted) out
optout*
(mail*|email*|message*|newsletter*) preferences
(mailing|mail|email|contact|distribution) list
(take|remove|drop|delete|strike|cross) .. (off|from|out of) (our|the|this|my) (mailing|mail|email|list|distribution|contacts)
(abbestell*|abmeld*|abzumelden|austragen|auszutragen) .. (mail*|email*|nachricht*|newsletter*|mitteilung*|benachrichtigung*|info*|verteiler)
(mail*|email*|nachricht*|newsletter*|mitteilung*|benachrichtigung*|infomail*|verteiler*|rundschreiben) .. (abbestell*|abmeld*|abzumelden|abzubestellen|austragen|abmelden|abbestellt)
(aus|von) (dem|unserem|diesem|unserer) (verteiler*|mailingliste|liste|newsletter) 
newsletterabmeld*
(desinscri*|desabonn*)
(se|vous) (desinscrire|desabonner)
(liste|listes) de (diffusion|envoi|contact)
(darse|darme|darte|dese|date|dar) de baja
(cancelar|anular) .. suscripcion
(desuscrib*|desinscrib*)
lista de (correo|correos|distribucion|envio|contactos|e)
(disiscri*|disiscriz*|disiscriver*)
(cancellar*|cancella|cancelli|cancellati|cancellarsi|rimuover*|togliere) .. (lista|mailing|newsletter|iscrizione)
lista di (distribuzione|contatti|invio)
(descadastr*|desinscrev*|desinscri*|dessubscrev*)
(cancelar|anular|remover) .. (inscricao|subscricao|cadastro)
lista de (e|email|emails|envio|envios|contatos|distribuicao)
(uitschrij*|uitgeschreven)
(afmeld*|afmelden|afgemeld) .. (mail*|bericht*|nieuwsbrief*|lijst)
(mail*|bericht*|nieuwsbrief*) .. (afmeld*|afmelden|opzeggen)
(van|uit) (de|onze|deze) (mailinglijst|maillijst|verzendlijst|lijst)
配 信 (停 止|解 除|不 要|中 止|を 停|を 止|を 解|を や|を 中|を ご 希 望 さ れ な|が 不 要|ご 不 要|を 希 望 し な|拒 否)
購 読 (解 除|停 止|を 解|を 停|を 止|を や)
(受 信|メ ー ル) (拒 否|停 止|解 除)
(登 録|会 員 登 録) 解 除
メ ル マ ガ .. (解 除|停 止|退 会|不 要)
(wypis*|rezygnacj*|zrezygn*) .. (newsletter*|wiadomosc*|mail*|subskrypc*)
(avregistrera|avsluta|avprenumerera) .. (utskick*|mejl*|nyhetsbrev*|prenumeration*)
(aboneligi|abonelikten|listeden) .. (cik*|iptal*)
(退 订|取 消 订 阅)

(off|leave) (the|our) list
(take|takes|cross|strike) (you|yourself) off
leave you (alone|in peace)
(hear|get) nothing (further|more) from us
(mute|silence) us
(message|communication|contact|mail|email|mailing|notification) (preferences|settings|choices)
(revoke|withdraw) .. consent
(left out|spared|excluded) .. (message*|mail*|email*|mailing*|list)
(deleted|erased|removed) .. (mailing|mailing list|list|contacts)
not (get|receive) any (of these|more of these)
(aus|von) (dem|unserem|der|unserer|diesem) (verteiler|mailing|liste|infoliste|adressliste|newsletter*)
(lassen|lasst) wir (sie|dich|euch) .. (in ruhe|zufrieden)
stumm schalten
stummschalt*
(horen|lesen) .. (nichts|nie wieder) .. von uns
dann (horen|lesen) sie nichts mehr
austragen mit
(einwilligung|zustimmung) .. (widerruf*|zuruck*)
(kontakteinstellungen|kontaktpraferenz*|benachrichtigungseinstellungen)
(adresse|daten) .. (loschen|entfernen|streichen|streich*) .. (mailing|verteiler|liste)
(sale|salir|sales|salga|borrar*|borre*|quitar*|quitamos|sacamos|sacar|tachamos|eliminamos|fuera) .. (de la lista|del listado|de nuestra lista|de nuestros envios|de los envios|de la base)
(vuelve|volvera|volvemos) .. (a saber de nosotros|a molestar*)
no (le|te|les) (escribimos|molestamos|molestaremos|escribiremos|contactaremos|enviaremos) mas
(silenciar*|silencie) 
(revocar|retirar) .. consentimiento
(preferencias de) (contacto|comunicacion*|mensaje*)
(sortez|sortir|sorte|raye*|rayons|ote*|otons|rayer|retirons|retire|enlevons|effacons) .. (de la liste|de nos listes|de nos envois|de nos destinataires|du fichier)
on vous (raye|oublie|retire|laisse tranquille)
couper le son
(retirer|revoquer) .. consentement
(ne|n) (plus|en plus) .. (entendre|figurer|contacter|deranger)
(preferences|parametres) de (contact|communication|messagerie)
(gerer) .. (messages|notifications|preferences)
(depenn*|togli*|cancell*|rimuov*|esclud*|eliminiam*) .. (elenco|lista|destinatari|contatti|avvis*|mailing)
(opporsi|opposizione) .. contatt*
(cesseremo|smetteremo|smettiamo|cessiamo) .. (contatt*|scriver*|inviar*|disturb*)
non (sentira|ricevera|ricevere|riceverete|sentirete) piu .. (niente|nulla|messaggi*|avvis*|comunicaz*|da noi)
non riceverci piu
non essere piu (contattat*|disturbat*|avvisat*)
(preferenze) di (contatto|comunicazione)
(sai|sair|saia|retirado|removido|excluido|tirar|tiramos|tirem|removemos|remover|retirar|retiramos|excluir|excluimos) .. (da lista|desta lista|da nossa lista|do cadastro|dos envios|dos contatos|da base)
(nao) (ser|seja) mais (contat*|contact*|incomodad*|avisad*)
(deixar de) (receb*|ser)
(retirar|revogar) .. consentimento
(preferencias de) (contato|contacto|comunicacao)
(strepen|streep|schrappen|halen|haal|verwijder*|wissen) .. (van de lijst|van onze lijst|uit de lijst|uit het bestand|uit ons bestand|uit ons adresboek)
(u|je|jou|me|ons) met rust
(verlost van|verlost te)
(dempen)
(toestemming) .. (intrekken|intrekt)
(contactvoorkeur*|berichtvoorkeur*)
bezwaar .. contact
(名 簿|リ ス ト) .. (外|削 除|抹 消)
(登 録) .. (抹 消)
二 度 と .. (届 か|お 送 り し|ご 連 絡 し)
(ミ ュ ー ト|受 け 取 り 拒 否|停 止 希 望|案 内 停 止|連 絡 不 要|配 信 不 要|通 知 不 要)
(同 意) .. (撤 回|取 り 消)
(送 信|送 付|配 信|連 絡|便 り) .. (取 り や め|差 し 控 え|控 え さ せ|や め ら れ)
今 後 .. (お 送 り し ま せ ん|ご 連 絡 い た し ま せ ん|ご 連 絡 し ま せ ん)
n entendr* plus parler
(ne|n) .. plus rien recevoir
no (le|te|les) molest* mas
(borrarse|borrarte|borrarme) de (estos|nuestros|los|esta|la)
(bent|ben) van ons af
afmeld* .. post
配 信 の (解 除|停 止|中 止|取 り 消)

= Wish
(no longer|never) .. (receive|get|hear|see|want|wish|like|interested|need) .. (message*|mail*|email*|update*|newsletter*|notification*|reminder*|communication*|notices)
(not|don t|never|won t|rather not|prefer not) .. (want|wish|like|prefer|care|interested) .. (receive|receiving|get|getting|have|having|see|seeing) .. (message*|mail*|email*|update*|newsletter*|notification*|reminder*|communication*|notices)
(rather not|prefer not|would not|not wish) .. (receive|get|have) .. (message*|mail*|email*|update*|newsletter*|notification*|reminder*|communication*|notices)
(not|don t) .. (want|wish|like|need|care) .. (more|further|such|our|any|these) (message*|mail*|email*|update*|newsletter*|notification*|reminder*|communication*|notices)
(not|don t) (want|need|like) (message*|mail*|email*|update*|newsletter*|notification*|reminder*|communication*|notices)
(rather not|prefer not|no longer|not want|don t want|not wish|not like|never) .. (hear from us|hearing from us|hear from|be contacted)
(stop|end) (getting|receiving|hearing|these|our|all) .. (message*|mail*|email*|update*|newsletter*|notification*|reminder*|communication*|notices)
(to|and) not (get|receive) .. (these|messages|mails|emails|notices|more)
(no longer|not|don t|never|rather not) .. (want|wish|like|care|prefer) .. (be contacted|be written|be mailed|contact from|hear from|writing to)
(no more|no further|fewer|without further|without any more|without more) (message*|mail*|email*|update*|newsletter*|notification*|reminder*|communication*|notices)
(stop|cease|halt|mute|silence|quit|cancel|turn off|switch off|block) . (message*|mail*|email*|update*|newsletter*|notification*|reminder*|communication*|hearing|contacting|mailing)
turn .. (message*|mail*|email*|update*|newsletter*|notification*|reminder*) off
(tired|sick|had enough|enough|fed up|too many) of .. (message*|mail*|email*|update*|newsletter*|us|hearing)
(message*|mail*|email*|update*|newsletter*|notification*|reminder*) .. (annoy*|bother*|unwanted|not welcome|unwelcome|to stop)
(keine|keinerlei) .. (nachricht*|mail*|mails|mitteilung*|info*|newsletter*|post|benachrichtigung*|neuigkeit*|werbung|erinnerung*|updates) .. (mehr|wunsch*|wollen|mochten)
(keine|keinerlei) weiter* (nachricht*|mail*|email*|mitteilung*|info*|post|benachrichtigung*|schreiben|erinnerung*)
(nicht|nichts|nie) .. (mehr|langer|weiter) .. (von uns|kontaktiert|angeschrieben|benachrichtigt|angemailt)
(nachricht*|mails|mitteilung*|anfragen|benachrichtigung*|meldungen) .. nicht (mehr|langer) .. (wunsch*|wollen|mochten|erhalten|bekommen)
(benachrichtigung*|nachricht*|mitteilung*) .. (verwalten|abzubestellen|abstellen|abzustellen)
(von|uns) .. nichts mehr (horen|lesen)
(von uns|von mir) .. (nichts|nicht|keine) .. mehr
(nachrichten|mails|mitteilung*|newsletter*|benachrichtigung*) . (stoppen|beenden|einstellen|abstellen|abschalten|unerwunscht|lastig|storen)
(ne|n) .. plus .. (recevoir|recevez|etre|de nos|de ces|nos|ces) .. (message*|mail*|courriel*|courrier*|notification*|contacte*|rappel*)
(ne|n) .. plus .. entendre parler
(arreter|cesser|stopper|interrompre|suspendre|fini*|stop) . (message*|mail*|email*|courriel*|envoi*|nouvelle*|notification*|rappel*)
(plus aucun|plus de|aucun autre) (message*|mail*|courriel*|notification*|rappel*)
plus de nouvelles repond*
(retirer|supprimer|enlever|rayer|effacer) .. (liste|listes|adresse|fichier)
no .. (quiere|desea|quieres|deseas|prefiere|recibir|le interesa|interesa) .. (mas|nuestros|estos|recibir) .. (mensaje*|correo*|mail*|email*|aviso*|noticia*|comunicacion*|notificacion*|novedad*|recordatorio*)
(dejar de|deje de|dejemos de|parar de|cesar de) .. (recibir|escribir*|enviar*|mandar*|contactar*|mensaje*|correo*)
(no mas|ningun|sin mas) (mensaje*|correo*|mail*|email*|aviso*|comunicacion*|notificacion*)
(non) .. (vuole|desidera|vuoi|desideri|gradisce|gradite|volete|voglia|interess*|ricevere) .. (piu|ricevere|nostri|nostre|altri|altre) .. (messaggi*|mail*|email*|comunicazion*|notifich*|aggiornament*|notizie|newsletter|avvisi|promemoria)
(smettere|smetta|interrompere|fermare|bloccare|stop|disattivare) . (messaggi*|mail*|email*|comunicazion*|notifich*|aggiornament*|scriver*|invii)
(niente|nessun|nessuna|basta) .. (altri|altre|piu|con) .. (messaggi*|mail*|email*|comunicazion*|notifich*)
(nao) .. (quer*|desej*|gostaria|prefere|pretend*) .. (mais|receber|nossos|nossas|outros) .. (mensagens|mails|emails|avisos|comunicac*|notificac*|novidades|newsletter|lembretes|contato|contacto)
(nao) receber (mais|avisos|nossas|nossos|outras) .. (mensagens|mails|emails|avisos|como|comunicac*|notificac*|lembretes)
(parar|pare|deixar|deixe|cessar|interromper|bloquear) .. (de) .. (receber|enviar|mandar|escrever|contatar|contactar|mensage*|mail*|email*|aviso*)
(nao mais|sem mais|chega de|nenhuma outra) .. (mensage*|mail*|email*|aviso*|comunicac*)
(geen|niet|nooit) .. (meer|langer|verder*|interesse) .. (berichten|mails|emails|nieuwsbrie*|updates|meldingen|van ons|herinneringen)
(niets|niks) meer .. (horen|van ons)
van ons .. (niets|niks) meer
(geen) .. (berichten|berichtjes|mails|nieuwsbrie*|updates|meldingen|post|herinneringen) .. (meer|wenst|wilt|willen)
(stoppen|stop|stopzetten|beeindigen) . (bericht*|mail*|email*|nieuwsbrie*|updates|melding*)
(bericht*|mail*|email*|nieuwsbrie*|updates|melding*) .. (stoppen|stopzetten|beeindigen|ongewenst|niet meer)
(メ ー ル|お 知 ら せ|ご 案 内|案 内|メ ッ セ ー ジ|お 便 り|通 知|ご 連 絡|連 絡|D M) .. (不 要|希 望 さ れ な|希 望 し な|ご 希 望 で な|必 要 な い|停 止|止 め|や め|受 け 取 り た く な|い ら な|配 信 し な|送 ら な)

(prefer|would rather have|rather) (silence|quiet|peace)
(message*|mail*|email*|reminder*|update*|note*) .. (bother|bothers|annoy|annoys|disturb*|unwelcome|unwanted|spam|one too many|too many)
(stop|quit) (writing|messaging|mailing|contacting)
not interested
not your thing
(kein|keine) (interesse|lust) .. (mehr|mails|nachrichten|anfragen|mitteilungen)
(storen|nerven|stort|nervt) .. (nachricht*|mail*|mitteilung*|unsere)
(nachricht*|mail*|mitteilung*|das) .. (unerwunscht|lastig|zu viel|zuviel|unerbeten)
lieber ruhe
aufhoren .. (schreiben|senden)
(molestan|molesta) .. (correos|mensajes|avisos|preguntas|molest*)
(correo*|mensaje*|aviso*) .. (molest*|indeseado*|de mas)
(prefiere|prefieres) .. silencio
(ya no) .. (quiere|desea|le interesa|interesan) .. (mensaje*|correo*|aviso*|saber de|novedades|noticias)
(aviso*|notificacion*|mensaje*) se (apagan|desactivan|detienen|suspenden)
(parar|dejar) de escrib*
(derang*|importun*|ennui*|genent) .. (message*|courriel*|mail*|questions|e)
(message*|courriel*|mail*|questions|envois) .. (derang*|importun*|ennui*|de trop|indesirable*)
(preferez|prefere) .. silence
plus (interesse|interessee|envie)
arrete d ecrire
(la|lo|vi|ti) disturb*
(avvis*|messagg*|mail|comunicaz*) .. (disturb*|indesiderat*|non gradit*|non desiderat*)
non (gradisce|gradite|gradisse|gradisci|vuole|vuoi|desidera) .. (avvisi|messaggi|mail|comunicaz*|promemoria|notifiche)
(disattiv*) .. (notifiche|avvisi|comunicaz*|messaggi)
(notifiche|avvisi|comunicaz*|messaggi) .. disattiv*
(nao quer|nao quiser|nao deseja|nao deseje|nao pretende|nao gosta) .. (avisos|mensagens|contato|contacto|emails|mails|recad*|lembretes)
(silenci*) .. (aviso*|mensage*|notificac*)
(aviso*|mensage*|recad*|mails) .. (incomod*|indesejad*)
(cansou|enjoou|cansad*) .. (gente|nos|mensage*|aviso*)
(stoort|storen|stoorden) .. (bericht*|mail*|aankondiging*|ons)
(bericht*|mail*|melding*) .. (ongewenst|ongewenste|storen|zat|te veel)
(ongewenste) (bericht*|mail*|post)
geen (prijs|zin|behoefte) meer
liever (geen|niet) .. (bericht*|post|mail*)
(genoeg|zat) van (ons|deze|onze)
(わ ず ら わ し|煩 わ し|お 邪 魔|ご 迷 惑|迷 惑 メ ー ル)
(今 後|次 回 よ り) .. (不 要|無 用|ご 希 望 に な ら|希 望 し な|希 望 さ れ な)
(berichten|mails|verzoeken|meldingen|post|updates) .. (niet langer|niet meer) .. (ontvangen|krijgen)
(messages|courriels|mails) .. (pesent|lassent|agacent|fatiguent)

= Answer
(reply|answer|respond|text|send|write|say|type|return|antworten|antwort|antworte|schreiben|senden|schicken|repondez|repondre|repond|envoyez|ecrivez|responda|responde|respondiendo|escriba|envie|rispond*|scriva|scrivi|invia|invii|responder|respondendo|escreva|escreve|digite|mande|manda|antwoord|antwoorden|beantwoord|stuur|schrijf) .. (stop|stopp|out|end|quit|remove|unsubscribe|abmelden|baja|arret|desinscription|cancella|sair|parar|afmelden|stoppen|ende|basta|off|no more)
(stop|stopp|停 止|解 除) .. (と 返 信|と ご 返 信|と 送 信|と 書)
(ご 返 信|返 信) .. (停 止|不 要|解 除) 

= Hint
(let us know|tell us|just say|say so|say the word|write us|write to us|drop us|reply|answer|respond|click|tap|press|use the link|here|a word|one word|your wish|link|link*|button|settings)
(we ll stop|we stop|we cease|and we|we will|we ll)
(lassen sie es|wissen|antworten|antwort|klick*|hier|link|bescheid|sagen sie|sag|schreiben sie|teilen sie|genugt|reicht|kurz*|mitteilen)
(cliquez|repond*|ici|lien|dites|ecrivez|faites|signalez|suffit|prevenez)
(haga|clic|responda|aqui|enlace|diganos|avisenos|escriba|indiquenos|pulse|basta)
(clicchi|clicca|rispond*|qui|collegamento|ci dica|scriva|basta|sufficiente|comunic*|avvis*|ci faccia)
(clique|respond*|aqui|diga|avise|escreva|basta|informe|fale)
(graag|horen wij|klik*|antwoord*|hier|laat|zeg|schrijf|volstaat|genoeg|meld*)
(手 続 き|ご 返 信|返 信|ク リ ッ ク|こ ち ら|お 知 ら せ く だ さ い|お 申 し 付 け|ご 連 絡 く だ さ い|下 記|リ ン ク)

= Subscription
(subscri* save|subscription*|subscribe and save|abo|abos|sparabo|spar abo|abonnement*|suscripcion*|abbonament*|assinatura*|定 期)
)";

}  // namespace

std::u32string_view opt_out_patterns() { return patterns; }

}  // namespace stoa::policy
