// How files are read, and where findings in them stand.
#include <gtest/gtest.h>

#include <algorithm>

#include "policy/attachment_part.h"
#include "policy/engine.h"
#include "policy/match/file_lead.h"
#include "policy/match/recognised_text.h"
#include "policy/test_dictionaries.h"
#include "policy/test_pack.h"
#include "policy/view.h"

namespace stoa::policy {
namespace {

using Origin = FilePassage::Origin;

FilePassage line(std::string text, std::int32_t y, Origin origin = Origin::Written, std::int32_t page = 1) {
    const auto width = static_cast<std::int32_t>(text.size()) * 6;
    return {.text = std::move(text), .origin = origin, .place = {.page = page, .box = Box{.x = 40, .y = y, .width = width, .height = 12}}};
}

Draft draft_with(FileFacts facts, Author author = Author::Seller) {
    Draft draft{.author = author, .body = "See the file."};
    draft.attachments.push_back({.name = "note.pdf", .media_type = "application/pdf", .size_bytes = 1000, .facts = std::move(facts)});
    return draft;
}

std::vector<Finding> find(const Draft& draft, std::string_view rule) {
    Verdict verdict = check(draft, shipped_pack("amazon-2025"), test_dictionaries());
    std::erase_if(verdict.findings, [&](const Finding& finding) { return finding.rule_id != rule; });
    return std::move(verdict.findings);
}

std::vector<std::string> blocks(const FileFacts& facts) {
    const Draft draft = draft_with(facts);
    const View view(draft, shipped_pack("amazon-2025"));
    std::vector<std::string> texts;
    for (const Passage& block : view.files().at(0).blocks()) texts.push_back(to_utf8(block.given.text()));
    return texts;
}

using Texts = std::vector<std::string>;

TEST(FileView, CutsAFileIntoBlocksByItsLayout) {
    EXPECT_EQ(blocks({.passages = {line("One.", 10), line("Two", 24), line("Three", 80), line("Four", 10, Origin::Written, 2)}}),
              (Texts{"One.\nTwo", "Three", "Four"}));
}

TEST(FileView, ReadsOnWhereALineWasBrokenAtTheColumnsEnd) {
    EXPECT_EQ(blocks({.passages = {line("If you are happy with", 10), line("your order, please", 24), line("leave a review.", 38),
                                   line("Thank you", 52)}}),
              (Texts{"If you are happy with your order, please leave a review.\nThank you"}));
}

TEST(FileView, LeavesOutWhatIsWrittenAndRecognisedToo) {
    EXPECT_EQ(blocks({.passages = {line("Call 0171 5550142 now", 10), line("Call O171 5550142 now", 11, Origin::Recognised),
                                   line("Only in a picture", 90, Origin::Recognised)}}),
              (Texts{"Call 0171 5550142 now", "Only in a picture"}));
    // Other words below it are no reason: they may be hidden there.
    EXPECT_EQ(blocks({.passages = {line("Nothing to see here", 10), line("Call us at the shop", 11, Origin::Recognised)}}),
              (Texts{"Nothing to see here", "Call us at the shop"}));
}

TEST(FileView, SaysWhereAFindingStands) {
    const FileFacts facts{.passages = {line("Hello", 10), line("Spare parts: +44 113 496 0148", 90, Origin::Written, 2)}};
    const auto found = find(draft_with(facts), "content.phone");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(to_text(found[0].part), "attachments/0");
    EXPECT_EQ(found[0].text, "+44 113 496 0148");
    EXPECT_EQ(found[0].span, (Span{19, 35}));
    EXPECT_EQ(found[0].place, (FilePlace{.page = 2, .box = Box{.x = 40, .y = 90, .width = 174, .height = 12}}));
    EXPECT_FALSE(found[0].replacement);
}

TEST(FileView, SaysWhatACodeSaysAndWhere) {
    const FilePlace place{.page = 1, .box = Box{.x = 5, .y = 6, .width = 70, .height = 71}};
    const auto found = find(draft_with({.codes = {{"QRCode", "https://kelp.example/club", place}}}), "content.link");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].text, "https://kelp.example/club");
    EXPECT_FALSE(found[0].span);
    EXPECT_EQ(found[0].place, place);
}

TEST(FileView, StopsWhatWouldBeHiddenInAText) {
    const auto found = find(draft_with({.passages = {line("0171 5550142", 10)}}, Author::Buyer), "content.phone");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].outcome, Outcome::Block);
}

