// RTF: text in all the ways in which it can be written, what people do not see, fields and pictures.
#include <gmock/gmock.h>

#include "base/text.h"
#include "inspect/test_documents.h"
#include "inspect/test_inspector.h"
#include "inspect/test_pictures.h"

namespace stoa::inspect {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

Report read(std::string_view body) { return test_inspector().look(fmt::format("{{\\rtf1\\ansi {}}}", body)).report; }
std::string text_of(std::string_view body) { return all_text(read(body)); }

TEST(RichText, EscapedLettersAreRead) {
    EXPECT_EQ(text_of(R"(write to \'68\'65\'6c\'6C\'6f\'40shop.example)"), "write to hello@shop.example\n");
    EXPECT_EQ(text_of(R"(Call \'30\'31\'35\'31 1234567)"), "Call 0151 1234567\n");
    EXPECT_EQ(text_of(R"(\u104?\u101?\u108?\u108?\u111?)"), "hello\n");
    EXPECT_EQ(text_of(R"(\u119 ?\u119 ?\u119 ?.\u115 ?hop.example)"), "www.shop.example\n");
    EXPECT_EQ(text_of("\\'h\\'e\nllo \\\\ \\{x\\}"), "hello \\ {x}\n") << "no digits, and signs that are escaped";
    EXPECT_EQ(text_of(R"(Gr\'fc\'dfe f\'fcr dich)"), "Grüße für dich\n");
    EXPECT_EQ(text_of("Gr\xfc\xdf"
                      "e"),
              "Grüße\n");
    EXPECT_EQ(text_of(R"({\b h}{\i e}l\b0 lo)"), "hello\n");
}

TEST(RichText, CodePagesAreTheDocumentsAndTheFonts) {
    EXPECT_EQ(text_of(R"(\ansicpg1251 \'cf\'f0\'e8\'e2\'e5\'f2)"), "Привет\n");
    EXPECT_EQ(text_of(R"({\fonttbl{\f0\fcharset0 Arial;}{\f1\fnil\fcharset204 Arial;}{\f2\fcharset128 MS Gothic;}})"
                      R"(\deff0\'e4 {\f1 \'cf\'f0} \f2\'93\'fa\'83A\plain\'e4)"),
              "ä Пр 日アä\n");
    EXPECT_EQ(text_of(R"(\mac \'8a)"), "ä\n");
    EXPECT_EQ(text_of(R"(\ansicpg4711 \'e4)"), "ä\n");
}

TEST(RichText, UnicodeReplacesWhatStandsBehindIt) {
    EXPECT_EQ(text_of(R"(\uc2\u26085\'93\'fa\u26412\'96\'7b)"), "日本\n");
    EXPECT_EQ(text_of(R"(\uc0\u26085 \u26412  {\uc3\u-32643 abc}d)"), "日本 聽d\n");
    EXPECT_EQ(text_of(R"(\u-10179?\u-8704?)"), "\U0001F600\n");
    EXPECT_EQ(text_of(R"(\u-3992?\u-3991?)"), "hi\n") << "fonts with signs of their own";
    EXPECT_EQ(text_of(R"(\u104\u105)"), "hi\n");
    EXPECT_EQ(text_of(R"({\uc9\u104}i)"), "hi\n") << "not beyond the group";
    EXPECT_EQ(text_of(R"(\uc3\u104\b\i\ul secret)"), "hsecret\n") << "words count";
}

TEST(RichText, SignsAndParagraphs) {
    EXPECT_EQ(text_of(R"(a\par b\line c\cell d\row e\)"
                      "\n"
                      R"(f)"),
              "a\nb\nc\nd\ne\nf\n");
    EXPECT_EQ(text_of(R"(0151\~123\_45\-67\tab x)"), "0151 123-4567\tx\n");
    EXPECT_EQ(text_of(R"(\ldblquote a\rdblquote\emdash\lquote b\rquote\bullet)"), "“a”—‘b’•\n");
}

TEST(RichText, WhatNobodySeesIsNoText) {
    const auto report = read(
        R"({\fonttbl{\f0 Arial;}}{\colortbl;\red0;}{\stylesheet{\s0 Normal;}}{\*\generator Writer;}{\*\themedata 504b0304}seen{\*\bkmkstart mark})"
        R"({\info{\title Our shop}{\author Eve}}{\*\unheardof said}{\*\unheardof2 00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff})");
    EXPECT_EQ(all_text(report), "seen\n");
    EXPECT_EQ(all_text(report, TextOrigin::Described), "Our shop\nEve\nsaid\n");
    EXPECT_FALSE(report.is_cut);
    EXPECT_EQ(text_of("a\\bin5 {}{}xb"), "ab\n");
    EXPECT_EQ(text_of(R"(a{\header up}{\footnote down}b{\*\shpinst{\shptxt boxed}})"), "up\ndown\nboxed\nab\n");
    EXPECT_EQ(text_of(R"({\upr{x}{\*\ud{\uc0\u26085 }}}{\*\shpinst{\sp{\sn gtextUNICODE}{\sv arched}}{\sp{\sn fLine}{\sv 0}}})"),
              "arched\nx日\n");
}

TEST(RichText, WhatIsNotUnderstoodIsTold) {
    EXPECT_FALSE(read("x").is_cut);
    EXPECT_TRUE(read("x{").is_cut);
    EXPECT_TRUE(read("x\\bin2000 ").is_cut);
    EXPECT_TRUE(read("x\\fldinst y").is_cut);
    EXPECT_TRUE(read(std::string(2000, '{') + "x" + std::string(2000, '}')).is_cut);
    EXPECT_EQ(text_of("x}}y"), "xy\n");
}

TEST(RichText, FieldsAreDecoded) {
    const auto targets = [](std::string_view body) {
        std::vector<std::string> found;
        for (const Link& link : read(body).links) found.push_back(link.target);
        return found;
    };
    EXPECT_THAT(targets(R"({\field{\*\fldinst HYPERLINK "\'68ttp\u115?://shop.example/a"}{\fldrslt x}})"),
                ElementsAre("https://shop.example/a"));
    EXPECT_THAT(targets(R"({\field{\*\fldinst {\b HYPER}{\i LINK "https://shop.}example/b" \\o "tip"}}{\fldrslt x}})"),
                ElementsAre("https://shop.example/b"));
    EXPECT_THAT(targets(R"({\field{\*\fldinst IF {\field{\*\fldinst HYPERLINK "https://shop.example/c"}{\fldrslt x}}}{\fldrslt y}})"),
                ElementsAre("https://shop.example/c"));
    EXPECT_THAT(targets(R"({\*\shpinst{\sp{\sn pihlShape}{\sv {\*\hl{\hlsrc https://shop.example/d}}}}})"),
                ElementsAre("https://shop.example/d"));
    EXPECT_TRUE(read(R"({\field{\*\fldinst \'44DEAUTO c:\\\\x cmd}{\fldrslt x}})").has(Concern::DynamicExchange));
    EXPECT_EQ(text_of(R"({\field{\*\fldinst HYPERLINK "https://shop.example/a"}{\fldrslt click}} here)"), "click here\n");
    EXPECT_EQ(text_of(R"({\field{\*\fldinst MACROBUTTON nothing Call 0151 1234567}})"), "MACROBUTTON nothing Call 0151 1234567\n");
}

TEST(RichText, PicturesAreReadOrTold) {
    const InspectionOptions recognising{.recognition = InspectionOptions::Recognition::On};
    const std::string flyer = test_inspector().look(pdf("Leave us a review")).preview;
    const auto recognised = [&](const std::string& picture) {
        const auto report = test_inspector().look("{\\rtf1 Invoice " + picture + "}", {}, {}, recognising).report;
        EXPECT_FALSE(report.is_cut);
        EXPECT_TRUE(report.findings.empty());
        EXPECT_EQ(all_text(report), "Invoice\n");
        return all_text(report, TextOrigin::Recognised);
    };
    EXPECT_THAT(recognised("{\\pict\\jpegblip\\picw10 " + to_hex(flyer) + "}"), HasSubstr("review"));
    EXPECT_THAT(recognised("{\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn a}{\\sv 1}}}{\\*\\blipuid 00ff}\\jpegblip\n" + to_hex(flyer) +
                           "}}{\\nonshppict{\\pict\\wmetafile8 0100090000}}"),
                HasSubstr("review"));
    EXPECT_THAT(recognised(fmt::format("{{\\pict\\jpegblip\\bin{} {}}}", flyer.size(), flyer)), HasSubstr("review"));
    EXPECT_TRUE(read("{\\pict\\wmetafile8 010009000003}").is_cut);
    EXPECT_TRUE(read("{\\pict\\dibitmap0 2800000001}").is_cut);
    EXPECT_TRUE(read("{\\nonshppict{\\pict\\wmetafile8 0100090000}}").is_cut) << "there is no other";
    EXPECT_TRUE(read("{\\pict\\jpegblip " + to_hex(flyer.substr(0, 500)) + "}").is_cut);
    EXPECT_TRUE(read("\\b\\pict\\wmetafile8 010009000003").is_cut);
}

}  // namespace
}  // namespace stoa::inspect
