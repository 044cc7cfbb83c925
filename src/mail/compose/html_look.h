// How mails look: the web app's tokens. Mail programs know no variables, and some no <style>, so each element carries its light look itself
// and a class by which the dark one replaces it.
#pragma once

#include <string_view>

namespace stoa::mail::look {

struct Look {
    std::string_view class_name;
    std::string_view style;
};

inline constexpr Look page{
    "page",
    "margin:0;padding:16px 8px 32px;background-color:#f6f7f9;color:#1b1f24;font-family:system-ui,-apple-system,'Segoe UI',"
    "Roboto,'Noto Sans',Arial,sans-serif;font-size:16px;line-height:1.5;-webkit-text-size-adjust:100%"};
inline constexpr Look column{"column", "max-width:600px;margin:0 auto"};
inline constexpr Look reply_line{"outside soft", "margin:0 16px 12px;font-size:13px;color:#57606a"};
inline constexpr Look marketplace{"outside soft", "margin:0 16px 8px;font-size:14px;font-weight:600;color:#57606a"};
inline constexpr Look card{"card", "padding:24px 16px;background-color:#ffffff;border:1px solid #e3e6ea;border-radius:10px"};
inline constexpr Look heading{"ink", "margin:0 0 12px;font-size:20px;line-height:1.3;font-weight:700;color:#1b1f24;overflow-wrap:anywhere"};
inline constexpr Look second_heading{"ink", "margin:24px 0 8px;font-size:16px;line-height:1.4;font-weight:700;color:#1b1f24"};
inline constexpr Look choice{"ink", "margin:0 0 4px;color:#1b1f24;overflow-wrap:anywhere"};
inline constexpr Look paragraph{"ink", "margin:0 0 12px;color:#1b1f24;overflow-wrap:anywhere"};
inline constexpr Look fact{"ink", "margin:0;font-weight:600;color:#1b1f24;overflow-wrap:anywhere"};
inline constexpr Look soft_fact{"soft", "margin:0;font-size:14px;color:#57606a;overflow-wrap:anywhere"};
inline constexpr Look note{"soft", "margin:6px 0 0;font-size:14px;color:#57606a;overflow-wrap:anywhere"};
inline constexpr Look author{"ink", "margin:20px 0 4px;font-size:14px;color:#1b1f24;overflow-wrap:anywhere"};
inline constexpr Look soft{"soft", "color:#57606a"};
inline constexpr Look words{"words ink",
                            "margin:0;padding:12px 14px;background-color:#eef3ff;border:1px solid #e3e6ea;border-radius:14px;color:#1b1f24;"
                            "overflow-wrap:anywhere;word-break:break-word;unicode-bidi:plaintext"};
inline constexpr Look own_words{
    "own ink",
    "margin:0;padding:12px 14px;background-color:#f6f7f9;border:1px solid #e3e6ea;border-radius:10px;color:#1b1f24;"
    "overflow-wrap:anywhere;word-break:break-word;unicode-bidi:plaintext"};
inline constexpr Look mark{"bad",
                           "padding:1px 0;background-color:#fdecec;color:#1b1f24;border-radius:3px;text-decoration:underline;"
                           "text-decoration-color:#a3232b;text-decoration-thickness:2px;text-underline-offset:3px"};
inline constexpr Look number{"badnumber",
                             "font-size:12px;font-weight:700;line-height:1;color:#a3232b;white-space:nowrap;unicode-bidi:isolate"};
inline constexpr Look hidden{
    "hidden",
    "margin:0 1px;padding:0 3px;border:1px dotted #808892;border-radius:3px;font-size:11px;line-height:1;color:#57606a;"
    "unicode-bidi:isolate;white-space:nowrap"};
inline constexpr Look fault{"fault", "margin:0 0 12px;padding:0 0 0 12px;border:0 solid #a3232b;border-left-width:3px"};
inline constexpr Look fault_right_to_left{"fault", "margin:0 0 12px;padding:0 12px 0 0;border:0 solid #a3232b;border-right-width:3px"};
inline constexpr Look why{"ink", "margin:0;color:#1b1f24;overflow-wrap:anywhere"};
inline constexpr Look fix{"ink", "margin:2px 0 0;color:#1b1f24;overflow-wrap:anywhere"};
inline constexpr Look button_line{"line", "margin:24px 0 0"};
inline constexpr Look button{
    "button",
    "display:inline-block;padding:12px 20px;background-color:#2450c8;border-radius:8px;color:#ffffff;font-weight:600;"
    "line-height:20px;text-decoration:none;mso-padding-alt:0"};
inline constexpr Look hint{"soft", "margin:16px 0 0;font-size:13px;color:#57606a;overflow-wrap:anywhere;word-break:break-word"};
inline constexpr Look small_print{"soft", "margin:20px 0 0;font-size:14px;color:#57606a;overflow-wrap:anywhere"};
inline constexpr Look footer{"outside soft", "margin:12px 16px 0;font-size:13px;color:#57606a;overflow-wrap:anywhere"};
inline constexpr Look link{"link", "color:#2450c8;text-decoration:underline"};

// The Word that draws Outlook's mails knows no padding of links: spaces of a given height make the button's.
inline constexpr std::string_view button_begin_for_word =
    "<!--[if mso]><i style=\"mso-font-width:200%;mso-text-raise:20pt\" hidden>&emsp;</i><span style=\"mso-text-raise:10pt\"><![endif]-->";
inline constexpr std::string_view button_end_for_word =
    "<!--[if mso]></span><i style=\"mso-font-width:200%\" hidden>&emsp;&#8203;</i><![endif]-->";

// Gmail reads at most 8192 bytes of it.
inline constexpr std::string_view sheet =
    ":root{color-scheme:light dark;supported-color-schemes:light dark}\n"
    "@media (min-width:480px){\n"
    ".page{padding:32px 16px 48px!important}\n"
    ".card{padding:28px 32px 32px!important}\n"
    ".outside{margin-left:33px!important;margin-right:33px!important}\n"
    "}\n"
    "@media (prefers-color-scheme:dark){\n"
    ".page{background-color:#1b1f24!important;color:#e8eaed!important}\n"
    ".card{background-color:#15181c!important;border-color:#2c323a!important}\n"
    ".ink{color:#e8eaed!important}\n"
    ".soft{color:#a3abb5!important}\n"
    ".words{background-color:#1d2940!important;border-color:#2c323a!important}\n"
    ".own{background-color:#1b1f24!important;border-color:#2c323a!important}\n"
    ".bad{background-color:#381a1d!important;color:#e8eaed!important;text-decoration-color:#ff9a9f!important}\n"
    ".badnumber{color:#ff9a9f!important}\n"
    ".hidden{border-color:#6f7884!important;color:#a3abb5!important}\n"
    ".fault{border-color:#ff9a9f!important}\n"
    ".button{background-color:#86a8ff!important;color:#0b1020!important}\n"
    ".link{color:#86a8ff!important}\n"
    "}\n";

}  // namespace stoa::mail::look