// Of a message whose file is looked at by a pack that says so of attachments.
std::vector<Finding> find_by(const std::string& parameter, const Draft& draft) {
    const std::string own =
        "name = \"own\"\nversion = 1\nextends = \"amazon-2025\"\n[rule.\"content.attachment\".parameters]\n" + parameter;
    const std::string first = read_project_file("packs/amazon-2021.toml"), second = read_project_file("packs/amazon-2025.toml");
    const std::vector<Pack::Source> sources{{"amazon-2021", first}, {"amazon-2025", second}, {"own", own}};
    return check(draft, *Pack::load("own", sources), test_dictionaries()).findings;
}

TEST(FileView, HoldsWhatTheScannerSaidNothingAbout) {
    const Draft draft = draft_with({.concerns = {{.id = "not_scanned"}}}, Author::Buyer);
    const auto found = find(draft, "content.attachment");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].outcome, Outcome::Hold);
    EXPECT_TRUE(find_by("unscanned = \"pass\"\n", draft).empty());
}

TEST(FileView, NamesTheFileInAnArchiveThatIsNotPermitted) {
    const auto found = find(draft_with({.concerns = {{"archive_entry", "papers/a b.docx"}, {"archive_entry", "run.exe"}}}, Author::Buyer),
                            "content.attachment");
    ASSERT_EQ(found.size(), 1U) << "one is enough";
    using Arguments = std::vector<std::pair<std::string, std::string>>;
    EXPECT_EQ(found[0].arguments, (Arguments{{"what", "archive_entry"}, {"entry", "papers/a b.docx"}}));
}

TEST(FileView, HoldsAPictureThatIsOnlyCalledAPaper) {
    Draft draft = draft_with({.picture = FilePicture{.width = 400, .height = 300}});
    draft.attachments[0].name = "invoice.jpg";
    draft.attachments[0].media_type = "image/jpeg";
    const auto found = find(draft, "content.attachment");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].outcome, Outcome::Hold);
    EXPECT_TRUE(find_by("unread = \"pass\"\n", draft).empty());
}

TEST(FileView, HoldsAPictureThatOnlyItsSenderSaysToBeAPaper) {
    Draft draft = draft_with({.picture = FilePicture{.width = 400, .height = 300}});
    draft.attachments[0].name = "img_0412.jpg";
    draft.attachments[0].media_type = "image/jpeg";
    EXPECT_EQ(find(draft, "content.attachment").at(0).outcome, Outcome::Block) << "nothing says what it is for";
    draft.body = "The assembly guide is attached.";
    EXPECT_EQ(find(draft, "content.attachment").at(0).outcome, Outcome::Hold);
    Draft asked = draft;
    asked.history = {{.author = Author::Buyer, .body = "Could you send me a picture of how the legs go in?"}};
    EXPECT_TRUE(find(asked, "content.attachment").empty()) << "the buyer wants a picture";
    Draft proof = draft;
    proof.reason = Reason::Customization;
    EXPECT_TRUE(find(proof, "content.attachment").empty()) << "what is to be verified is shown";
    proof.reason = Reason::Invoice;
    EXPECT_EQ(find(proof, "content.attachment").at(0).outcome, Outcome::Hold) << "an invoice has words";
}

TEST(FileView, HoldsPicturesOfGuidesButNotOfDrawings) {
    Draft draft = draft_with({.picture = FilePicture{.width = 400, .height = 300}});
    const auto outcome = [&](const std::string& name) -> std::optional<Outcome> {
        draft.attachments[0].name = name;
        const auto found = find(draft, "content.attachment");
        return found.empty() ? std::nullopt : std::optional(found[0].outcome);
    };
    draft.attachments[0].media_type = "image/png";
    for (const char* guide : {"guide.png", "manual_en.png", "garantie.png"}) EXPECT_EQ(outcome(guide), Outcome::Hold) << guide;
    for (const char* drawing : {"assembly_diagram.png", "engraving proof.png", "return label.png"})
        EXPECT_EQ(outcome(drawing), std::nullopt) << drawing;
    draft.history = {{.author = Author::Buyer, .body = "Could you send the invoice? Please look into it."}};
    EXPECT_EQ(outcome("img_0412.png"), Outcome::Hold) << "an invoice is wanted, and no picture";
    draft.attachments[0].media_type = "application/pdf";
    draft.attachments[0].facts = FileFacts{.pages = 1};
    EXPECT_EQ(outcome("guide.pdf"), Outcome::Hold) << "a picture in a PDF";
}

TEST(FileView, HoldsWhatIsNotWhollyRead) {
    const Draft draft = draft_with({.is_cut = true}, Author::Buyer);
    const auto found = find(draft, "content.attachment");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].outcome, Outcome::Hold);
    EXPECT_TRUE(find_by("unread = \"pass\"\n", draft).empty());
}

TEST(FileView, FindsContactsHoweverFarBehind) {
    FileFacts facts{.passages = {line("Instructions for the shelf", 10)}};
    for (int at = 0; at < 1'500; ++at)
        facts.passages.push_back(line("Put the board on the floor, and turn it until the holes are above.", 30));
    EXPECT_TRUE(find(draft_with(facts), "content.phone").empty());
    facts.passages.push_back(line("Call me on +44 113 496 0148 and I give you a better price.", 30));
    EXPECT_EQ(find(draft_with(facts), "content.phone").size(), 1U);
}

TEST(FileView, FindsThePurposeInAnInvoiceToo) {
    const FileFacts facts{.passages = {line("Invoice", 10), line("Invoice number 20441", 24), line("Mug 2 9.90 19.80", 38),
                                       line("VAT 3.96", 52), line("Total 23.76", 66),
                                       line("Please leave us a 5 star review and get a gift card.", 200)}};
    const auto found = find(draft_with(facts), "purpose.review_incentive");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(to_text(found[0].part), "attachments/0");
    ASSERT_TRUE(found[0].place && found[0].place->box);
    EXPECT_EQ(found[0].place->box->y, 200);
}

TEST(FileView, FormatAndLanguageLookAtTheMessageOnly) {
    const Draft draft = draft_with({.passages = {line("Teh invoyce 😀 ist auf Deutsch und nicht auf Englisch geschrieben", 10)}});
    for (const Finding& finding : check(draft, shipped_pack("amazon-2025"), test_dictionaries()).findings)
        EXPECT_FALSE(finding.rule_id.starts_with("format.") || finding.rule_id == "content.language") << finding.rule_id;
}

TEST(RecognisedText, MendsWhatLooksAlike) {
    const auto mended = [](std::string_view text) { return to_utf8(mend_recognised(MappedText::of(text)).text()); };
    EXPECT_EQ(mended("O17l 555 0l42"), "0171 555 0142");
    EXPECT_EQ(mended("O113 496 O148"), "0113 496 0148");
    EXPECT_EQ(mended("info©kelp.example ® 2026"), "info@kelp.example ® 2026");
    EXPECT_EQ(mended("Model X200, SOS, Oslo"), "Model X200, SOS, Oslo");
}

TEST(FileLead, TellsWhereCodesLead) {
    const auto lead = [](const std::string& text) {
        const Draft draft = draft_with({.codes = {{"QRCode", text, {}}}});
        const View view(draft, shipped_pack("amazon-2025"));
        const auto leads = leads_of(view.files().at(0));
        return leads.empty() ? std::optional<FileLead::Kind>() : leads[0].kind;
    };
    using Kind = FileLead::Kind;
    EXPECT_EQ(lead("https://kelp.example"), Kind::Link);
    EXPECT_EQ(lead("KELP.COM/CLUB"), Kind::Link);
    EXPECT_EQ(lead("tel:+441134960148"), Kind::Phone);
    EXPECT_EQ(lead("BEGIN:VCARD\nTEL:1\nEND:VCARD"), Kind::Phone);
    EXPECT_EQ(lead("mailto:info@kelp.example"), Kind::Address);
    EXPECT_EQ(lead("info@kelp.example"), Kind::Address);
    EXPECT_EQ(lead("SPC\n0200\n1\nCH4431999123000889012"), Kind::Account);
    for (const char* const nowhere : {"4006381333931", "1Z999AA10123456784", "WIFI:S:Kelp;T:WPA;P:secret;;", "SN 20260311", "Hello"})
        EXPECT_EQ(lead(nowhere), std::nullopt) << nowhere;
}

TEST(FileLead, KnowsPublicAuthorities) {
    for (const char* const host : {"www2.agenciatributaria.gob.es", "www.nfe.fazenda.gov.br", "irs.gov", "impots.gouv.fr"})
        EXPECT_TRUE(is_of_authority(host)) << host;
    for (const char* const host : {"gov.shop", "kelp.com", "gob.es", "agov.es"}) EXPECT_FALSE(is_of_authority(host)) << host;
}

}  // namespace
}  // namespace stoa::policy
